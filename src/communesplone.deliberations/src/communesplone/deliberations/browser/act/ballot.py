"""A ballot in words."""

from communesplone.core.rules.alphabet import filed
from communesplone.deliberations.api.acts.votes import papers
from communesplone.deliberations.api.results import spoken
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.act import texts
from communesplone.deliberations.documents.words import entries


def in_words(votes):
    """Describe a ballot.

    :param votes: an `api.public_act.PublicVotes`.
    """
    return {
        "mode": texts.MODES.get(votes.mode, votes.mode),
        "secret": votes.mode == "secret",
        "article": votes.article,
        "sentence": spoken(votes.sentence) if votes.sentence else "",
        "rounds": [(n, entries(rows, titles.language())) for n, rows in votes.rounds],
        "tallies": votes.tallies,
        "counts": list(counts(votes)) if votes.counts else [],
        "names": list(names(votes.choices)),
    }


def counts(votes):
    """Give what was counted; in an election, the papers."""
    names, found = texts.COUNTS, votes.counts
    if votes.tallies:
        names, found = texts.PAPERS, {**found, "papers": papers(found)}
    for name, title in names.items():
        yield {
            "title": title,
            "value": found.get(name, 0),
            "property": texts.PROPERTIES.get(name),
        }


def names(choices):
    """Give who voted what; the choices that nobody made are left out."""
    for choice, title in texts.CHOICES.items():
        found = sorted((name for name, made in choices if made == choice), key=filed)
        if found:
            yield {"title": title, "names": found}
