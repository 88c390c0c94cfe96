"""States of content, read and entered where hundreds are, or a key waits for it."""

from AccessControl.Permission import getPermissionIdentifier
from Acquisition import aq_base
from collections.abc import Mapping
from collections.abc import Sequence
from DateTime import DateTime
from plone import api
from plone.dexterity.content import DexterityContent


ITEM_WORKFLOW = "item_workflow"
SESSION_WORKFLOW = "session_workflow"
ACT_WORKFLOW = "deliberation_workflow"


def history_of(content: DexterityContent, workflow: str) -> Sequence[Mapping]:
    """Give what happened to content in a workflow: `action`, `time`…, the latest last.

    :param workflow: id of the workflow.
    """
    return getattr(aq_base(content), "workflow_history", {}).get(workflow, ())


def state_of(content: DexterityContent, workflow: str) -> str | None:
    """Read the state of content from its own history, as the workflow's tool does.

    The tool first asks which workflows the type has, and whether each knows the state.

    :param workflow: id of the workflow that the type has.
    :returns: None before content has a state.
    """
    history = history_of(content, workflow)
    return history[-1]["review_state"] if history else None


class State:
    """A state to bring objects into, one after the other, in one transaction.

    What `doActionFor` does for each object, less what is the same for all: the guard is
    judged by the caller, and the permissions of the state are worked out on the first
    object and copied to the others. Nothing is told to subscribers of transitions.

    :param workflow: id of the workflow.
    :param name: id of the state.
    :param action: id of the transition that leads there; "" for the beginning.
    """

    def __init__(self, workflow: str, name: str, action: str = ""):
        self.workflow = workflow
        self.tool = api.portal.get_tool("portal_workflow")
        self.definition = self.tool[workflow]
        self.permissions: dict[str, object] | None = None
        self.status = {
            "action": action,
            "actor": api.user.get_current().getId() or "",
            "comments": "",
            "review_state": name,
            "time": DateTime(),
        }

    def enter(self, content: DexterityContent) -> None:
        """Bring an object there; the caller has it indexed."""
        self.tool.setStatusOf(self.workflow, content, self.status)
        bare = aq_base(content)
        if self.permissions is None:
            self.definition.updateRoleMappingsFor(content)
            self.permissions = {
                name: vars(bare).get(name) for name in self._identifiers()
            }
            return
        for name, roles in self.permissions.items():
            if roles is not None:
                setattr(bare, name, roles)
            elif name in vars(bare):
                delattr(bare, name)

    def _identifiers(self) -> list[str]:
        return [getPermissionIdentifier(name) for name in self.definition.permissions]
