"""Members of bodies and readers of decisions, as groups.

Who has a running mandate is in the group of the body, today; who has the town-wide role
of readers, wherever from, is in theirs: rights on content are given to groups.
"""

from AccessControl.class_init import InitializeClass
from BTrees.OOBTree import OOBTree
from communesplone.deliberations.api import clock
from communesplone.deliberations.content.groups import member_group
from communesplone.deliberations.content.groups import READER_ROLE
from communesplone.deliberations.content.groups import READERS
from datetime import date
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zope.interface import implementer


Row = tuple[str, str, date, date | None]
"""UID of the mandate, UID of the body, first day, last day."""


@implementer(IGroupsPlugin)
class BodyGroups(BasePlugin):
    """Small trees that `api.seats` keeps; a look-up wakes no content.

    Dates are compared as somebody comes, hence a mandate that ended yesterday gives
    nothing today, without any job that runs at night.
    """

    meta_type = "CommunesPlone body groups"

    def __init__(self, id, title=""):
        self._setId(id)
        self.title = title
        self.clear()

    def clear(self):
        # Account -> UIDs of its persons; and back.
        self._persons = OOBTree()
        self._accounts = OOBTree()
        # UID of a person -> rows; UID of a mandate -> UID of its person.
        self._rows = OOBTree()
        self._holders = OOBTree()

    def getGroupsForPrincipal(self, principal, request=None):
        groups = self._bodies_of(principal.getId())
        return (*groups, READERS) if self._reads(principal) else groups

    def _reads(self, principal) -> bool:
        """Tell whether somebody, or a group, has the role; their group is no member.

        What is assigned, not `getRolesForPrincipal`: that asks for groups, hence us. A
        group is asked for by itself.
        """
        id = principal.getId()
        assigned = self._getPAS().portal_role_manager._principal_roles
        return id != READERS and READER_ROLE in assigned.get(id, ())

    def _bodies_of(self, account: str) -> tuple[str, ...]:
        rows = self.rows_of(account)
        if not rows:
            return ()
        today = clock.today()
        bodies = {
            body
            for _mandate, body, start, end in rows
            if start <= today and (end is None or today <= end)
        }
        return tuple(sorted(member_group(body) for body in bodies))

    def rows_of(self, account: str) -> list[Row]:
        persons = self._persons.get(account, ())
        return [row for person in persons for row in self._rows.get(person, ())]

    def persons_of(self, account: str) -> tuple[str, ...]:
        return self._persons.get(account, ())

    def link(self, person: str, account: str | None) -> None:
        """Let an account stand for a person; None for no account any more."""
        old = self._accounts.pop(person, None)
        if old is not None:
            self._persons[old] = _without(self._persons[old], person)
        if account:
            self._accounts[person] = account
            self._persons[account] = (*self._persons.get(account, ()), person)

    def seat(self, person: str, row: Row) -> None:
        """Write a mandate of a person, in the place of what it was before."""
        self.unseat(row[0])
        self._holders[row[0]] = person
        self._rows[person] = (*self._rows.get(person, ()), row)

    def unseat(self, mandate: str) -> None:
        """Forget a mandate."""
        person = self._holders.pop(mandate, None)
        if person is not None:
            rows = self._rows.get(person, ())
            self._rows[person] = tuple(row for row in rows if row[0] != mandate)


def _without(values, value):
    return tuple(each for each in values if each != value)


InitializeClass(BodyGroups)
