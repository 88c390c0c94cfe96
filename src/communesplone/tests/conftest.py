from communesplone.core.testing import CORE_FUNCTIONAL
from communesplone.core.testing import CORE_INTEGRATION
from pytest_plone import fixtures_factory


globals().update(
    fixtures_factory(
        (
            (CORE_FUNCTIONAL, "functional"),
            (CORE_INTEGRATION, "integration"),
        )
    )
)
