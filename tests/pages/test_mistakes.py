"""Every confusion matrix opens its mistakes, or says why they may not be shown."""

import pytest
from shipped import MANIFESTS, REPORTS, SHIPPED
from visiting import contexts

MANY = 15  # labels, from which on there is a list of pairs beside the matrix
NOT_SHOWN = "may not be shown"


@pytest.fixture(scope="module")
def page(browser):
    with contexts(browser) as new_context:
        yield new_context().new_page()


@pytest.mark.parametrize("name", SHIPPED)
def test_mistakes_open_or_it_is_said_why_not(page, site, name):
    manifest, report = MANIFESTS[name], REPORTS[name]
    page.goto(f"{site}experiments/{name}/")
    page.wait_for_selector("section[data-part=trained]")
    good = page.locator("section[data-part=good]")
    if not manifest["data"]["shown"]:
        assert report["mistakes"] == []
        assert NOT_SHOWN in good.inner_text()
    if report["confusion"] is None:
        return
    counts, labels = report["confusion"]["counts"], report["confusion"]["labels"]
    wrong = sum(map(sum, counts)) - sum(row[i] for i, row in enumerate(counts))
    many = len(labels) > MANY
    buttons = good.locator(".confused > li > button" if many else ".confusion td button")
    if wrong == 0:
        assert buttons.count() == 0
        assert "no mistakes" in good.inner_text()
        return
    buttons.first.click()
    opened = (
        good.locator(".confused > li").first
        if many
        else good.locator(".confusion").locator("xpath=../following-sibling::*[1]")
    )
    opened.get_by_text("was read as").wait_for()
    if manifest["data"]["shown"]:
        assert opened.locator("img, code").count() > 0 or "none of these is among" in opened.inner_text()
    else:
        assert NOT_SHOWN in opened.inner_text()
