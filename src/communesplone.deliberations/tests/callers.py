from communesplone.core.api import settings
from scene import PASSWORD
from time import sleep
from told_evening import told

import pytest
import requests
import transaction


NOBODY = ""


@pytest.fixture
def evening(place):
    """An evening in a site that answers requests; all may log in with PASSWORD."""
    settings.save(names={"en": "Val Fleuri"})
    found = told(place)
    transaction.commit()
    return found


@pytest.fixture
def ask():
    """A request as a browser sends it, by somebody or by NOBODY."""
    session = requests.Session()
    session.trust_env = False

    def send(url, user="clerk", method="GET", turns=30, **more):
        auth = (user, PASSWORD) if user else None
        given = {"auth": auth, "allow_redirects": False, "timeout": 120, **more}
        for _turn in range(turns):
            answer = session.request(method, url, **given)
            # Of a PDF that takes longer there is a page first, which asks again.
            if answer.status_code != 202 or method != "GET":
                break
            sleep(2)
        return answer

    yield send
    session.close()
