"""Elections by paper, in several rounds."""

CANDIDATES = {
    "x": {"id": "x", "name": "Xavier", "birth": "1960-01-01"},
    "y": {"id": "y", "name": "Yvette", "birth": "1970-01-01"},
    "z": {"id": "z", "name": "Zoé", "birth": "1980-01-01"},
    "w": {"id": "w", "name": "William", "birth": "1985-01-01"},
}


def papers(evening, minutes, seats, tallies, count=5, blank=0, **data):
    """Record a round: how many votes each candidate has on how many papers.

    :param count: papers that name somebody.
    """
    stored = evening.session.ballots.get(evening.uids[0])
    return evening.act(
        "ballot",
        minutes,
        item=evening.uids[0],
        mode="secret",
        seen=stored.stamp if stored else "",
        candidates=[CANDIDATES[id] for id in tallies],
        tallies=tallies,
        seats=seats,
        counts={"in_favour": count, "blank": blank},
        **data,
    )
