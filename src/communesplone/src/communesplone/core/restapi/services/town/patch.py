from base64 import b64decode
from communesplone.core import _
from communesplone.core.api import settings
from communesplone.core.api.settings_check import InvalidSettings
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.services import Service
from zExceptions import BadRequest
from zope.i18n import translate


class TownPatch(Service):
    """PATCH @town: all the settings sent, or none."""

    def reply(self):
        try:
            sent = json_body(self.request)
        except DeserializationError as error:
            raise BadRequest(str(error)) from error
        unknown = set(sent) - set(settings.FIELDS)
        if unknown:
            return self._refused(dict.fromkeys(unknown, _UNKNOWN))
        try:
            if sent.get("coat_of_arms") is not None:
                sent["coat_of_arms"] = _decoded(sent["coat_of_arms"])
            settings.save(**sent)
        except InvalidSettings as error:
            return self._refused(error.errors)
        return self.reply_no_content()

    def _refused(self, errors):
        self.request.response.setStatus(400)
        return {
            "error": {
                "type": "BadRequest",
                "message": translate(_INVALID, context=self.request),
                "errors": [
                    {"field": name, "message": translate(why, context=self.request)}
                    for name, why in sorted(errors.items())
                ],
            }
        }


_UNKNOWN = _("error_unknown_setting", default="There is no such setting.")
_INVALID = _("error_settings_refused", default="Nothing has been saved.")
_NO_FILE = _(
    "error_image_encoding",
    default='A file is sent as {"data": "…", "encoding": "base64"}.',
)


def _decoded(value):
    """Read a file as plone.restapi writes one."""
    try:
        return b64decode(value["data"], validate=True)
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidSettings({"coat_of_arms": _NO_FILE}) from error
