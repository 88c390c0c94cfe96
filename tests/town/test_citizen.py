"""A citizen without an account visits the town."""

import pytest


@pytest.mark.parametrize("width", ["desktop", "phone"])
@pytest.mark.parametrize("language", ["fr", "nl", "en", "es"])
def test_the_front_page_greets_in_the_citizen_s_language(visit, width, language):
    citizen = visit(width, language)
    citizen.open()
    citizen.look("front-page")
