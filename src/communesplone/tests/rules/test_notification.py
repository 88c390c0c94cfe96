from communesplone.core.rules import notification
from datetime import timedelta

import pytest


class TestDelay:
    def test_backs_off_then_gives_up(self):
        delays = [notification.delay_after(n) for n in range(1, 7)]
        assert delays[0] == timedelta(minutes=1)
        assert delays == sorted(delays[:5]) + [None]


class TestKey:
    def test_no_two_pairs_share_one(self):
        keys = {
            notification.key_of(event, who)
            for event, who in (("a", "b"), ("a\x00b", ""), ("", "ab"), ("ab", ""))
        }
        assert len(keys) == 4

    def test_case_of_an_address_does_not_matter(self):
        one = notification.Outsider(" A@B.example")
        assert one.identity == notification.Outsider("a@b.example").identity

    def test_member_is_no_address(self):
        member = notification.Member("a@b.example")
        assert member.identity != notification.Outsider("a@b.example").identity


class TestHeader:
    def test_trimmed(self):
        assert notification.header(" Été ") == "Été"

    @pytest.mark.parametrize("bad", "\r\n\0\t\x7f\x85\u2028\u2029")
    def test_controls_refused(self, bad):
        with pytest.raises(notification.InvalidHeader):
            notification.header(f"a{bad}b")

    def test_too_long(self):
        assert notification.header("x" * 500)
        with pytest.raises(notification.InvalidHeader):
            notification.header("x" * 501)


class TestAddress:
    @pytest.mark.parametrize("good", ["a@b.example", "a.b+c@d-e.example", "o'x@b.be"])
    def test_taken(self, good):
        assert notification.is_address(good)

    @pytest.mark.parametrize(
        "bad",
        [
            "",
            "a",
            "a@b",
            "a@@b.example",
            "a b@c.example",
            "a@b.example\n",
            "a@b.example,c@d.example",
            "<a@b.example>",
            "é@b.example",
            "x" * 65 + "@b.example",
            "a@" + "b" * 250 + ".example",
        ],
    )
    def test_refused(self, bad):
        assert not notification.is_address(bad)


class TestReason:
    def test_one_bounded_line(self):
        assert notification.reason("550\r\n no\0 x") == "550 no x"
        assert len(notification.reason("x" * 999)) == 300
