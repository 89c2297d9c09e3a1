"""A page without a network goes on while a browser translates it; those with one are walked so in test_coverage.py."""

import pytest
from drawing import draw
from translating import TRANSLATOR, check_translated
from visiting import visit


@pytest.fixture
def page(new_context):
    """A page that is being translated."""
    context = new_context(faults=True)
    context.add_init_script(TRANSLATOR)
    return context.new_page()


def test_pages_without_a_network(page, site):
    for path in ("", "about/", "nothing/here/"):
        page.goto(site + path)
        page.wait_for_selector("main[data-state=ready] h1")
        if path == "":
            page.click("[data-part=search]")
            page.fill("input[type=search]", "digit")
            page.fill("input[type=search]", "")
        check_translated(page)


def test_a_drawing_that_comes_and_goes(page, site):
    visit(page, site, "sketch_mlp")
    for _ in range(2):
        draw(page, [(0.3, 0.3), (0.7, 0.7)], [(0.3, 0.7), (0.7, 0.3)])
        page.wait_for_selector("[data-part=answer][data-settled=true]:not([data-best=''])")
        page.click("[data-part=clear]")
        page.wait_for_selector("[data-part=answer][data-best='']")
    page.click("[data-part=play-game]")
    draw(page, [(0.3, 0.3), (0.7, 0.7)])
    page.click("[data-part=skip]")
    check_translated(page)
