from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.conversations import Bucket
from chalicelib.domain.verdicts import Action
from chalicelib.screening import Pipeline
from chalicelib.screening.flood import BURST, CHANNEL_MOST, PARTNER_MOST, REFILL_S, flood_contact, sampled

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def passed(moments: list[datetime]) -> int:
    bucket: Bucket | None = None
    count = 0
    for moment in moments:
        bucket, finding = flood_contact(bucket, moment)
        count += finding is None
    return count


def test_a_burst_passes_and_the_next_message_is_held() -> None:
    assert passed([NOW] * (BURST + 5)) == BURST


def test_the_bucket_fills_again_with_time() -> None:
    later = NOW + timedelta(seconds=2 * REFILL_S)
    assert passed([NOW] * BURST + [later] * 5) == BURST + 2


def test_somebody_who_writes_steadily_is_never_held() -> None:
    moments = [NOW + n * timedelta(seconds=REFILL_S) for n in range(500)]
    assert passed(moments) == 500


@settings(deadline=None)
@given(st.lists(st.integers(0, 5_000), max_size=80))
def test_never_more_than_the_burst_and_the_refill_pass(pauses_ms: list[int]) -> None:
    moments = [NOW + timedelta(milliseconds=sum(pauses_ms[:n])) for n in range(len(pauses_ms))]
    took_s = (moments[-1] - NOW).total_seconds() if moments else 0
    assert passed(moments) <= BURST + took_s / REFILL_S + 1e-6


@settings(deadline=None)
@given(st.floats(-1e6, 1e6), st.integers(-(10**6), 10**6))
def test_a_bucket_from_anywhere_holds_between_nothing_and_the_burst(tokens: float, seconds: int) -> None:
    bucket, _ = flood_contact(Bucket(tokens=tokens, at=NOW), NOW + timedelta(seconds=seconds))
    assert 0 <= bucket.tokens <= BURST
    assert bucket.at >= NOW


def test_a_company_or_a_channel_over_its_limit_is_held() -> None:
    pipeline = Pipeline()
    for partner, channel, rules in [
        (PARTNER_MOST - 1, CHANNEL_MOST - 1, []),
        (PARTNER_MOST, 0, ["flood_partner"]),
        (0, CHANNEL_MOST, ["flood_channel"]),
    ]:
        _, verdict = pipeline.flood(None, NOW, partner_count=partner, channel_count=channel)
        assert [f.rule for f in verdict.findings] == rules
        assert verdict.action is (Action.HOLD if rules else Action.ALLOW)


def test_counters_are_named_by_the_minute_and_the_channel_comes_first() -> None:
    channel, partner = Pipeline().counters("m1", "whatsapp", "p-1", NOW)
    assert channel.name == "flood/channel/whatsapp/202611230900"
    assert partner.name == "flood/partner/p-1/202611230900"
    assert [c.name for c in Pipeline().counters("m1", "whatsapp", None, NOW)] == [channel.name]
    assert partner.until > NOW


def test_a_message_is_counted_alike_at_every_try() -> None:
    assert Pipeline().counters("m1", "whatsapp", "p-1", NOW) == Pipeline().counters("m1", "whatsapp", "p-1", NOW)


def test_what_is_sampled_stands_for_all_messages() -> None:
    counted = sum(4 for n in range(4_000) if sampled(f"message-{n}", 4))
    assert 3_400 < counted < 4_600
    assert all(sampled(f"message-{n}", 1) for n in range(50))
