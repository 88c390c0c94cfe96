"""Whatever is written into the journal has a title there."""

from communesplone.deliberations.api.journal_actions import DeliberationsActions
from pathlib import Path

import communesplone.deliberations
import re


CODE = Path(communesplone.deliberations.__file__).parent


def test_every_action_has_a_title():
    texts = [path.read_text() for path in CODE.rglob("*.py")]
    found = {
        action
        for text in texts
        for action in re.findall(r'journal\.record\(\s*"([a-z._]+)"', text)
    }
    assert len(found) > 20
    assert found <= set(DeliberationsActions.titles)
