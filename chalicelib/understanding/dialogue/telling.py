"""Hears an answer in free words: by what tells the choices apart, and how a quantity is shared among them.

`the short one, 800`, `undyed please`, `half and half`, `two 400w and one 750`, `金银各一半`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from chalicelib.domain.trade import Ask
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import Found, by_size, sizes_fit
from chalicelib.understanding.catalogue.slots import Slot, Weight
from chalicelib.understanding.dialogue.answers import recount
from chalicelib.understanding.dialogue.marks import Do, marks_in
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language.fillers import HAN_STOP, is_filler
from chalicelib.understanding.language.fold import fold, stem
from chalicelib.understanding.language.kinds import class_of
from chalicelib.understanding.language.units import MEASURES, ONE, PACKINGS, Said
from chalicelib.understanding.reading.clean import blanked
from chalicelib.understanding.reading.lines import Count, wanted_in
from chalicelib.understanding.reading.tokens import Kind, Token, size_of, unit_of

LONGEST = 120
"""Signs. A longer text is no answer alone."""

_CHAT_MOST = 2
"""Strange words beside an answer."""

_CODE_LEAST = 3
_HALF = Decimal("0.5")
_CLAUSE = re.compile(
    r"[^,，;；。.!！\n]+(?:\.(?=\d)[^,，;；。.!！\n]+)*(?:[,，]\s*\d+\s*[a-z]*\s*(?=[,，;；。.!！\n]|$))?",
    re.IGNORECASE,
)
"""A clause, with a quantity that stands alone behind it: `yellow, 2 jars`."""
_AND = re.compile(r" (?:and|n|y|dan|aur) |&", re.IGNORECASE)
_HALVES = re.compile(
    r"\bhalf\b(?! (?:a|an|of a|the|case|box|carton|pack|bag|dozen|doz|roll|kilo|kg)\b)|\b(?:halves|50[/ -]50|fifty[ -]fifty|mitad|mitades|separuh|setengah|aadh[aei]|adh[aei])\b|[一对各]半"
)
_EACH = re.compile(r"\b(?:each|apiece|cada un[oa]|c/u|setiap satu|masing-masing|har ek)\b|各|每样|每种")
_SPLITS = re.compile(
    r"\b(?:split|mitad|mix(?:ed)?|(?:the )?(?:rest|others?|remainder|remaining)|resto|demas|baki|ba+ki)\b|平分|分成"
)
_SORTS = re.compile(r"(?:colou?r|flavou?r|scent|finish|shade|style|design|pattern)s?|colores?|sabor(?:es)?|jenis|rang")
"""What choices differ by: `12 of each colour`."""
_REST = re.compile(r"\b(?:rest|others?|remainder|remaining|resto|demas|baki|ba+ki)\b|剩下|其余|其他")
_WHOLE = re.compile(
    r"\b(?:full|whole|complete|entire)(?: [a-z]+)?\b"
    r"|\b(?:(?:caja|bolsa|tarima|paquete|rollo|costal) )?(?:enter[oa]|complet[oa])\b|(?:一整?|整一?)[箱盒包袋打卷桶捆板](?![\d一二两三])"
)
_REFUSES = re.compile(r"[?？]|不要|别|\b(?:not|no|dont|don't|cancel)\b")
_WHOLE_LONGEST = 40
_CODES = re.compile(r"[a-z]*\d[a-z0-9-]*")


@dataclass
class _Part:
    """A stretch of an answer: the choices that it leaves, and how many it says."""

    left: list[Entry]
    count: Count | None = None
    tells: bool = False
    chat: int = 0
    is_han_chat: bool = False
    """Whether Chinese signs that say nothing are in it: many are one word."""
    numbers: list[Count] = field(default_factory=list)


def told(text: str, scene: Scene, work: Work) -> str:
    """Close the questions that a text answers by what tells their choices apart; return what is left of it."""
    if work.asks and _whole(text, scene, work):
        return " " * len(text)
    if (
        not work.asks
        or "?" in text
        or "？" in text
        or any(m.do is Do.REMOVE for m in marks_in(text, has_lines=True)[0])
    ):
        return text
    is_only = len(work.asks) == 1
    for ask in [ask for ask in work.asks if len(ask.choices) > 1]:
        entries = [entry for entry in map(scene.catalogue.entry, ask.choices) if entry is not None]
        for span in _stretches(text, whole=is_only) if len(entries) > 1 else ():
            shares = _shares(text[slice(*span)], ask, entries, scene)
            if shares:
                _take(shares, ask, work)
                text = blanked(text, [span])
                break
    return text


def _whole(text: str, scene: Scene, work: Work) -> bool:
    """Take a whole one where half of it, or a part of what is sold whole, was asked for: `a full box then`, `那就一整箱`."""
    counted = [_of_only_choice(ask) for ask in work.asks if ask.quantity is not None]
    counted = [ask for ask in counted if ask.sku is not None and not ask.choices]
    match = _WHOLE.search(fold(text))
    if len(counted) != 1 or match is None or len(text) > _WHOLE_LONGEST or _REFUSES.search(fold(text)):
        return False
    tokens = [token for token in scene.tokens(text) if token.kind is not Kind.BREAK]
    if any(token.kind is Kind.NUMBER and token.value != 1 and not token.is_weak for token in tokens):
        return False
    ask, entry = counted[0], scene.catalogue.entry(counted[0].sku or "")
    is_part = ask.quantity is not None and (ask.quantity < 1 or ask.unit in MEASURES)
    if entry is None or not (is_part or ask.reason == "unit"):
        return False
    units = [unit for token in scene.tokens(match.group()) if (unit := unit_of(token)) and unit.code in PACKINGS]
    said = units[0] if units else Said(ask.unit, ONE) if ask.unit in entry.item.units and is_part else None
    work.asks = [other for other in work.asks if ask.sku not in (other.sku, *other.choices)]
    return recount(work, ask, _count(Decimal(1), said), text.strip())


def _of_only_choice(ask: Ask) -> Ask:
    """Return a question that offers one item as the question how many of it are wanted."""
    return ask.model_copy(update={"sku": ask.choices[0], "choices": ()}) if len(ask.choices) == 1 else ask


def _stretches(text: str, *, whole: bool) -> list[tuple[int, int]]:
    """List the clauses of a text, before them the whole, where they are short enough."""
    bare = text if whole else _AND.sub(lambda match: "," * len(match.group()), text)
    spans = [*([(0, len(text))] if whole else []), *(match.span() for match in _CLAUSE.finditer(bare))]
    return [span for span in spans if text[slice(*span)].strip() and span[1] - span[0] <= LONGEST]


def _take(shares: Sequence[tuple[Entry, Count | None]], ask: Ask, work: Work) -> None:
    work.close(ask)
    work.answered.append(ask)
    for entry, count in shares:
        found = Found((entry,), is_certain=True, how="answer")
        work.take(entry, count, about=ask.about, found=found, way="put", unit=ask.unit)


def _shares(text: str, ask: Ask, entries: list[Entry], scene: Scene) -> list[tuple[Entry, Count | None]]:
    by_code = _coded(text, entries)
    chosen = by_code or _of_one(text, entries, scene)
    if chosen is not None:
        return [(chosen, _asked(ask))]
    parts = _parts(scene.tokens(text), entries, scene)
    if parts is None:
        return []
    telling = [part for part in parts if part.tells]
    common = [entry for entry in entries if all(entry in part.left for part in telling)] if telling else []
    if 1 < len(common) < len(entries):
        common = _as_asked(ask, common, scene)
    if len(common) == 1:
        return _one(parts, common[0], text, ask)
    return _several(parts, text, ask, entries)


def _of_one(text: str, entries: Sequence[Entry], scene: Scene) -> Entry | None:
    """Return the choice that holds one of a measure which is all that is said: `the litre`, `el de kilo`."""
    tokens = [
        t for t in scene.tokens(text) if t.kind is not Kind.BREAK and not (t.kind is Kind.WORD and is_filler(t.text))
    ]
    unit = unit_of(tokens[0]) if len(tokens) == 1 else None
    if unit is None or unit.code not in MEASURES:
        return None
    sizes = wanted_in(tuple(scene.tokens(f"1{unit.code.lower()}")), None, scene.finder).sizes
    having = [entry for entry in entries if sizes and sizes_fit(sizes, entry)]
    return having[0] if len(having) == 1 else None


def _as_asked(ask: Ask, common: list[Entry], scene: Scene) -> list[Entry]:
    """Return which of the choices that an answer leaves has most of the words that were asked about, each by itself."""
    tokens = scene.tokens(ask.about)
    letters = {token.text for token in tokens if token.kind is Kind.WORD and class_of(token.text) == "letter"}
    return [entry for entry in common if letters & set(fold(entry.item.name).split())] or common


def _coded(text: str, entries: Sequence[Entry]) -> Entry | None:
    """Return the choice whose code ends as the answer is written: `sorry, U064`."""
    words = [word for word in re.findall(r"[\w-]+", fold(text)) if not is_filler(word)]
    if len(words) != 1 or not _CODES.fullmatch(words[0]) or len(words[0]) < _CODE_LEAST:
        return None
    having = [entry for entry in entries if fold(entry.sku).endswith(words[0])]
    return having[0] if len(having) == 1 else None


def _asked(ask: Ask) -> Count | None:
    return None if ask.quantity is None else _count(ask.quantity, Said(ask.unit, ONE) if ask.unit else None)


def _count(value: Decimal, unit: Said | None) -> Count:
    return Count(value, unit, frozenset(), 0.0)


def _one(parts: Sequence[_Part], chosen: Entry, text: str, ask: Ask) -> list[tuple[Entry, Count | None]]:
    counts = [count for part in parts for count in part.numbers]
    if len(counts) > 1 or _HALVES.search(fold(text)):
        return []
    return [(chosen, counts[0] if counts else _asked(ask))]


def _several(parts: Sequence[_Part], text: str, ask: Ask, entries: list[Entry]) -> list[tuple[Entry, Count | None]]:
    """Share a quantity among choices: each its own, or each a half."""
    counts = [count for part in parts for count in part.numbers if count.value != _HALF or count.unit is not None]
    shared = [part for part in parts if part.tells and not part.numbers and len(part.left) > 1]
    left = [entry for entry in entries if all(entry in part.left for part in shared)]
    single = [part for part in parts if part.tells and part not in shared]
    chosen = [[entry for entry in part.left if entry in left] for part in single]
    named = [some[0] for some in chosen if len(some) == 1]
    if len(named) != len(single) or len(set(named)) != len(named):
        return []
    of_all = named or left
    if len(of_all) < 2:  # noqa: PLR2004 (one shares nothing)
        return []
    if _HALVES.search(fold(text)) and not counts and len(of_all) == 2 and ask.quantity is not None:  # noqa: PLR2004 (two halves)
        half = _count(ask.quantity / 2, Said(ask.unit, ONE) if ask.unit else None)
        return [(entry, half) for entry in of_all]
    if _EACH.search(fold(text)) and len(counts) == 1 and (named or counts[0].value * len(left) == ask.quantity):
        return [(entry, counts[0]) for entry in of_all]
    rest = _rest(single, text, ask)
    shares = [*(part.numbers[0] if part.numbers else rest for part in single)]
    if named and None not in shares and len(counts) + (rest is not None) == len(named):
        return [*zip(named, shares, strict=True)]
    return []


def _rest(single: Sequence[_Part], text: str, ask: Ask) -> Count | None:
    """Return what is left of a quantity for the one kind that gets the rest: `3 black, the rest silver`."""
    counts = [count for part in single for count in part.numbers]
    is_shared = len(single) == len(counts) + 1 and bool(counts) and all(len(part.numbers) < 2 for part in single)  # noqa: PLR2004 (one each)
    if not is_shared or ask.quantity is None or not _REST.search(fold(text)):
        return None
    left = ask.quantity - sum((count.value for count in counts), Decimal(0))
    is_in_units = all(count.unit is None or count.code == ask.unit for count in counts)
    return _count(left, Said(ask.unit, ONE) if ask.unit else None) if left > 0 and is_in_units else None


def _parts(tokens: Sequence[Token], entries: list[Entry], scene: Scene) -> list[_Part] | None:
    """Part an answer where a quantity begins or the clause ends; None where a word of it says something else."""
    parts = [_Part(list(entries))]
    weak: list[_Part] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        part = parts[-1]
        if token.kind is Kind.BREAK:
            parts.append(_Part(list(entries)))
        elif token.kind is Kind.NUMBER:
            having = [] if _is_of_each(tokens, place) else _having_size(tokens, place, entries, scene)
            behind = tokens[place + 1] if place + 1 < len(tokens) else None
            unit = unit_of(behind) if behind is not None else None
            if 0 < len(having) < len(entries):
                parts[-1:] = _narrowed(part, having)
            elif _is_count(tokens, place, having):
                parts += [_Part(list(entries))] if part.tells or part.numbers else []
                parts[-1].numbers.append(_count(token.value, unit))
                weak += [parts[-1]] if token.is_weak else []
            place += 1 if behind is not None and (unit is not None or size_of(behind) is not None) else 0
        elif token.kind in (Kind.WORD, Kind.HAN):
            if not _hear(token, parts, entries, scene):
                return None
        elif token.kind is Kind.CODE:
            return None
        place += 1
    is_each = any(_is_of_each(tokens, place) for place in range(len(tokens)))
    if sum(len(part.numbers) for part in parts) == len(weak) == 1 and not is_each:
        weak[0].numbers.clear()  # an article
    is_clear = sum(part.chat for part in parts) <= _CHAT_MOST and all(part.left for part in parts)
    return [part for part in parts if part.tells or part.numbers or part.chat] if is_clear else None


def _is_of_each(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a number is how many of each choice are wanted: `12 of each`, `one each`."""
    behind = [token.text for token in tokens[place + 1 : place + 4] if token.kind is Kind.WORD and token.text != "of"]
    return tokens[place].kind is Kind.NUMBER and bool(behind) and _EACH.fullmatch(behind[0]) is not None


def _is_count(tokens: Sequence[Token], place: int, having: Sequence[Entry]) -> bool:
    """Say whether a number that tells no choice from another is how many are wanted."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    before = tokens[place - 1] if place else None
    if (behind is not None and behind.kind in (Kind.SIGN, Kind.TIMES)) or (
        before is not None and before.kind is Kind.SIGN
    ):
        return False  # a part of a size: `25-60`
    if tokens[place].is_weak:
        return behind is not None and behind.kind is not Kind.BREAK
    return not having or behind is None or size_of(behind) is None


def _narrowed(part: _Part, having: Sequence[Entry]) -> list[_Part]:
    """Narrow what a part leaves; what contradicts it begins another part."""
    both = [entry for entry in part.left if entry in having]
    if both or not part.tells:
        part.left, part.tells = both, True
        return [part]
    return [part, _Part(list(having), tells=True)]


def _hear(token: Token, parts: list[_Part], entries: Sequence[Entry], scene: Scene) -> bool:
    """Take a word for one that tells, for chat, or for a small word; say whether it may stand in an answer."""
    for slot in _slots(token, scene):
        having = _having(slot, entries)
        if 0 < len(having) < len(entries):
            parts[-1:] = _narrowed(parts[-1], having)
        elif not having and slot.weight is Weight.MUST and len(slot.said) > 1:
            return False
        elif not having and not (token.kind is Kind.HAN and parts[-1].is_han_chat):
            parts[-1].chat += 1
            parts[-1].is_han_chat = token.kind is Kind.HAN
    return True


_WITHOUT = re.compile(r"(?:un|non-?)(?P<word>[a-z]{4,})|(?P<less>[a-z]{3,})less")
"""A word that says what an item is not: `unsalted`, `non-slip`, `seedless`."""


def _having(slot: Slot, entries: Sequence[Entry]) -> list[Entry]:
    """List the choices that a word means: those that have it, the biggest or smallest, those without what it denies."""
    having = [entry for entry in entries if slot.option(entry)]
    if having:
        return having
    sized = by_size(stem(slot.said), entries)
    if len(sized) < len(entries):
        return list(sized)
    match = _WITHOUT.fullmatch(slot.said)
    denied = stem(match["word"] or match["less"]) if match else ""
    return [entry for entry in entries if denied not in entry.words] if _is_in(denied, entries) else []


def _is_in(word: str, entries: Sequence[Entry]) -> bool:
    return bool(word) and any(word in entry.words for entry in entries)


def _slots(token: Token, scene: Scene) -> Sequence[Slot]:
    if token.kind is Kind.WORD:
        is_unit = unit_of(token) is not None and class_of(token.text) != "letter"
        is_small = is_filler(token.text) or is_unit
        is_small = is_small or any(words.fullmatch(token.text) for words in (_HALVES, _EACH, _SPLITS, _SORTS))
        return () if is_small else (scene.slots.single(token.text),)
    bare = HAN_STOP.sub(" ", _SPLITS.sub(" ", _HALVES.sub(" ", token.text)))
    return [slot for part in bare.split() for slot in scene.slots.of((part,))]


def _having_size(tokens: Sequence[Token], place: int, entries: Sequence[Entry], scene: Scene) -> list[Entry]:
    behind = tokens[place + 1 : place + 2]
    is_measure = bool(behind) and (size_of(behind[0]) is not None or behind[0].kind is not Kind.NUMBER)
    sizes = wanted_in((tokens[place], *(behind if is_measure else ())), None, scene.finder).sizes
    return [entry for entry in entries if sizes and sizes_fit(sizes, entry)]
