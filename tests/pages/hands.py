"""Rock, paper, scissors: its experiments, and the stages of a round."""

from shipped import of_kind
from visiting import visit

GAMES = of_kind("camera")
NAME = "rock_paper_scissors_cnn"  # for what does not depend on the network
MANIFEST = GAMES[NAME]
MATCH = "[data-part=match]"
TURN_ON = "[data-part=input] [data-part=camera]"


def example_of(manifest, move):
    return next(one for one in manifest["page"]["settings"]["examples"] if one["label"] == move)


def open_game(context, site, name=NAME, prepare=None):
    """A page of the game; `prepare` is a script that runs before those of the page."""
    page = context.new_page()
    if prepare:
        page.add_init_script(prepare)
    visit(page, site, name)
    return page


def stage(page, name):
    """The match, when it has come to this stage."""
    page.wait_for_selector(f"{MATCH}[data-stage={name}]")
    return page.locator(MATCH)
