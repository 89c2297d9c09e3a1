"""Every story introduces the field's terms: in bold, with their meaning, where they first stand."""

import re

import jupytext
import pytest

from glassbox import discovery
from glassbox.glossary import GLOSSARY

pytestmark = pytest.mark.every_experiment

FEWEST_TERMS = 8
FEWEST_WORDS_OF_A_MEANING = 8


def markdown_cells(name: str) -> list[str]:
    notebook = jupytext.read(discovery.experiments_folder() / name / "experiment.py", fmt="py:percent")
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def prose(name: str) -> str:
    """The story without its headings and code: there a word may stand before it is explained."""
    text = re.sub(r"(?m)^#+ .*$", "", "\n\n".join(markdown_cells(name)))
    return re.sub(r"`[^`]*`", "", text)


def spelling(term: str) -> str:
    """How a term may be written: in capitals, in the plural, and over the end of a line."""
    return r"\s+".join(map(re.escape, term.split())) + "(?:s|es)?"


def dots(found: re.Match) -> str:
    """As many dots, so that all that follows stays where it was."""
    return "." * len(found[0])


def first_place(term: str, text: str) -> re.Match | None:
    """Where a term first stands by itself, not as part of a longer one ("batch" in "batch normalisation")."""
    for longer in GLOSSARY:
        if term != longer and re.search(rf"\b{re.escape(term)}\b", longer, re.IGNORECASE):
            text = re.sub(rf"\b{spelling(longer)}\b", dots, text, flags=re.IGNORECASE)
    return re.search(rf"(?<![\w-]){spelling(term)}(?![\w-])", text, re.IGNORECASE)


@pytest.mark.parametrize("name", discovery.shipped())
def test_whoever_reads_a_shipped_story_meets_the_terms_of_its_field(name):
    assert len(discovery.find(name).terms) >= FEWEST_TERMS


@pytest.mark.parametrize("name", discovery.names())
def test_terms_stand_in_bold_with_their_meaning_where_they_first_appear(name):
    terms = discovery.find(name).terms
    assert len(set(terms)) == len(terms)
    assert set(terms) <= set(GLOSSARY)
    text = prose(name)
    for term in terms:
        first = first_place(term, text)
        assert first, f"{term} is not in the story"
        assert text[first.start() - 2 : first.start()] == text[first.end() : first.end() + 2] == "**", (
            f"{term} first stands here, and not in bold: {text[max(0, first.start() - 40) : first.end() + 20]!r}"
        )
        paragraph = next(one for one in re.split(r"\n\s*\n", text) if first[0] in one and f"**{first[0]}**" in one)
        assert len(paragraph.replace(first[0], "").split()) >= FEWEST_WORDS_OF_A_MEANING, (
            f"{term} has no meaning beside it"
        )


@pytest.mark.parametrize("name", discovery.names())
def test_every_bold_term_of_the_glossary_is_named_by_its_experiment(name):
    bold = {" ".join(one.split()).lower() for one in re.findall(r"\*\*([^*]+)\*\*", prose(name))}
    written = {form.lower(): term for term in GLOSSARY for form in (term, f"{term}s", f"{term}es")}
    assert {written[one] for one in bold if one in written} == set(discovery.find(name).terms)


@pytest.mark.parametrize("name", discovery.names())
def test_exercises_change_arguments_of_the_experiment_and_never_the_library(name):
    exercises = "\n".join(markdown_cells(name)).partition("What to try next")[2]
    assert "glassbox/" not in exercises


def test_every_term_has_one_sentence():
    for term, meaning in GLOSSARY.items():
        assert meaning.endswith("."), term
        assert "." not in meaning[:-1], term
        assert 6 <= len(meaning.split()) <= 30, term
