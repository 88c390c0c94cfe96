from communesplone.core.content.service import IService
from communesplone.core.content.service_fields import NotPrintable

import pytest


@pytest.mark.parametrize("name", ["title", "acronym"])
@pytest.mark.parametrize("text", ["a\x00b", "a\u202eb"])
def test_control_characters_are_refused(name, text):
    with pytest.raises(NotPrintable):
        IService[name].validate(text)
