"""A ballot in words."""

from communesplone.core.rules.alphabet import filed
from communesplone.deliberations.api.acts.votes import papers
from communesplone.deliberations.api.results import spoken
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.act import texts
from communesplone.deliberations.documents.sheets import Round
from communesplone.deliberations.documents.words import entries
from zope.globalrequest import getRequest
from zope.i18n import translate


def in_words(votes):
    """Describe a ballot.

    :param votes: an `api.public_act.PublicVotes`.
    """
    told = is_told(votes)
    return {
        "form": " · ".join(filter(None, (mode(votes), votes.article))) if told else "",
        "secret": votes.mode == "secret" if told else None,
        "sentence": spoken(votes.sentence) if votes.sentence else "",
        "rounds": list(rounds(votes)) if votes.rounds else [],
        "tallies": () if votes.rounds else votes.tallies,
        "counts": list(counts(votes)) if votes.counts else [],
        "names": list(names(votes.choices)),
    }


def is_told(votes):
    """Tell whether it is known how the votes were given: not of an imported act."""
    return votes.mode != "none" or bool(votes.sentence)


def mode(votes):
    """Name how the votes were given."""
    return translate(texts.MODES.get(votes.mode, votes.mode), context=getRequest())


def rounds(votes):
    """Give the number of each round and what came of it; the papers of the last one
    are counted by themselves."""
    blank = translate(texts.COUNTS["blank"], context=getRequest())
    for one in (*votes.rounds, Round(votes.round, votes.tallies)):
        rows = [*one.tallies, (blank, one.blank)] if one.blank else one.tallies
        yield one.number, entries(rows, titles.language())


def counts(votes):
    """Give what was counted; in an election, the papers."""
    names, found = texts.COUNTS, votes.counts
    if votes.tallies:
        names, found = texts.PAPERS, {**found, "papers": papers(found)}
    for name, title in names.items():
        if name == "blank" and not found.get(name) and not is_told(votes):
            # Whether papers were blank, a file of the past does not say.
            continue
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
