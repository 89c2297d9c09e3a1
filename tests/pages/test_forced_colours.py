"""With the reader's own colours in place of the page's, bars and what is chosen can still be seen."""

from visiting import visit
from walking import give

LOOKS = """() => {
  const style = (selector) => getComputedStyle(document.querySelector(selector));
  return {
    bar: style(".draw-bars .bar span").backgroundColor,
    behind: style("body").backgroundColor,
    chosen: style(".draw-pen:has(:checked)").outlineStyle,
    others: style(".draw-pen:not(:has(:checked))").outlineStyle,
  };
}"""


def test_bars_and_the_chosen_pen_can_be_seen(new_context, site):
    page = new_context(forced_colors="active").new_page()
    visit(page, site, "digits_mlp")
    give(page)
    looks = page.evaluate(LOOKS)
    assert looks["bar"] != looks["behind"]
    assert (looks["chosen"], looks["others"]) == ("solid", "none")
