"""Every confusion matrix opens its mistakes, or says why they may not be shown."""

import json
from pathlib import Path

import pytest

EXPERIMENTS = Path(__file__).resolve().parents[2] / "experiments"
FOLDERS = [file.parent for file in sorted(EXPERIMENTS.glob("*/model/manifest.json"))]
MANY = 15  # labels, from which on there is a list of pairs beside the matrix
NOT_SHOWN = "may not be shown"


def read(folder, name):
    return json.loads((folder / name).read_text())


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_mistakes_open_or_it_is_said_why_not(page, site, folder):
    manifest, report = read(folder, "manifest.json"), read(folder, "report.json")
    page.goto(f"{site}experiments/{manifest['id']}/")
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
