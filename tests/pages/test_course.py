"""The first page is a path: chapters in order, one lesson a page, a way on at its end, and nothing that jumps while it loads."""

import pytest
from shipped import MANIFESTS, SHIPPED
from visiting import next_frame, violations, visit

from glassbox.course import CHAPTERS

SHIFT = """() => {
  window.shift = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""
ORDER = sorted(SHIPPED, key=lambda name: MANIFESTS[name].get("course", {}).get("order", [len(CHAPTERS), 0]))
IN_COURSE = [name for name in ORDER if "course" in MANIFESTS[name]]


def open_gallery(page, site):
    page.goto(site)
    page.wait_for_selector("main[data-state=ready]")


def test_chapters_come_in_order_and_so_do_their_experiments(page, site):
    open_gallery(page, site)
    titles = page.locator("[data-part=chapter] h2").all_inner_texts()
    assert titles[: len(set(titles) & set(CHAPTERS))] == [one for one in CHAPTERS if one in titles]
    cards = page.locator(".experiment-card a").evaluate_all("all => all.map(one => one.href)")
    names = [one.rstrip("/").rsplit("/", 1)[-1] for one in cards]
    assert sorted(names) == SHIPPED
    assert names[: len(IN_COURSE)] == IN_COURSE
    starts = [MANIFESTS[name]["course"]["start"] for name in IN_COURSE if MANIFESTS[name]["course"]["start"]]
    assert page.locator("[data-part=start] strong").all_inner_texts() == starts
    assert violations(page) == []


def test_searching_is_behind_a_button(page, site):
    open_gallery(page, site)
    assert page.locator("[role=search]").count() == 0
    page.click("[data-part=search]")
    page.fill("[type=search]", "shakespeare")
    page.wait_for_function("() => document.querySelectorAll('.experiment-card').length === 1")
    assert page.locator("[data-part=chapter]").count() == 1
    assert violations(page) == []
    page.reload()
    page.wait_for_selector("[role=search]")  # an address with a search opens it
    page.click("[data-part=search]")
    assert page.locator(".experiment-card").count() == len(SHIPPED)


def test_a_page_has_one_lesson_and_a_way_on_and_what_was_tried_is_marked(page, site):
    open_gallery(page, site)
    assert page.locator("[data-part=tried]").count() == 0
    page.click("[data-part=start][data-first=true]")
    page.wait_for_selector("main[data-state=ready]")
    name = page.evaluate("() => document.body.dataset.id")
    course = MANIFESTS[name]["course"]
    lesson = page.locator("[data-part=lesson]").inner_text()
    assert f"This one is about: {course['lesson']}" in lesson
    assert course["try_this"] in lesson
    page.click("[data-part=example] >> nth=0")
    page.click("[data-part=neighbours] [data-way=next]")
    page.wait_for_selector("main[data-state=ready]")
    assert page.evaluate("() => document.body.dataset.id") == ORDER[ORDER.index(name) + 1]
    open_gallery(page, site)
    tried = page.locator(".experiment-card:has([data-part=tried]) a")
    assert [one.rstrip("/").rsplit("/", 1)[-1] for one in tried.evaluate_all("all => all.map(one => one.href)")] == [
        name
    ]
    assert violations(page) == []


def test_the_path_has_two_ends(page, site):
    for name, way in ((ORDER[0], "previous"), (ORDER[-1], "next")):
        visit(page, site, name)
        end = page.locator(f"[data-part=neighbours] [data-way={way}]")
        assert end.evaluate("one => one.href") == site


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_while_the_first_page_or_about_loads(new_context, site, width):
    page = new_context(viewport={"width": width, "height": 844}).new_page()
    page.add_init_script(f"({SHIFT})()")
    for path in ("", "about/"):
        page.goto(f"{site}{path}")
        page.wait_for_selector("main h1")
        page.wait_for_load_state("networkidle")
        next_frame(page)
        assert page.evaluate("() => window.shift") <= 0.02


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_jumps_while_an_experiment_loads(new_context, site, name):
    context = new_context()
    for width in (390, 1280):
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 844})
        page.add_init_script(f"({SHIFT})()")
        visit(page, site, name)
        page.wait_for_selector("section[data-part=trained]")
        next_frame(page)
        assert page.evaluate("() => window.shift") <= 0.02
