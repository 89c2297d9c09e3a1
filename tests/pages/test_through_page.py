"""Drawings replayed on the page by real pointer events are read as Python reads them."""

import pytest

from glassbox import discovery
from glassbox.evaluation import through_page
from glassbox.runtime import Predictor

COUNT = 6


@pytest.mark.usefixtures("mirror")
def test_replayed_drawings_are_read_as_in_python(browser, site):
    one = discovery.find("digits_mlp")
    report = through_page.measure(one, Predictor(one.model_file), site, browser, COUNT)
    names = list(report["metrics"])
    assert names.index("page_accuracy") == names.index("drawn_accuracy") + 1
    figure = report["metrics"]["page_accuracy"]
    assert figure["n"] == COUNT
    assert figure["value"] == figure["same_in_python"]
