"""A person who has, or had, a mandate. A record, not an account."""

from communesplone.deliberations import _
from communesplone.deliberations.content.fields import Account
from communesplone.deliberations.content.fields import Line
from communesplone.deliberations.content.raw import never_raw
from plone.app.z3cform.widgets.select import AjaxSelectFieldWidget
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.schema.email import Email
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IPerson(model.Schema):
    """Who the person is, and which account they use."""

    first_name = Line(
        title=_("label_first_name", default="First name"),
        max_length=80,
    )
    last_name = Line(
        title=_("label_last_name", default="Last name"),
        max_length=80,
    )
    title_of_courtesy = schema.Choice(
        title=_("label_title_of_courtesy", default="Title"),
        description=_(
            "help_title_of_courtesy",
            default="Lists and documents name the person's post accordingly; letters"
            " to the person begin with it.",
        ),
        vocabulary="communesplone.deliberations.courtesy_titles",
        default="none",
    )
    email = Email(
        title=_("label_email", default="E-mail"),
        max_length=254,
        required=False,
    )
    birth_date = schema.Date(
        title=_("label_birth_date", default="Date of birth"),
        description=_(
            "help_birth_date",
            default="Shown to the secretariat only; some ties go to the oldest.",
        ),
        required=False,
    )
    account = Account(
        title=_("label_account", default="Account"),
        description=_(
            "help_account",
            default="With it, the person sees what the bodies decide on while a mandate"
            " runs.",
        ),
        required=False,
    )
    directives.widget("account", AjaxSelectFieldWidget)
    directives.read_permission(
        account="communesplone.deliberations.ManageBodies",
        birth_date="communesplone.deliberations.ManageBodies",
        email="communesplone.deliberations.ViewInternal",
    )
    directives.write_permission(
        account="communesplone.deliberations.ManageBodies",
        birth_date="communesplone.deliberations.ManageBodies",
    )


@never_raw
@implementer(IPerson)
class Person(Item):
    """A person; the title is the name."""

    @property
    def title(self) -> str:
        # Read from the instance: a field's default has no meaning for a name.
        names = (self.__dict__.get("first_name"), self.__dict__.get("last_name"))
        return " ".join(name for name in names if name)

    @title.setter
    def title(self, value: str) -> None:
        """Keep the names: Plone's rename form sends the title back as it was."""
