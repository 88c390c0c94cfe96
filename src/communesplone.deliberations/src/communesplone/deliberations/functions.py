"""The functions that deliberations add to a town's services."""

from communesplone.core.functions import ServiceFunction
from communesplone.deliberations import _
from communesplone.deliberations.interfaces import IDeliberationsLayer


AUTHOR = ServiceFunction(
    title=_("title_function_author", default="Author of items"),
    description=_(
        "description_function_author",
        default="Writes items for the service and proposes them.",
    ),
    roles=("Item Author",),
    order=110,
    layer=IDeliberationsLayer,
)

VALIDATOR = ServiceFunction(
    title=_("title_function_validator", default="Validator of items"),
    description=_(
        "description_function_validator",
        default="Validates the service's items, or sends them back.",
    ),
    roles=("Item Validator",),
    order=120,
    layer=IDeliberationsLayer,
)

SECOND_VALIDATOR = ServiceFunction(
    title=_("title_function_second_validator", default="Second validator of items"),
    description=_(
        "description_function_second_validator",
        default="Validates after the validator, where a body wants two levels.",
    ),
    roles=("Item Second Validator",),
    order=125,
    layer=IDeliberationsLayer,
)

ADVISER = ServiceFunction(
    title=_("title_function_adviser", default="Adviser"),
    description=_(
        "description_function_adviser",
        default="Gives the opinions that the service is asked for.",
    ),
    roles=("Item Adviser",),
    order=130,
    layer=IDeliberationsLayer,
)

READER = ServiceFunction(
    title=_("title_function_reader", default="Reader of decisions"),
    description=_(
        "description_function_reader",
        default="Reads the service's items once they are decided in public sitting.",
    ),
    # Not here: the role comes only where the sitting is public, see rights.py.
    roles=(),
    order=140,
    layer=IDeliberationsLayer,
)
