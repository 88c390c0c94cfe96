from communesplone.core.identifiers import check_enterprise_number
from communesplone.core.identifiers import check_establishment_unit
from communesplone.core.identifiers import check_ins_code
from communesplone.core.identifiers import check_insee_code
from communesplone.core.identifiers import check_postal_code
from communesplone.core.identifiers import check_siret
from communesplone.core.identifiers import InvalidIdentifier
from communesplone.core.identifiers import Reason
from hypothesis import assume
from hypothesis import given
from hypothesis import strategies as st

import pytest


def postal(country):
    return lambda text: check_postal_code(country, text)


EVERY_CHECK = [
    check_enterprise_number,
    check_establishment_unit,
    check_siret,
    check_ins_code,
    check_insee_code,
    postal("BE"),
    postal("FR"),
]


def with_kbo_check(first_eight):
    return f"{first_eight:08d}{97 - first_eight % 97:02d}"


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (check_enterprise_number, "0403019261", "0403019261"),
        (check_enterprise_number, "0403.019.261", "0403019261"),
        (check_enterprise_number, " BE 0403 019 261 ", "0403019261"),
        (check_enterprise_number, "be0403019261", "0403019261"),
        (check_enterprise_number, "BE\u00a00403.019.261", "0403019261"),
        (check_enterprise_number, "403.019.261", "0403019261"),
        (check_enterprise_number, "BE 428759497", "0428759497"),
        (check_enterprise_number, with_kbo_check(10_000_000), "1000000021"),
        (check_enterprise_number, with_kbo_check(2_000_043), "0200004397"),
        (check_enterprise_number, with_kbo_check(97 * 50_000), "0485000097"),
        (check_establishment_unit, "2.000.000.339", "2000000339"),
        (check_establishment_unit, " 2 000 000 339 ", "2000000339"),
        (check_establishment_unit, with_kbo_check(97 * 250_000), "2425000097"),
        (check_establishment_unit, with_kbo_check(89_999_999), "8999999993"),
        (check_siret, "73282932000074", "73282932000074"),
        (check_siret, "732 829 320 00074", "73282932000074"),
        (check_siret, "732\u202f829\u202f320\u202f00074", "73282932000074"),
        (check_siret, "35600000000048", "35600000000048"),
        (check_siret, "35600000000001", "35600000000001"),
        (check_siret, "356 000 000 49837", "35600000049837"),
        (check_ins_code, "92094", "92094"),
        (check_ins_code, " 11001 ", "11001"),
        (check_insee_code, "01004", "01004"),
        (check_insee_code, "75056", "75056"),
        (check_insee_code, "95680", "95680"),
        (check_insee_code, "2A004", "2A004"),
        (check_insee_code, "2b033", "2B033"),
        (check_insee_code, "97105", "97105"),
        (check_insee_code, "97611", "97611"),
        (check_insee_code, "97701", "97701"),
        (check_insee_code, "97801", "97801"),
        (check_insee_code, "98735", "98735"),
        (check_insee_code, "98818", "98818"),
        (postal("BE"), "5000", "5000"),
        (postal("BE"), "1000", "1000"),
        (postal("be"), " 9999 ", "9999"),
        (postal("FR"), "01000", "01000"),
        (postal("FR"), "75116", "75116"),
    ],
)
def test_the_canonical_text_comes_back(check, text, expected):
    found = check(text)
    assert found == expected
    assert check(found) == found


@pytest.mark.parametrize(
    ("check", "text", "reason"),
    [
        (check_enterprise_number, "0403019262", Reason.CHECK_DIGIT),
        (check_enterprise_number, "0403109261", Reason.CHECK_DIGIT),
        (check_enterprise_number, "0485000000", Reason.CHECK_DIGIT),
        (check_enterprise_number, "0485009698", Reason.CHECK_DIGIT),
        (check_enterprise_number, "04030192611", Reason.LENGTH),
        (check_enterprise_number, "03019261", Reason.LENGTH),
        (check_enterprise_number, "2000000339", Reason.COMPONENT),
        (check_enterprise_number, "FR0403019261", Reason.FORMAT),
        (check_enterprise_number, "0403O19261", Reason.FORMAT),
        (check_enterprise_number, "0000000000", Reason.FORMAT),
        (check_enterprise_number, "", Reason.FORMAT),
        (check_establishment_unit, "2000000338", Reason.CHECK_DIGIT),
        (check_establishment_unit, "2425000000", Reason.CHECK_DIGIT),
        (check_establishment_unit, "0403019261", Reason.COMPONENT),
        (check_establishment_unit, "1000000021", Reason.COMPONENT),
        (check_establishment_unit, "9000000022", Reason.COMPONENT),
        (check_establishment_unit, "200000033", Reason.LENGTH),
        (check_establishment_unit, "20000003390", Reason.LENGTH),
        (check_establishment_unit, "2.000.000.33x", Reason.FORMAT),
        (check_establishment_unit, "٢٠٠٠٠٠٠٣٣٩", Reason.FORMAT),
        (check_establishment_unit, "", Reason.FORMAT),
        (check_siret, "73282932000079", Reason.CHECK_DIGIT),
        (check_siret, "73282923000074", Reason.CHECK_DIGIT),
        (check_siret, "12345678900009", Reason.CHECK_DIGIT),
        (check_siret, "35600000000002", Reason.CHECK_DIGIT),
        (check_siret, "7328293200007", Reason.LENGTH),
        (check_siret, "732829320000740", Reason.LENGTH),
        (check_siret, "7328293200007A", Reason.FORMAT),
        (check_siret, "٧٣٢٨٢٩٣٢٠٠٠٠٧٤", Reason.FORMAT),
        (check_siret, "00000000000000", Reason.COMPONENT),
        (check_siret, "00000000010009", Reason.COMPONENT),
        (check_siret, "", Reason.FORMAT),
        (check_ins_code, "01001", Reason.FORMAT),
        (check_ins_code, "9209", Reason.LENGTH),
        (check_ins_code, "920944", Reason.LENGTH),
        (check_ins_code, "9209a", Reason.FORMAT),
        (check_ins_code, "٩٢٠٩٤", Reason.FORMAT),
        (check_insee_code, "00001", Reason.FORMAT),
        (check_insee_code, "20004", Reason.FORMAT),
        (check_insee_code, "2C004", Reason.FORMAT),
        (check_insee_code, "1A004", Reason.FORMAT),
        (check_insee_code, "96001", Reason.FORMAT),
        (check_insee_code, "97001", Reason.FORMAT),
        (check_insee_code, "97901", Reason.FORMAT),
        (check_insee_code, "98501", Reason.FORMAT),
        (check_insee_code, "98901", Reason.FORMAT),
        (check_insee_code, "99100", Reason.FORMAT),
        (check_insee_code, "7505A", Reason.FORMAT),
        (check_insee_code, "1004", Reason.LENGTH),
        (postal("BE"), "0999", Reason.FORMAT),
        (postal("BE"), "50000", Reason.LENGTH),
        (postal("BE"), "B-5000", Reason.LENGTH),
        (postal("BE"), "٥٠٠٠", Reason.FORMAT),
        (postal("FR"), "1000", Reason.LENGTH),
        (postal("FR"), "2A004", Reason.FORMAT),
        (postal("LU"), "1000", Reason.COUNTRY),
        (postal(""), "1000", Reason.COUNTRY),
        (postal("B" * 41), "1000", Reason.LENGTH),
    ],
)
def test_the_reason_is_given(check, text, reason):
    with pytest.raises(InvalidIdentifier) as caught:
        check(text)
    assert caught.value.reason is reason
    assert str(caught.value) == reason.value


def test_the_error_is_a_value_error_with_a_stable_key():
    with pytest.raises(ValueError, match="check_digit") as caught:
        check_siret("73282932000079")
    assert caught.value.reason == "check_digit"


def test_reasons_are_stable_keys():
    assert {reason.value for reason in Reason} == {
        "length",
        "format",
        "component",
        "check_digit",
        "country",
    }


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_long_text_is_refused_before_any_work(check):
    with pytest.raises(InvalidIdentifier) as caught:
        check("5000" + " " * 37)
    assert caught.value.reason is Reason.LENGTH


def test_forty_characters_are_looked_at():
    assert check_postal_code("BE", "5000" + " " * 36) == "5000"
    assert check_siret("732 829 320 00074" + " " * 23) == "73282932000074"


@pytest.mark.parametrize("check", [*EVERY_CHECK, lambda bad: postal(bad)("5000")])
@pytest.mark.parametrize("bad", [None, 403019261, b"0403019261", ["5000"]])
def test_an_identifier_is_text(check, bad):
    with pytest.raises(TypeError, match="text"):
        check(bad)


@given(st.integers(20_000_000, 89_999_999))
def test_each_unit_has_exactly_one_check(first_eight):
    accepted = []
    for last_two in range(100):
        try:
            accepted.append(
                check_establishment_unit(f"{first_eight:08d}{last_two:02d}")
            )
        except InvalidIdentifier:
            continue
    assert accepted == [with_kbo_check(first_eight)]


@given(st.integers(1, 19_999_999), st.integers(0, 9), st.integers(0, 9))
def test_one_wrong_digit_is_always_found(first_eight, place, digit):
    number = with_kbo_check(first_eight)
    wrong = number[:place] + str(digit) + number[place + 1 :]
    assume(wrong != number)
    with pytest.raises(InvalidIdentifier):
        check_enterprise_number(wrong)


@pytest.mark.parametrize("check", EVERY_CHECK)
@given(text=st.text(alphabet="0123456789 .-/BEbeA()\n\u00a0٣x", max_size=45))
def test_any_text_gives_canonical_text_or_a_reason(check, text):
    try:
        found = check(text)
    except InvalidIdentifier as error:
        assert error.reason in Reason
    else:
        assert found.isascii()
        assert found.isalnum()
