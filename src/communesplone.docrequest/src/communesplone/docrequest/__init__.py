"""Administrative documents ordered on the Internet."""

from zope.i18nmessageid import MessageFactory

import logging


PACKAGE_NAME = "communesplone.docrequest"

_ = MessageFactory(PACKAGE_NAME)

logger = logging.getLogger(PACKAGE_NAME)
