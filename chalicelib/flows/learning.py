"""What a partner calls our items: learned from its answers and corrections, once it confirmed the order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from chalicelib.domain.partners import Partner
from chalicelib.domain.trade import Draft

LEARNED_MOST = 200
ALIASES_MOST = 400
"""What the admin API takes at once: what is learned must not keep staff from handing the words back."""

WORDS_MOST, LENGTH_MOST = 4, 40
_BY_ANSWER = "item by answer"
_BY_WORDS = re.compile(r"item by (?!code|like)[a-z ]+: (.+)")


FORGET = ""
"""Stands for the code of words that were learned and turned out to mean something else."""


def learned_so_far(
    before: Mapping[str, str], draft: Draft, after: Draft, learned: Sequence[str] = ()
) -> dict[str, str]:
    """Return what the draft would teach once it is confirmed: words for codes.

    `learned` are the words that the partner taught before. An item that has left the draft was corrected, and teaches
    nothing.
    """
    drafted = {line.sku for line in after.lines} | {FORGET}
    news = {**before, **dict(_answered(draft, after)), **dict(_corrected(draft, after, learned))}
    return {words: sku for words, sku in news.items() if sku in drafted}


def _corrected(before: Draft, after: Draft, learned: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Learn from a line that became another one: its words, where they name the new item as well as the old.

    Who swaps cola for lemonade does not call lemonade cola.
    """
    left = [line for line in before.lines if line.sku not in {other.sku for other in after.lines}]
    came = [line for line in after.lines if line.sku not in {other.sku for other in before.lines}]
    if len(left) != 1 or len(came) != 1:
        return
    said = left[0].words.lower()
    yield from ((words, FORGET) for words in learned if words in said)
    words = words_of(next((match[1] for why in left[0].why if (match := _BY_WORDS.fullmatch(why))), ""))
    if words is not None and all(word in came[0].name.lower() for word in words.split()):
        yield words, came[0].sku


def _answered(before: Draft, after: Draft) -> Iterator[tuple[str, str]]:
    still = {ask.about for ask in after.asks}
    fresh = [line for line in after.lines if line not in before.lines and _BY_ANSWER in line.why]
    for ask in before.asks:
        words = words_of(ask.about)
        if words is None or ask.reason not in ("item", "which") or ask.about in still:
            continue
        meant = [line.sku for line in fresh if line.words.startswith(ask.about) or line.sku in ask.choices]
        if len(meant) == 1:
            yield words, meant[0]


def words_of(about: str) -> str | None:
    """Return the words as they are kept, None where they are too many or hold a number: that is no name."""
    words = about.lower().split()
    kept = " ".join(words)
    is_name = 0 < len(words) <= WORDS_MOST and len(kept) <= LENGTH_MOST and not re.search(r"\d", kept)
    return kept if is_name and kept.isprintable() else None


def taught(partner: Partner, learned: Mapping[str, str]) -> Partner:
    """Return the partner with what it taught; of what was learned the oldest is forgotten when it is too much.

    What staff wrote stands.
    """
    owned = partner.aliases.keys() - set(partner.learned)
    told = {
        words: sku for words, sku in learned.items() if words not in owned and partner.aliases.get(words, "") != sku
    }
    if not told:
        return partner
    news = {words: sku for words, sku in told.items() if sku != FORGET}
    aliases = {words: sku for words, sku in {**partner.aliases, **news}.items() if told.get(words) != FORGET}
    order = [*(words for words in partner.learned if words not in told), *news]
    surplus = max(len(order) - LEARNED_MOST, len(aliases) - ALIASES_MOST, 0)
    gone = set(order[:surplus])
    return partner.changed(
        aliases={words: sku for words, sku in aliases.items() if words not in gone},
        learned=tuple(words for words in order if words not in gone),
    )
