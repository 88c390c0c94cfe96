"""Town deliberations, from a service's proposal to the register."""

from zope.i18nmessageid import MessageFactory

import logging


PACKAGE_NAME = "communesplone.deliberations"

_ = MessageFactory(PACKAGE_NAME)

logger = logging.getLogger(PACKAGE_NAME)
