"""Whether a ballot can have taken place, and what it counts."""

from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import BallotRefused
from communesplone.deliberations.rules.ballot import Choice
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.proxies import valid_proxies
from communesplone.deliberations.rules.proxies import voting_power
from communesplone.deliberations.rules.quorum import for_matter
from communesplone.deliberations.rules.roll import Roll
from communesplone.deliberations.rules.sentence import sentence


PUBLIC = frozenset({Mode.SHOW_OF_HANDS, Mode.ROLL_CALL})


def count(
    rulebook: Rulebook, roll: Roll, ballot: Ballot, matter: Matter | None = None
) -> Counts | None:
    """Check a ballot and count it.

    :param rulebook: the law.
    :param roll: the roll for this item.
    :param ballot: the ballot.
    :param matter: what was voted upon.
    :returns: the counts; None without a vote. With candidates and no counts, each
        tallied vote is a paper.
    :raises BallotRefused: if it cannot have taken place; sentence and article say why.
    """
    matter = matter or Matter()
    seen = for_matter(rulebook, roll, matter)
    _check_form(rulebook, ballot, matter)
    _check_requested(rulebook, ballot, matter)
    _check_people(rulebook, roll, seen, ballot)
    counts = _counted(rulebook, seen, ballot)
    if counts is not None:
        _check_power(rulebook, seen, ballot, counts)
    return counts


def _check_form(rulebook: Rulebook, ballot: Ballot, matter: Matter) -> None:
    article = rulebook.majority.article
    numbers = ballot.counts is not None or ballot.tallies is not None
    if ballot.choices is not None and numbers:
        raise BallotRefused(sentence("vote_twice"), article)
    given = ballot.choices is not None or numbers
    if ballot.mode is Mode.NONE and given:
        raise BallotRefused(sentence("vote_without_ballot"), article)
    if ballot.mode in PUBLIC | {Mode.SECRET} and not given:
        raise BallotRefused(sentence("vote_missing"), article)
    secret = rulebook.secret_kinds
    if ballot.mode is Mode.UNANIMOUS and rulebook.secret_waiver.value:
        return
    public = ballot.mode in PUBLIC | {Mode.UNANIMOUS}
    waived = matter.secret_waived and rulebook.secret_waiver.value
    if matter.subject_kind in secret.value and public and not waived:
        raise BallotRefused(sentence("vote_secret_required"), secret.article)


def _check_requested(rulebook: Rulebook, ballot: Ballot, matter: Matter) -> None:
    """Refuse another form of vote than the one that was asked for."""
    if matter.requested is Mode.SECRET and ballot.mode in PUBLIC | {Mode.UNANIMOUS}:
        article = rulebook.secret_share.article
        raise BallotRefused(sentence("vote_secret_asked"), article)
    compulsory = matter.subject_kind in rulebook.secret_kinds.value
    silent = {Mode.SHOW_OF_HANDS, Mode.UNANIMOUS} | (
        set() if compulsory else {Mode.SECRET}
    )
    if matter.requested is Mode.ROLL_CALL and ballot.mode in silent:
        article = rulebook.roll_call_share.article
        raise BallotRefused(sentence("vote_roll_call_asked"), article)


def _check_people(rulebook: Rulebook, roll: Roll, seen: Roll, ballot: Ballot) -> None:
    """Refuse whoever has no vote here; an absent giver of a valid power has one."""
    given = {proxy.giver for proxy in valid_proxies(rulebook, seen)}
    for id in sorted({*(ballot.choices or ()), *ballot.voters}):
        if id in seen.seated or id in given:
            continue
        said, article = "vote_absent", rulebook.quorum.article
        if id not in seen.by_id:
            said = "vote_unknown_member"
        elif id not in seen.voting:
            said = "vote_without_vote"
        elif id in roll.withdrawn:
            said, article = "vote_interested", rulebook.interest.article
        elif id in seen.withdrawn:
            said, article = "vote_account_mayor", rulebook.account_posts.article
        raise BallotRefused(sentence(said, member=seen.name(id)), article)


def _counted(rulebook: Rulebook, seen: Roll, ballot: Ballot) -> Counts | None:
    if ballot.mode is Mode.NONE:
        return None
    if ballot.choices is not None:
        return _of_choices(ballot)
    if ballot.counts is not None:
        return ballot.counts
    if ballot.tallies is not None:
        return _of_tallies(rulebook, ballot)
    return Counts(in_favour=_power(rulebook, seen, ballot))


def _of_choices(ballot: Ballot) -> Counts:
    said = list((ballot.choices or {}).values())
    return Counts(
        in_favour=said.count(Choice.FOR),
        against=said.count(Choice.AGAINST),
        abstentions=said.count(Choice.ABSTAIN),
        blank=said.count(Choice.BLANK),
    )


def _of_tallies(rulebook: Rulebook, ballot: Ballot) -> Counts:
    # A paper names up to as many people as there are seats: only with one seat do
    # the tallies say how many papers there were.
    if ballot.seats > 1:
        raise BallotRefused(sentence("vote_missing"), rulebook.appointment.article)
    return Counts(in_favour=sum((ballot.tallies or {}).values()))


def _check_power(
    rulebook: Rulebook, seen: Roll, ballot: Ballot, counts: Counts
) -> None:
    article = rulebook.majority.article
    if ballot.mode is Mode.UNANIMOUS and counts.against:
        said = sentence("vote_unanimous_opposed", against=counts.against)
        raise BallotRefused(said, article)
    power = _power(rulebook, seen, ballot)
    if counts.cast > power:
        said = sentence("vote_too_many", cast=counts.cast, power=power)
        raise BallotRefused(said, article)


def _power(rulebook: Rulebook, seen: Roll, ballot: Ballot) -> int:
    """Count the votes there can be: all there are, or those of the noted voters."""
    if not ballot.voters:
        return voting_power(rulebook, seen)
    return len(ballot.voters) + sum(
        proxy.holder in ballot.voters and proxy.giver not in ballot.voters
        for proxy in valid_proxies(rulebook, seen)
    )
