"""The ground all CommunesPlone add-ons stand on: town settings, services, documents, journal and the town's look."""

from zope.i18nmessageid import MessageFactory

import logging


PACKAGE_NAME = "communesplone.core"

_ = MessageFactory(PACKAGE_NAME)

logger = logging.getLogger(PACKAGE_NAME)
