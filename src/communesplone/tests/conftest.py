from api.mail import mail_kind  # noqa: F401
from api.mail import mail_town  # noqa: F401
from api.mail import smtp  # noqa: F401
from communesplone.core.testing import CORE_FUNCTIONAL
from communesplone.core.testing import CORE_INTEGRATION
from hypothesis import settings
from pytest_plone import fixtures_factory
from restapi.recorder import record  # noqa: F401


# How long an example takes tells of the machine; tools/mutate.py has a profile too.
if settings.default.deadline is not None:
    settings.register_profile("patient", deadline=None)
    settings.load_profile("patient")

globals().update(
    fixtures_factory(
        (
            (CORE_FUNCTIONAL, "functional"),
            (CORE_INTEGRATION, "integration"),
        )
    )
)
