"""The functions that a person may have in a service."""

from communesplone.core import _
from communesplone.core import logger
from communesplone.core.interfaces import IServiceFunction
from communesplone.core.interfaces import UnknownFunction
from communesplone.core.rules.staffing import is_function_name
from plone.browserlayer.utils import registered_layers
from zope.component import getUtilitiesFor


def functions() -> dict[str, IServiceFunction]:
    """List the functions that the site's add-ons offer, in their order.

    :returns: the functions by name.
    """
    layers = set(registered_layers())
    found = []
    for name, function in getUtilitiesFor(IServiceFunction):
        if not is_function_name(name):
            logger.error("No function of a service can be named %r", name)
        elif function.layer in layers:
            found.append((function.order, name, function))
    return {
        name: function
        for _order, name, function in sorted(found, key=lambda row: row[:2])
    }


def check_function(name: str) -> IServiceFunction:
    """Find a function.

    :raises UnknownFunction: if the site does not offer it.
    """
    function = functions().get(name)
    if function is None:
        raise UnknownFunction(
            _(
                "error_unknown_function",
                default="There is no function “${name}” in this site.",
                mapping={"name": name},
            )
        )
    return function
