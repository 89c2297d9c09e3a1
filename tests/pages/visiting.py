"""What every test of a page does: open it, wait for its answer, and look for what shuts somebody out."""

from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe

ANSWER = "[data-part=answer]"
ANSWERED = f"{ANSWER}[data-settled=true]"
READ = f"{ANSWERED}:not([data-best=''])"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}


@contextmanager
def contexts(browser):
    """Gives what makes a context of the browser, 1280 x 900 unless told otherwise; all are closed at the end.

    A page that fails, or that writes an error to the console, fails the test. With `faults`, the test makes requests
    fail, and it is no error that the browser says so.
    """
    made, problems = [], []

    def new_context(faults=False, **options):
        def note(message):
            if message.type == "error" and not (faults and message.text.startswith("Failed to load resource")):
                problems.append(message.text)

        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        made.append(context)
        context.on("weberror", lambda error: problems.append(str(error.error)))
        context.on("console", note)
        return context

    try:
        yield new_context
    finally:
        for context in made:
            context.close()
    assert not problems, "\n".join(problems)


def visit(page, site, name, fragment=""):
    """Open an experiment, and wait until its network is there."""
    if fragment:
        page.goto("about:blank")  # another fragment alone would not load the page again
    page.goto(f"{site}experiments/{name}/{fragment}")
    page.wait_for_selector("main[data-state=ready]")


def next_frame(page):
    """Wait until what was done is on the screen."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def violations(page, part=None):
    """What shuts somebody out, by the rules of WCAG 2.2 AA; of a part of the page, by every rule that axe has."""
    options = None if part else RULES
    found = Axe().run(page, context=part, options=options).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"]) for one in found]
