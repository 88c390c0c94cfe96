from communesplone.directory.testing import DIRECTORY_FUNCTIONAL
from communesplone.directory.testing import DIRECTORY_INTEGRATION
from pytest_plone import fixtures_factory


globals().update(
    fixtures_factory(
        (
            (DIRECTORY_FUNCTIONAL, "functional"),
            (DIRECTORY_INTEGRATION, "integration"),
        )
    )
)
