"""Limits on what is dear to answer."""

from communesplone.core.api import limits
from communesplone.core.rules.buckets import Buckets
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import TEST_USER_NAME

import pytest


@pytest.fixture
def buckets():
    return Buckets(size=1, seconds=60)


def test_a_visitor_is_known_by_the_address(portal, http_request, buckets):
    logout()
    http_request.environ["REMOTE_ADDR"] = "198.51.100.7"
    limits.spend(buckets)
    with pytest.raises(limits.TooManyRequests) as raised:
        limits.spend(buckets)
    assert 0 < raised.value.seconds <= 60
    assert raised.value.getStatus() == 429


def test_whoever_has_an_account_is_known_by_it(portal, buckets):
    login(portal, TEST_USER_NAME)
    limits.spend(buckets)
    api.user.create(username="other", email="other@town.example")
    login(portal, "other")
    limits.spend(buckets)
    with pytest.raises(limits.TooManyRequests):
        limits.spend(buckets)
