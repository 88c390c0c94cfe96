from api.mail import mail_kind  # noqa: F401
from api.mail import mail_town  # noqa: F401
from api.mail import smtp  # noqa: F401
from communesplone.core.testing import CORE_FUNCTIONAL
from communesplone.core.testing import CORE_INTEGRATION
from pytest_plone import fixtures_factory
from restapi.recorder import record  # noqa: F401


globals().update(
    fixtures_factory(
        (
            (CORE_FUNCTIONAL, "functional"),
            (CORE_INTEGRATION, "integration"),
        )
    )
)
