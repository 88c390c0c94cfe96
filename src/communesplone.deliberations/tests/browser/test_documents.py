"""Documents by their addresses: who gets which, in which form."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import publication
from communesplone.deliberations.api.acts import dossiers
from communesplone.deliberations.browser.documents import answer
from communesplone.deliberations.documents import dossier
from communesplone.deliberations.documents import odt
from datetime import date
from evening import Evening
from io import BytesIO
from lxml import html
from paper import text_of_odt
from paper import text_of_pdf
from Products.DCWorkflow.utils import modifyRolesForPermission
from threading import Event
from told_evening import annexed
from told_evening import PDF
from told_evening import the_act
from told_evening import TITLES

import pikepdf
import pytest
import transaction
import zipfile


DENIED = {401, 302}
MASK = "Zacharie Quint"
OUTSIDERS = ("", "citizen", "general-reader", "author", "mayor")


@pytest.fixture
def published(evening):
    act = the_act(evening)
    publication.publish(act, date(2026, 3, 20), [MASK])
    transaction.commit()
    return act


def test_the_secretariat_has_all_of_a_session(evening, ask):
    url = evening.session.absolute_url()
    page = html.fromstring(ask(f"{url}/@@documents").text)
    links = [a for a in page.xpath("//table//a/@href") if "@@document/" in a]
    names = {link.rpartition("/")[2].partition("?")[0] for link in links}
    assert {"minutes.pdf", "convocation.odt", "agenda-full.html"} <= names
    for link in links:
        response = ask(link)
        assert response.status_code == 200, link
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        if ".html" not in link:
            attached = response.headers["Content-Disposition"]
            assert attached.startswith("attachment; filename=")
            assert "2026-03-16" in attached


def test_the_pages_of_documents_name_no_author(evening, ask):
    session, body = evening.session.absolute_url(), evening.body.absolute_url()
    act = the_act(evening).absolute_url()
    for page in (
        f"{session}/@@documents",
        f"{act}/@@documents",
        f"{body}/@@documents",
        f"{body}/@@document-templates",
    ):
        tree = html.fromstring(ask(page).text)
        assert len(tree.xpath("//main//h1 | //article//h1")) == 1, page
        assert not tree.xpath("//*[@id='section-byline']"), page


@pytest.mark.parametrize("user", OUTSIDERS)
def test_nobody_else_does(evening, ask, user):
    session, act = evening.session.absolute_url(), the_act(evening).absolute_url()
    body = evening.body.absolute_url()
    for address in (
        f"{session}/@@documents",
        f"{session}/@@document/minutes.html",
        f"{session}/@@document/agenda-public.pdf",
        f"{session}/@@dossier",
        f"{act}/@@documents",
        f"{act}/@@document/extract.pdf",
        f"{act}/@@document-archive",
        f"{body}/@@documents",
        f"{body}/@@document/register-2026.html",
        f"{body}/@@document-templates",
        f"{body}/@@document-template?kind=minutes",
    ):
        assert ask(address, user).status_code in DENIED, address
    denied = ask(
        f"{body}/@@change-document-template", user, "POST", data={"kind": "minutes"}
    )
    assert denied.status_code in DENIED


def test_everybody_has_the_public_agenda(evening, ask):
    url = f"{evening.session.absolute_url()}/@@public-document/agenda-public"
    for text in (
        ask(f"{url}.html", "").text,
        text_of_pdf(ask(f"{url}.pdf", "").content),
        text_of_odt(ask(f"{url}.odt", "").content),
    ):
        assert "A bench" in text and TITLES[2] not in text
    other = url.replace("agenda-public", "minutes")
    assert ask(f"{other}.html", "").status_code == 404
    assert ask(f"{other}.html", "clerk").status_code == 404


@pytest.mark.parametrize(
    "name", ["", "minutes", "minutes.exe", "x.pdf", "a/b.pdf", "minutes.pdf/x"]
)
def test_no_such_document(evening, ask, name):
    url = evening.session.absolute_url()
    assert ask(f"{url}/@@document/{name}").status_code == 404


def test_public_extract_is_masked(evening, published, ask):
    url = f"{published.absolute_url()}/@@public-document/extract-public"
    for text in (
        ask(f"{url}.html", "").text,
        text_of_pdf(ask(f"{url}.pdf", "").content),
        text_of_odt(ask(f"{url}.odt", "").content),
    ):
        assert "Considering" in text and MASK not in text
    whole = f"{published.absolute_url()}/@@document/extract.html"
    assert MASK in ask(whole).text
    assert ask(whole, "").status_code in DENIED
    assert (
        ask(url.replace("extract-public", "extract") + ".html", "").status_code == 404
    )


def test_unpublished_act_has_no_public_extract(evening, ask):
    url = f"{the_act(evening).absolute_url()}/@@public-document/extract-public.html"
    assert ask(url, "").status_code in DENIED
    assert ask(url, "clerk").status_code == 404


def test_public_answer_can_be_asked_conditionally(published, ask):
    url = f"{published.absolute_url()}/@@public-document/extract-public.pdf"
    first = ask(url, "")
    again = ask(url, "", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert not again.content


def test_letter_names_stay_out_of_addresses(evening, ask):
    act = the_act(evening)
    page = html.fromstring(ask(f"{act.absolute_url()}/@@documents").text)
    form = page.xpath("//form[.//textarea[@name='recipient']]")[0]
    assert form.get("method") == "post"
    data = {"recipient": "Zoé <b>&\r\nRue 1", "reference": "R/1"}
    (title,) = form.xpath(".//select[@name='courtesy']/option[. = 'Ms']/@value")
    response = ask(form.get("action"), method="POST", data=data | {"courtesy": title})
    text = text_of_pdf(response.content)
    assert "Zoé <b>&" in text and "Dear Madam," in text


def test_a_convocation_to_one_member_comes_as_pdf_and_odt(evening, ask):
    page = html.fromstring(ask(f"{evening.session.absolute_url()}/@@documents").text)
    (form,) = page.xpath("//form[contains(@action, '@@document/convocation')]")
    form.fields["member"] = evening.town.uid("councillor")
    data = form.form_values()
    assert "Denis Noël" in text_of_pdf(ask(form.get("action"), params=data).content)
    (other,) = form.xpath(".//button/@formaction")
    answer = ask(other, params=data)
    assert answer.headers["Content-Type"] == odt.MIMETYPE
    text = text_of_odt(answer.content)
    assert "Denis Noël" in text and "Bruno Lefort" not in text


def test_archive(evening, ask):
    response = ask(f"{the_act(evening).absolute_url()}/@@document-archive")
    assert response.headers["Content-Disposition"].endswith('"archive-2026-0001.pdf"')
    with pikepdf.open(BytesIO(response.content)) as pdf:
        assert pdf.open_metadata()["pdfaid:part"] == "2"


def test_dossier(evening, ask):
    url = f"{evening.session.absolute_url()}/@@dossier"
    page = text_of_pdf(ask(f"{url}?annexes=all").content)
    assert "Plan" in page and "Bids" not in page
    page = text_of_pdf(ask(f"{url}?annexes=all&confidential=1").content)
    assert "Bids" in page
    wrong = ("?annexes=chosen&annex:int=5", "?annex.a:record=1", "?annexes:list=no")
    for query in ("", "?annexes=none", "?annexes=none&annex=x", *wrong):
        assert "Plan" not in text_of_pdf(ask(f"{url}{query}").content)


class TestChosenAnnexes:
    """The form as the page offers it, sent as a browser without scripts does."""

    @pytest.fixture
    def form(self, town, ask):
        night = Evening(town)
        item = town.item("A bench", state="validated")
        annexed(item)
        annexes.add(item, PDF + b"\n\n", "map.pdf", title="Street map")
        agenda.present(night.session, item)
        transaction.commit()
        page = html.fromstring(ask(f"{night.session.absolute_url()}/@@documents").text)
        return page.xpath("//form[contains(@action, '@@dossier')]")[0]

    def tick(self, form, *titles):
        for title in titles:
            (label,) = form.xpath(f".//label[contains(., ': {title}')]")
            form.xpath(f".//*[@id='{label.get('for')}']")[0].checked = True

    def bound(self, form, ask):
        answer = ask(form.get("action"), params=form.form_values())
        text = text_of_pdf(answer.content)
        return {title for title in ("Plan", "Bids", "Street map") if title in text}

    def test_two_of_three(self, form, ask):
        form.fields["annexes"] = "chosen"
        self.tick(form, "Bids", "Street map")
        assert self.bound(form, ask) == {"Bids", "Street map"}

    def test_the_answer_counts_and_not_what_is_ticked(self, form, ask):
        assert form.fields["annexes"] == "all"
        self.tick(form, "Bids")
        assert self.bound(form, ask) == {"Plan", "Street map"}
        form.fields["confidential"] = True
        assert self.bound(form, ask) == {"Plan", "Bids", "Street map"}
        form.fields["annexes"] = "none"
        assert self.bound(form, ask) == set()

    def test_who_names_what_he_may_not_have_is_refused(self, evening, ask):
        (bids,) = [a for a in annexes.of(evening.items[0]) if a.confidential]
        url = f"{evening.session.absolute_url()}/@@member-dossier?annex={bids.UID()}"
        assert ask(url, "councillor").status_code == 200
        item = evening.items[0]
        modifyRolesForPermission(item, dossiers.CONFIDENTIAL, ("Manager",))
        transaction.commit()
        assert ask(url, "councillor").status_code in DENIED
        every = url.replace("annex=", "annexes=all&confidential=1&x=")
        assert "Bids" not in text_of_pdf(ask(every, "councillor").content)


def test_a_long_document_has_a_page_that_waits(evening, ask, monkeypatch):
    monkeypatch.setattr(answer, "WAIT", 0.0)
    monkeypatch.setitem(answer.WORKSHOPS, False, answer.Workshop())
    url = f"{evening.session.absolute_url()}/@@document/minutes.pdf"
    first = ask(url, turns=1)
    assert first.status_code == 202
    assert first.headers["Refresh"].startswith(f"5; url={url}?job=")
    assert "is being made" in first.text
    monkeypatch.setattr(answer, "WAIT", 30.0)
    assert ask(url).content.startswith(b"%PDF")


def test_who_waits_has_nothing_put_together_again(evening, ask, monkeypatch):
    go = Event()
    shop = answer.Workshop()
    monkeypatch.setitem(answer.WORKSHOPS, False, shop)
    monkeypatch.setattr(answer, "WAIT", 0.0)

    def slow():
        go.wait(60)
        return b"%PDF made"

    made = []

    def order(*_sheet, **_words):
        made.append(1)
        return slow

    monkeypatch.setattr(dossier, "order", order)
    url = f"{evening.session.absolute_url()}/@@dossier"
    first = ask(f"{url}?annexes=all&job=x", turns=1)
    _seconds, again = first.headers["Refresh"].split("; url=")
    assert again.startswith(f"{url}?annexes=all&job=") and "job=x" not in again
    kept = dossiers.dossier
    monkeypatch.setattr(dossiers, "dossier", lambda *_given, **_more: 1 / 0)
    waiting = ask(again, turns=1)
    assert (waiting.status_code, waiting.headers["Refresh"]) == (202, f"5; url={again}")
    # Rights are looked at before anything is given.
    assert ask(again, "", turns=1).status_code in DENIED
    monkeypatch.setattr(dossiers, "dossier", kept)
    go.set()
    monkeypatch.setattr(answer, "WAIT", 30.0)
    assert ask(again).content == b"%PDF made"
    assert made == [1]


def test_too_much_work(evening, ask, monkeypatch):
    monkeypatch.setitem(answer.WORKSHOPS, True, answer.Workshop(most=0))
    url = evening.session.absolute_url()
    response = ask(f"{url}/@@public-document/agenda-public.pdf", "")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    # What visitors ask for is no hindrance to the secretariat.
    assert ask(f"{url}/@@document/agenda-public.pdf").status_code == 200


def test_hostile_reference_in_a_filename(evening, ask):
    act = the_act(evening)
    act.reference = '../x"\r\nSet-Cookie: a=b/é'
    transaction.commit()
    response = ask(f"{act.absolute_url()}/@@document/extract.odt")
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="extract-x-Set-Cookie-a-b.odt"'
    )
    assert "Set-Cookie" not in response.headers


class TestTemplates:
    def change(self, evening, ask, **more):
        """Send the form of the minutes as the page gives it."""
        page = html.fromstring(self.page(evening, ask))
        form = page.xpath("//form[.//input[@value='minutes']]")[0]
        data = {**dict(form.form_values()), **more.pop("data", {})}
        done = ask(form.get("action"), method="POST", data=data, **more)
        assert done.status_code in {303, 400}
        return done.text if done.status_code == 400 else self.page(evening, ask)

    def page(self, evening, ask):
        return ask(f"{evening.body.absolute_url()}/@@document-templates").text

    def test_own_and_back(self, evening, ask):
        body = evening.body.absolute_url()
        taken = ask(f"{body}/@@document-template?kind=minutes").content
        assert taken == odt.default()
        own = self.own(taken)
        page = self.change(evening, ask, files={"template": ("own.odt", own)})
        assert "The template is used now." in page
        assert ask(f"{body}/@@document-template?kind=minutes").content == own
        minutes = f"{evening.session.absolute_url()}/@@document/minutes.odt"
        assert "OUR OWN" in text_of_odt(ask(minutes).content)
        self.change(evening, ask, data={"reset": "1"})
        assert "OUR OWN" not in text_of_odt(ask(minutes).content)

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"no", "This is no ODT file."),
            (b"", "This is no ODT file."),
            (b"x" * (odt.MAX_TEMPLATE + 10), "The file is too large: 5 MB at most."),
        ],
    )
    def test_refused_in_words(self, evening, ask, data, words):
        page = self.change(evening, ask, files={"template": ("x.odt", data)})
        assert words in page
        assert "Your own template is used" not in page

    def test_unknown_placeholder_is_named(self, evening, ask):
        own = self.own(odt.default(), b"${bodi}")
        page = self.change(evening, ask, files={"template": ("x.odt", own)})
        assert "There is no placeholder \u201cbodi\u201d" in page

    def test_wants_post_and_token(self, evening, ask):
        url = f"{evening.body.absolute_url()}/@@change-document-template"
        assert ask(f"{url}?kind=minutes&reset=1").status_code == 403
        denied = ask(url, method="POST", data={"kind": "minutes", "reset": "1"})
        assert denied.status_code == 403

    def own(self, template, text=b"OUR OWN"):
        source, target = zipfile.ZipFile(BytesIO(template)), BytesIO()
        with zipfile.ZipFile(target, "w") as made:
            for info in source.infolist():
                data = source.read(info)
                if info.filename == "content.xml":
                    data = data.replace(
                        b"${body}", b"${body}</text:p><text:p>" + text, 1
                    )
                made.writestr(info, data)
        return target.getvalue()


def test_register_of_a_year(evening, ask):
    body = evening.body.absolute_url()
    assert "register-2026.pdf" in ask(f"{body}/@@documents").text
    assert "2026-0003" in ask(f"{body}/@@document/register-2026.html").text
    assert ask(f"{body}/@@document/register-1999.html").status_code == 404


def test_each_body_has_the_letterhead_that_its_settings_say(evening, ask):
    session = evening.session.absolute_url()
    page, dossier = f"{session}/@@document/minutes.html", f"{session}/@@dossier"
    told = html.fromstring(ask(page).text)
    assert told.cssselect("header.letterhead .town")[0].text == "Val Fleuri"
    assert "Val Fleuri" in text_of_pdf(ask(dossier).content)
    evening.body.document_theme = "plain"
    transaction.commit()
    told = html.fromstring(ask(page).text)
    assert not told.cssselect("header.letterhead")
    assert told.cssselect("body.document main h1")
    assert told.xpath("//title/text()") and told.get("lang") == "en"
    assert "Val Fleuri" not in text_of_pdf(ask(dossier).content)
    pdf = ask(f"{session}/@@document/minutes.pdf").content
    assert "A bench" in text_of_pdf(pdf) and "Val Fleuri" not in text_of_pdf(pdf)
