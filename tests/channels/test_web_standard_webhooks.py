"""Standard Webhooks, by its published vector and the cases of its own test suites."""

from __future__ import annotations

import base64
import hmac
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.channels.web.standard_webhooks import signed, verify
from chalicelib.domain.errors import BadSignature

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
ID, STAMP, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
GOOD = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
AT = datetime.fromtimestamp(STAMP, UTC)


def headers(signature: str = GOOD, **changes: str) -> dict[str, str]:
    given = {"webhook-id": ID, "webhook-timestamp": str(STAMP), "webhook-signature": signature}
    return {**given, **{name.replace("_", "-"): value for name, value in changes.items()}}


def test_the_published_vector_verifies_at_its_time() -> None:
    verify(headers(), BODY, [SECRET], AT)


def test_the_published_vector_is_what_we_sign() -> None:
    assert signed(ID, BODY, [SECRET], AT) == headers()


@pytest.mark.parametrize(
    "signature",
    [
        f"v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= {GOOD}",
        f"{GOOD} v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==",
        f"unknown {GOOD}",
        f"v1, {GOOD}",
    ],
)
def test_one_good_signature_in_the_list_is_enough(signature: str) -> None:
    verify(headers(signature), BODY, [SECRET], AT)


@pytest.mark.parametrize(
    "signature",
    ["v1,", "v1", ",", GOOD.replace("v1,", "v2,"), GOOD.replace("v1,", "v1a,"), GOOD[:-1], f"{GOOD},", GOOD.lower()],
)
def test_no_good_signature_in_the_list_is_refused(signature: str) -> None:
    with pytest.raises(BadSignature):
        verify(headers(signature), BODY, [SECRET], AT)


@pytest.mark.parametrize("secrets", [[OTHER, SECRET], [SECRET, OTHER], ["", SECRET], ["no base64!", SECRET]])
def test_any_secret_of_the_list_verifies(secrets: list[str]) -> None:
    verify(headers(), BODY, secrets, AT)


@pytest.mark.parametrize("secrets", [[], [""], ["whsec_"], [OTHER], ["é"], [SECRET + "A"]])
def test_without_the_right_secret_everything_is_refused(secrets: list[str]) -> None:
    with pytest.raises(BadSignature):
        verify(headers(), BODY, secrets, AT)


@pytest.mark.parametrize("secret", ["", "whsec_", "no base64!"])
def test_a_secret_that_is_none_signs_nothing_that_verifies(secret: str) -> None:
    nothing = base64.b64encode(hmac.digest(b"", f"{ID}.{STAMP}.".encode() + BODY, "sha256")).decode()
    with pytest.raises(BadSignature):
        verify(headers(f"v1,{nothing}"), BODY, [secret], AT)


def test_a_secret_without_its_prefix_is_the_same_secret() -> None:
    verify(headers(), BODY, [SECRET.removeprefix("whsec_")], AT)


@pytest.mark.parametrize("off_s", [-300, 0, 300])
def test_five_minutes_either_way_are_fine(off_s: int) -> None:
    verify(headers(), BODY, [SECRET], AT + timedelta(seconds=off_s))


@pytest.mark.parametrize("off_s", [-301, 301, 10**8])
def test_more_than_five_minutes_either_way_are_refused(off_s: int) -> None:
    with pytest.raises(BadSignature):
        verify(headers(), BODY, [SECRET], AT + timedelta(seconds=off_s))


def test_what_we_sign_during_rotation_verifies_by_the_old_and_by_the_new_secret() -> None:
    made = signed("reply-1", BODY, [OTHER, SECRET], AT)
    verify(made, BODY, [SECRET], AT)
    verify(made, BODY, [OTHER], AT)


@given(text=st.binary(max_size=200), id=st.text(min_size=1, max_size=20))
def test_whatever_we_sign_verifies_and_nothing_longer_does(text: bytes, id: str) -> None:
    made = signed(id, text, [SECRET], AT)
    verify(made, text, [SECRET], AT)
    with pytest.raises(BadSignature):
        verify(made, text + b"\0", [SECRET], AT)
