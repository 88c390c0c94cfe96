"""From draft to decision, and why not."""

from communesplone.deliberations.api import items


def test_one_level(town):
    with town.user("author"):
        item = town.item()
        items.propose(item)
    with town.user("validator"):
        items.validate(item)
    assert items.state(item) == "validated"
