"""The town's businesses, associations and public services."""

from zope.i18nmessageid import MessageFactory

import logging


PACKAGE_NAME = "communesplone.directory"

_ = MessageFactory(PACKAGE_NAME)

logger = logging.getLogger(PACKAGE_NAME)
