"""The address under which a page of the public is known."""

from visiting import path_of

import pytest


def canonical(page):
    (link,) = page.tree.cssselect("link[rel=canonical]")
    return link.get("href")


@pytest.mark.parametrize("name", ["@@decisions", "public-decisions"])
def test_the_list_of_the_town_is_not_its_front_page(place, visit, name):
    page = visit(None).get(f"{name}?text=bench")
    assert page.status == 200
    assert canonical(page) == f"{place.portal.absolute_url()}/public-decisions"


def test_the_list_of_a_body(place, visit):
    page = visit(None).get(f"{path_of(place.council)}/@@decisions")
    assert canonical(page) == f"{place.council.absolute_url()}/@@decisions"


def test_other_pages_are_those_of_their_content(place, visit):
    page = visit(None).get(path_of(place.council))
    assert canonical(page) == place.council.absolute_url()
