"""Powers to vote for an absent member: in the votes, never in the quorum."""

from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.roll import Proxy
from communesplone.deliberations.rules.roll import Roll


def valid_proxies(rulebook: Rulebook, roll: Roll) -> tuple[Proxy, ...]:
    """Give the powers that count for this item.

    A power is void if its holder is absent or withdrawn, if its giver is there or
    withdrawn, if it served too many sessions without illness, or if its holder has as
    many as the law allows already (the first handed in counts).

    :param rulebook: what the law allows.
    :param roll: the roll for this item.
    :returns: valid powers in the order of handing in.

    Source: CGCT L2121-20; Belgium knows none.
    """
    held: dict[str, int] = {}
    givers: set[str] = set()
    valid = []
    for proxy in roll.proxies:
        full = held.get(proxy.holder, 0) >= rulebook.proxies.value
        if full or proxy.giver in givers or not _stands(rulebook, roll, proxy):
            continue
        held[proxy.holder] = held.get(proxy.holder, 0) + 1
        givers.add(proxy.giver)
        valid.append(proxy)
    return tuple(valid)


def _stands(rulebook: Rulebook, roll: Roll, proxy: Proxy) -> bool:
    lasting = proxy.illness or proxy.consecutive <= rulebook.proxy_sessions.value
    away = proxy.giver in roll.voting - roll.present - roll.withdrawn
    return lasting and away and proxy.holder in roll.seated


def voting_power(rulebook: Rulebook, roll: Roll) -> int:
    """Count the votes that can be cast: P − W + R."""
    return len(roll.seated) + len(valid_proxies(rulebook, roll))
