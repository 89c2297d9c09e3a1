"""The site is built again when anything that it is made of has changed."""

from glassbox.site import CHECKOUT
from glassbox.site.build import PARTS


def test_everything_the_site_is_made_of_is_there_to_be_looked_at():
    assert [part for part in PARTS if not (CHECKOUT / part).exists()] == []
