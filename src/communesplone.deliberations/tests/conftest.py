from communesplone.deliberations.testing import DELIBERATIONS_FUNCTIONAL
from communesplone.deliberations.testing import DELIBERATIONS_INTEGRATION
from pytest_plone import fixtures_factory


globals().update(
    fixtures_factory(
        (
            (DELIBERATIONS_FUNCTIONAL, "functional"),
            (DELIBERATIONS_INTEGRATION, "integration"),
        )
    )
)
