"""The ground all CommunesPlone add-ons stand on."""

from zope.i18nmessageid import MessageFactory

import logging


PACKAGE_NAME = "communesplone.core"

_ = MessageFactory(PACKAGE_NAME)

logger = logging.getLogger(PACKAGE_NAME)
