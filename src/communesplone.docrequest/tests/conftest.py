from communesplone.docrequest.testing import DOCREQUEST_FUNCTIONAL
from communesplone.docrequest.testing import DOCREQUEST_INTEGRATION
from pytest_plone import fixtures_factory


globals().update(
    fixtures_factory(
        (
            (DOCREQUEST_FUNCTIONAL, "functional"),
            (DOCREQUEST_INTEGRATION, "integration"),
        )
    )
)
