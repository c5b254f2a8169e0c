"""Applies what a message orders and changes to the draft, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from chalicelib.domain.trade import Ask, DraftLine
from chalicelib.understanding.amounts import Amount, resolved, sold_unit
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import Finder, Wanted, closest, same_size
from chalicelib.understanding.catalogue.slots import Weight
from chalicelib.understanding.dialogue import yes_no
from chalicelib.understanding.dialogue.answers import settle, settle_again
from chalicelib.understanding.dialogue.marks import Do, Mark, marks_in, scale_in
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.work import Way, Work, scaled
from chalicelib.understanding.language import cues
from chalicelib.understanding.language.fold import fold, stem
from chalicelib.understanding.language.units import ONE
from chalicelib.understanding.language.units import Said as Unit
from chalicelib.understanding.reading.clean import blanked
from chalicelib.understanding.reading.lines import Count, Reading, read_piece, wanted_in
from chalicelib.understanding.reading.pieces import PIECES_MOST, Piece, has_two_counts, read_pieces
from chalicelib.understanding.reading.tokens import Kind, Token, unit_of

WORDS_FEW = 3
LIST_LEAST = 3
SENTENCE_LONGEST = 300
"""Signs. Nobody swaps one thing for another in more."""

_TIMES = {Do.DOUBLE: Decimal(2), Do.HALVE: Decimal("0.5"), Do.TRIPLE: Decimal(3)}
_SWAPS = tuple(re.compile(line.strip()) for line in cues.SWAP.strip().splitlines())
_IF_IN_STOCK = cues.cue(cues.IF_IN_STOCK)
_EACH_OF = re.compile(
    r"\b(?P<count>\d{1,4})\s*(?P<unit>cs|cases?|ctns?|cartons?|bx|box(?:es)?|pk|packs?|bags?|btls?|bottles?|rolls?|dz|dozen|pcs)?\s*(?:each|c/u|cada uno|setiap satu) (?:of |de |for )?(?:the )?(?P<list>[^;\n.:()]*\b(?:and|y|dan|aur|&)\b[^;\n.:(),]+)",
    re.IGNORECASE,
)
_LIST_JOINT = re.compile(r",|\b(?:and|y|dan|aur)\b|&", re.IGNORECASE)
_UNIT_TAIL = re.compile(r"^\d+(?:\.\d+)?\s?([a-z\"]+)$", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\n;；。!！?？]+")
_LEADING_AND = re.compile(r"^\W*(?:and|y|dan|aur|also|n)\b")
_LEADING_YES = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|yes|yep|yeah|yup|cool|sure|fine|right|alright|great|perfect|hm+|lol|haha|go on then|in that case|that case|va|vale|sale|bueno|dale|boleh|baik|ok lah|haan|haanji|theek hai|thik hai|achha|chalo)\b(?:\s+(?:then|so|ji|lah|pues))?(?:[\s,.!…-]+|$))+(?=.*\d|.*\b(?:one|two|three|four|five|six|ten|dua|dos|do|a|an|un|una|uno|satu|ek)\b)"
    r"|^\W*(?:行|好的?|可以|那就?|那先|嗯+)[,，、 ]*(?:就|先)?(?:给我|来|拿|要)?(?=.*[\d一二两三四五六七八九十半])",
    re.IGNORECASE,
)
"""A yes or a hum before what is ordered: `ok, 30 m then`."""

_TRAILING = re.compile(
    r"\s+(?:(?:is|are|would be|will be|'?s|should be)? ?(?:fine|ok|okay|good|grand|enough|plenty|perfect|ample)(?: then| thanks| please| for now)?|will do(?: (?:it|fine|then|us|me))?|then)\W*$"
    r"|就(?:够|行|好|可以)了?\W*$|够了\W*$",
    re.IGNORECASE,
)
"""That it is enough, behind what is ordered: `a full dozen is fine then`."""

_CONTRASTED = re.compile(
    r"(?<=[\w)!.])\s*,?\s+(?:not|bukan|nahi|instead of|in place of|rather than|en vez de|y no)\s+(?:the\s+)?(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|dos|tres|cuatro|cinco|seis|ocho|diez)(?=\W|$)(?!\s*(?:ml|l|kg|g|mm|cm|in|oz|\"))|,?不是\d+\S?(?=$|[,，。])",
    re.IGNORECASE,
)
"""What a new quantity is not: `8 not 6`."""

_BARE_NO = re.compile(r"\W*(?:(?:and|but|actually|pero|y|tapi|aur) )*(?:no|without|sin) \w|无|没有")
_KEEP = re.compile(r"\W*(?:keep|leave|still want|deja|simpan|kekal|保留|rakho)\b")
_EACH = re.compile(
    r"\b(?:each|apiece|cada un[oa]|c/u|cada|setiap|masing-masing|setiap satu|har ek)\b|各|每样|每种|都要"
)
_NOT = re.compile(
    r"\bnot (?:the |a |of (?:the )?)?(?P<en>[\w./%\"-]+(?: [\w./%\"-]+)?)|\bno (?:el|la|los|las) (?P<es>[\w.-]+)|\bbukan (?:yang )?(?P<ms>[\w.-]+)|不要(?P<zh>[^,，。;；要]{1,8})|不是(?P<zh2>[^,，。;；是]{1,8})"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A piece with its verbs."""

    piece: Piece
    does: frozenset[Do]
    about: str
    hard: bool = False


def change(text: str, scene: Scene, work: Work, *, replaces: bool = False) -> Work:
    """Apply a text, cleaned and without what stands beside the lines, to the draft."""
    if replaces:
        work.lines, work.is_changed = [], True
    work.base = frozenset(line.sku for line in work.lines)
    contrast = _CONTRASTED.search(text)
    work.contrast = re.sub(r"\D", "", contrast.group()) if contrast else ""
    text = _CONTRASTED.sub(lambda match: " " * len(match.group()), text)
    text = _swapped(text, scene, work)
    text = _EACH_OF.sub(_listed, text)
    text = _LEADING_YES.sub(lambda match: " " * len(match.group()), text)
    text = _TRAILING.sub(lambda match: " " * len(match.group()), text)
    conditions = [match.span() for match in _IF_IN_STOCK.finditer(fold(text))]
    text = blanked(text, conditions)
    marks, bare = marks_in(text, has_lines=bool(work.lines))
    pieces = _pieces(bare, scene, work)
    said = _with_verbs(pieces, marks, text)
    rest = bare[pieces[-1].end :] if len(pieces) >= PIECES_MOST else ""
    if re.search(r"\w", rest):
        work.ask(Ask(about=text[pieces[-1].end :].strip(" \n,;")))
    leading = bool(_LEADING_AND.match(fold(text)))
    if not replaces and _is_whole_list(said, work, leading=leading):
        work.lines, work.is_changed = [], True
    conditional = _conditional(conditions, said, text)
    adds = leading
    for place, one in enumerate(said):
        adds = adds or Do.ADD in one.does or Do.MORE in one.does
        before = list(work.lines)
        _apply(one, work, said, place, adds=adds)
        if work.lines != before and place in conditional:
            work.on_condition(before)
    return work


def _listed(match: re.Match[str]) -> str:
    """Write `10 each of 6, 8 and 10mm` as `6mm x10, 8mm x10, 10mm x10`."""
    parts = [part.strip() for part in _LIST_JOINT.split(match["list"]) if part.strip()]
    if len(parts) < 2 or any(len(part.split()) > WORDS_FEW for part in parts):  # noqa: PLR2004 (one is no list)
        return match.group()
    tail = _UNIT_TAIL.search(parts[-1])
    parts = [f"{part}{tail[1]}" if tail and part.replace(".", "").isdigit() else part for part in parts]
    unit = match["unit"] or ""
    return ", ".join(f"{part} {'' if unit else 'x'}{match['count']}{f' {unit}' if unit else ''}" for part in parts)


def _conditional(conditions: Sequence[tuple[int, int]], said: Sequence[Said], text: str) -> set[int]:
    """Return the pieces that are wanted only if in stock: that in which it is said, that before it, else that after it."""
    found: set[int] = set()
    for start, end in conditions:
        before = [n for n, one in enumerate(said) if one.piece.start < start]
        after = [n for n, one in enumerate(said) if one.piece.start >= start]
        begins = re.search(r"(?:^|[\n.;。；])\W*$", text[:start]) is not None
        leads = begins or (re.search(r"[,，]\s*$", text[:start]) and re.match(r"\s*\w", text[end:]))
        found.update((after[:1] or before[-1:]) if leads else before[-1:])
    return found


def _pieces(text: str, scene: Scene, work: Work) -> list[Piece]:
    drafted = tuple(line.sku for line in work.lines)
    if drafted == scene.finder.drafted:
        return scene.pieces(text)
    return read_pieces(scene.tokens(text), scene.finder_with(drafted))


def _with_verbs(pieces: Sequence[Piece], marks: Sequence[Mark], text: str) -> list[Said]:
    does: list[set[Do]] = [set() for _ in pieces]
    for mark in marks:
        place = _place_of(mark, pieces)
        if place is not None:
            does[place].add(mark.do)
    for place in range(1, len(pieces)):
        own = scale_in(text[pieces[place].start : pieces[place].end])[0] is not None
        goes_on = not (pieces[place].is_hard or does[place] or pieces[place].has_count or own)
        if (
            goes_on
            and Do.REMOVE in does[place - 1]
            and pieces[place].joint in ("and", "or", "&", "y", ",", "、", "和", "aur", "dan")
        ):
            does[place].add(Do.REMOVE)
    return [Said(p, frozenset(d), text[p.start : p.end].strip()) for p, d in zip(pieces, does, strict=True)]


def _place_of(mark: Mark, pieces: Sequence[Piece]) -> int | None:
    inside = next((n for n, p in enumerate(pieces) if p.start < mark.start < p.end), None)
    if inside is not None:
        return inside
    before = [n for n, p in enumerate(pieces) if p.end <= mark.start]
    if mark.is_after and before:
        return before[-1]
    following = next((n for n, p in enumerate(pieces) if p.start >= mark.start), None)
    if following is None and pieces and mark.do in (Do.MORE, Do.ADD, Do.SET):
        return len(pieces) - 1
    return following


def _is_whole_list(said: Sequence[Said], work: Work, *, leading: bool) -> bool:
    """Say whether the message is a whole new list, which takes the place of the draft."""
    lines = [one for one in said if one.piece.reading.is_line or (one.piece.has_count and one.piece.names)]
    is_list = len(lines) > 1 and all(one.piece.is_hard for one in lines[1:])
    if not work.lines or work.asks or leading or not (len(lines) >= LIST_LEAST or is_list):
        return False
    return not any(one.does & {Do.ADD, Do.MORE, Do.REMOVE, Do.SET, Do.CORRECT} for one in said)


# ── one piece ────────────────────────────────────────────────────────────────────────────────────────


def _apply(one: Said, work: Work, said: Sequence[Said], place: int, *, adds: bool) -> None:
    piece, reading = one.piece, one.piece.reading
    if not piece.has_count and (not piece.names or yes_no.is_yes(one.about)):
        return
    if (
        (Do.REMOVE in one.does or (_BARE_NO.match(fold(one.about)) and not piece.has_count))
        and work.lines
        and _remove(one, work)
    ):
        return
    if _KEEP.match(fold(one.about)) and not piece.has_count:
        return
    if any(way(one, work) for way in (_skip_question, _settle, _change_unit, _settle_again, _scale, _resize)):
        return
    if not piece.names:
        _recount(one, work, said, place, adds=adds)
    elif reading.count is None:
        _name(one, work, said, place, adds=adds)
    else:
        _order(one, work, said, adds=adds)


def _settle(one: Said, work: Work) -> bool:
    return bool(work.asks) and settle(work, one.piece, one.about)


def _settle_again(one: Said, work: Work) -> bool:
    return bool(work.answered) and one.piece.reading.found.how != "code" and settle_again(work, one.piece, one.about)


def _skip_question(one: Said, work: Work) -> bool:
    """Leave out what is asked about: `forget the chip kits`."""
    if Do.REMOVE not in one.does:
        return False
    said = {stem(word) for word in one.piece.reading.wanted.words}
    for ask in work.asks:
        asked = {stem(word) for word in re.findall(r"\w+", fold(ask.about))}
        if said and said <= asked:
            work.close(ask)
            work.is_changed = True
            return True
    return False


def _change_unit(one: Said, work: Work) -> bool:
    """Change the unit of the line spoken of last: `sorry, I meant boxes`."""
    units = [unit for token in one.piece.tokens if (unit := unit_of(token)) is not None]
    if len(units) != 1 or len(one.piece.tokens) != 1 or not one.does & {Do.CORRECT, Do.SET} or not work.touched:
        return False
    line = work.find(work.touched[-1])
    entry = work.scene.catalogue.entry(line.sku) if line is not None else None
    if line is None or entry is None:
        return False
    count = Count(line.quantity, units[0], frozenset(), 0.0)
    work.take(entry, count, about=one.about, found=one.piece.reading.found, way="put")
    return True


def _remove(one: Said, work: Work) -> bool:
    """Take out the lines that the piece names; fewer of them where it says how many."""
    entries = _among_lines(one.piece, work)
    if not entries:
        return False
    count = one.piece.reading.count
    for entry in entries:
        line = work.find(entry.sku)
        work.removed = line
        fewer = _fewer(entry, line, count) if count is not None and not _is_article(one, count) else None
        if line is not None and fewer is not None:
            work.put_amount(entry, fewer, about=one.about, why=("fewer",))
            work.removed = None
        else:
            work.drop(entry.sku)
    return True


def _is_article(one: Said, count: Count) -> bool:
    return any(one.piece.tokens[n].is_weak for n in count.used)


def _fewer(entry: Entry, line: DraftLine | None, count: Count) -> Amount | None:
    """Return what is left of a line by so many fewer, None where nothing is, or the units have nothing in common."""
    less = resolved(entry.item, count.total, count.code or (line.unit if line else None))
    if line is None or less is None or less.unit != line.unit or not 0 < less.quantity < line.quantity:
        return None
    return Amount(line.quantity - less.quantity, line.unit)


def _among_lines(piece: Piece, work: Work) -> list[Entry]:
    """List the lines of the draft that the piece names."""
    skus = tuple(line.sku for line in work.lines)
    wanted = wanted_in(piece.tokens, piece.reading.count, work.scene.finder)
    if not skus or not (wanted.words or wanted.sizes or wanted.codes):
        return []
    finder = Finder(work.scene.catalogue, work.scene.slots, aliases=work.scene.partner.aliases)
    wanted = replace(wanted, unit=None)
    found = finder.find(wanted, among=skus)
    if wanted.codes:
        return [e for e in found.entries[:1] if e.sku in skus]
    if not found.entries and wanted.words:
        kinds = {stem(word) for word in wanted.words}
        of_kind = [e for sku in skus if (e := work.scene.catalogue.entry(sku)) is not None and kinds <= e.kinds]
        if len(of_kind) == 1:
            return of_kind
    return (
        list(found.entries)
        if found.entries and (found.fits or found.how == "likeness") and found.sizes_fit
        else _by_said_words(wanted, work)
    )


def _by_said_words(wanted: Wanted, work: Work) -> list[Entry]:
    """Find a line by the words that the partner used for it."""
    said = {stem(word) for word in wanted.words}
    named = [
        line for line in work.lines if said and said <= {stem(word) for word in re.findall(r"\w+", fold(line.words))}
    ] or [line for line in work.lines if said == {re.split(r"[^a-z]", fold(line.sku))[0]} - {""}]
    return [entry for line in named if (entry := work.scene.catalogue.entry(line.sku)) is not None]


def _scale(one: Said, work: Work) -> bool:
    """Double or halve the lines that the piece names, or all of them."""
    if not work.base:
        return False
    count = one.piece.reading.count
    scale, _ = scale_in(one.about)
    is_half = count is not None and count.value == _TIMES[Do.HALVE] and count.unit is None
    if (
        scale is None
        or (scale is Do.HALVE and not is_half and count is not None)
        or (scale is not Do.HALVE and count is not None and count.unit is not None)
    ):
        return False
    _, rest = scale_in(one.about)
    tokens = work.scene.tokens(rest)
    entries = _among_lines(Piece(tuple(tokens), Reading()), work) if tokens else []
    named = any(wanted_in(tokens, None).words) if tokens else False
    if named and not entries:
        return False
    skus = [entry.sku for entry in entries] or [line.sku for line in work.lines]
    for sku in skus:
        line, entry = work.find(sku), work.scene.catalogue.entry(sku)
        if line is not None and entry is not None:
            work.take(
                entry, _count(scaled(line, _TIMES[scale])), about=one.about, found=one.piece.reading.found, way="put"
            )
    return True


def _count(amount: Amount) -> Count:
    return Count(amount.quantity, Unit(amount.unit, ONE), frozenset(), 0.0)


def _recount(one: Said, work: Work, said: Sequence[Said], place: int, *, adds: bool) -> None:
    """Take a bare quantity for that of the line spoken of last."""
    count = one.piece.reading.count
    if count is None or _gives_each(one, work, said, place):
        return
    if count.unit is None and all(one.piece.tokens[n].is_weak for n in count.used):
        return
    if _says_size(one, work):
        return
    asked = [ask for ask in work.opened if ask.sku is not None]
    sku = asked[-1].sku if asked and Do.CORRECT in one.does else _last_touched(work, count)
    entry = work.scene.catalogue.entry(sku) if sku else None
    if entry is None:
        return
    if asked and asked[-1].sku == sku:
        work.close(asked[-1])
    more = adds and Do.SET not in one.does and Do.CORRECT not in one.does and Do.MORE in one.does
    work.take(entry, count, about=one.about, found=one.piece.reading.found, way="add" if more else "put")


def _says_size(one: Said, work: Work) -> bool:
    """Say whether a bare `12x26.5` only repeats the sizes of the line spoken of last."""
    entry = work.scene.catalogue.entry(work.touched[-1]) if work.touched else None
    numbers = [token for token in one.piece.tokens if token.kind is Kind.NUMBER]
    is_glued = len(numbers) > 1 and any(t.kind is Kind.TIMES and t.is_glued for t in one.piece.tokens)
    sizes = wanted_in(one.piece.tokens, None).sizes
    return entry is not None and is_glued and bool(sizes) and all(size in entry.named for size in sizes)


def _last_touched(work: Work, count: Count) -> str | None:
    """Return the item whose quantity was contrasted, else that spoken of last with this unit, else the last, else the only one."""
    before = [line.sku for line in work.lines if work.contrast and f"{line.quantity:f}" == work.contrast]
    if len(before) == 1:
        return before[0]
    skus = [sku for sku in reversed(work.touched) if work.find(sku) is not None or not work.lines]
    with_unit = [sku for sku in skus if (line := work.find(sku)) is not None and count.code == line.unit]
    if with_unit:
        return with_unit[0]
    if skus:
        return skus[0]
    by_unit = [line.sku for line in work.lines if line.unit == count.code]
    if len(by_unit) == 1:
        return by_unit[0]
    return work.lines[0].sku if len(work.lines) == 1 else None


def _gives_each(one: Said, work: Work, said: Sequence[Said], place: int) -> bool:
    """Give a quantity that was said for each of several items to all of them."""
    if not _EACH.search(fold(one.about)):
        return False
    return _share(one, work, said, place)


def _share(one: Said, work: Work, said: Sequence[Said], place: int) -> bool:
    others = [o for n, o in enumerate(said) if n != place and o.piece.names and not o.piece.has_count]
    for other in others:
        reading = other.piece.reading
        if reading.entry is not None:
            work.opened = [ask for ask in work.opened if ask.sku != reading.entry.sku]
            work.take(reading.entry, one.piece.reading.count, about=other.about, found=reading.found, way="put")
        elif reading.found.entries:
            _doubt(other, work, one.piece.reading.count)
    return bool(others)


# ── items ────────────────────────────────────────────────────────────────────────────────────────────


def _order(one: Said, work: Work, said: Sequence[Said], *, adds: bool) -> None:
    """Take an item with its quantity."""
    reading = one.piece.reading
    if reading.entry is not None and has_two_counts(one.piece.tokens):
        work.ask(Ask(about=one.about, reason="quantity", sku=reading.entry.sku))
        return
    if reading.entry is not None and reading.found.sizes_fit:
        before = work.find(reading.entry.sku)
        was_there = reading.entry.sku in work.base
        corrects = Do.SET in one.does or Do.CORRECT in one.does
        is_more = before is not None and not corrects and (adds or not was_there)
        work.opened = [ask for ask in work.opened if not (corrects and ask.sku == reading.entry.sku)]
        work.take(reading.entry, reading.count, about=one.about, found=reading.found, way="add" if is_more else "put")
        if _EACH.search(fold(one.about)):
            _share(one, work, said, said.index(one))
        return
    if not reading.wanted.words and _like_the_last(one, work):
        return
    line = [e for e in _among_lines(one.piece, work) if e.sku in work.base] if work.base and not adds else []
    if len(line) == 1 and reading.found.how not in ("like a code", "another size"):
        work.take(line[0], reading.count, about=one.about, found=reading.found, way="put")
        return
    if work.base and not adds and _counted_sibling(one, work):
        return
    if _is_order_like(one, work, said):
        _doubt(one, work, reading.count)


def _like_the_last(one: Said, work: Work) -> bool:
    """Take a size with a quantity for a size of what was spoken of last: `2 ctn of the 10 inch`."""
    line = work.find(work.touched[-1]) if work.touched else None
    entry = work.scene.catalogue.entry(line.sku) if line is not None else None
    if entry is None or not one.piece.reading.wanted.sizes:
        return False
    near = tuple(sorted(entry.telling - entry.brand))
    again = read_piece(one.piece.tokens, work.scene.stranger, near=near)
    if not (again.is_line and again.found.sizes_fit and again.entry is not None):
        return False
    if line is not None and again.entry.sku != entry.sku and one.does & {Do.CORRECT, Do.SET}:
        work.drop(line.sku)
    way: Way = "add" if Do.MORE in one.does or (Do.ADD in one.does and work.find(again.entry.sku)) else "put"
    return work.take(again.entry, again.count, about=one.about, found=again.found, way=way) or True


def _counted_sibling(one: Said, work: Work) -> bool:
    """Turn a line into another of its kind with a new quantity: `the cans rather, 6 of them`."""
    count = one.piece.reading.count
    tokens = tuple(t for n, t in enumerate(one.piece.tokens) if count is None or n not in count.used)
    words = wanted_in(tokens, None, work.scene.finder).words
    if (
        one.piece.reading.found.entries
        or not words
        or any(slot.weight is Weight.UNKNOWN for slot in work.scene.slots.of(words))
    ):
        return False
    before = [line.sku for line in work.lines]
    if not _turn_into(replace(one, piece=replace(one.piece, tokens=tokens)), work) or count is None:
        return False
    fresh = [line for line in work.lines if line.sku not in before]
    entry = work.scene.catalogue.entry(fresh[0].sku) if len(fresh) == 1 else None
    if entry is not None:
        work.take(entry, count, about=one.about, found=one.piece.reading.found, way="put", unit=fresh[0].unit)
    return True


def _is_order_like(one: Said, work: Work, said: Sequence[Said]) -> bool:
    """Say whether words that are no item for certain are meant as one."""
    reading, count = one.piece.reading, one.piece.reading.count
    if count is None:
        return False
    if reading.found.entries and (reading.found.fits or reading.found.how in ("like a code", "another size")):
        return True
    words = len(reading.wanted.words)
    if count.unit is None and all(one.piece.tokens[n].is_weak for n in count.used):
        return False
    if words == 0 and not reading.wanted.codes:
        return False
    has_unit = count.unit is not None or any(token.kind is Kind.TIMES for token in one.piece.tokens)
    in_list = any(other.piece.reading.is_line for other in said if other is not one) or bool(work.scene.draft.lines)
    if reading.wanted.codes or has_unit:
        return words <= 2 * WORDS_FEW
    return words <= WORDS_FEW and (in_list or len(said) == 1)


def _doubt(one: Said, work: Work, count: Count | None) -> None:
    """Ask which item is meant."""
    reading = one.piece.reading
    choices = tuple(entry.sku for entry in reading.found.entries)
    if count is None and choices and any(set(choices) <= set(ask.choices) for ask in work.asks):
        work.is_changed = True  # it only repeats what is asked: no answer, and nothing new
        return
    work.ask(
        Ask(
            about=_item_words(one),
            choices=choices,
            reason="which" if choices else "item",
            quantity=count.total if count else None,
            unit=count.code if count else None,
        )
    )


def _item_words(one: Said) -> str:
    """Return the words for the item, without a quantity that stands before or behind them."""
    used = one.piece.reading.count.used if one.piece.reading.count else frozenset()
    left = [
        n for n, token in enumerate(one.piece.tokens) if n not in used and token.kind not in (Kind.TIMES, Kind.SIGN)
    ]
    first = one.piece.tokens[0].start
    if not left or any(left[0] < n < left[-1] for n in used):
        return one.about
    return one.about[one.piece.tokens[left[0]].start - first : one.piece.tokens[left[-1]].end - first].strip()


def _name(one: Said, work: Work, said: Sequence[Said], place: int, *, adds: bool) -> None:
    """Take an item without a quantity: another kind of a line, or one whose quantity is still to come."""
    reading = one.piece.reading
    if _shares_before(one, work, said, place) or _is_topic(one, work, said, adds=adds):
        return
    if work.removed is not None and reading.entry is not None and not adds:
        removed, work.removed = work.removed, None
        work.take(reading.entry, _count_for(reading.entry, removed), about=one.about, found=reading.found, way="put")
        return
    if not adds and work.lines and _turn_into(one, work):
        return
    if adds and reading.found.entries and reading.found.fits:
        work.ask(Ask(about=one.about, reason="quantity", sku=reading.entry.sku)) if reading.entry else _doubt(
            one, work, None
        )
        return
    if not work.lines and len(said) == 1 and reading.found.fits and reading.found.entries:
        work.ask(Ask(about=one.about, reason="quantity", sku=reading.entry.sku)) if reading.entry else _doubt(
            one, work, None
        )


def _is_topic(one: Said, work: Work, said: Sequence[Said], *, adds: bool) -> bool:
    """Take a line that is named before something is said of it for what is spoken of: `bowls: 12 of the 21 cm`."""
    reading = one.piece.reading
    is_lone = adds or len(said) == 1 or reading.entry is None or not (reading.found.fits and reading.found.sizes_fit)
    if is_lone or reading.entry is None or reading.entry.sku not in work.base or work.find(reading.entry.sku) is None:
        return False
    if _NOT.search(fold(one.about)):
        return False
    work.speak_of(reading.entry.sku)
    return True


def _resize(one: Said, work: Work) -> bool:
    """Take `60x90`, with nothing beside it, for the size of the line spoken of."""
    kinds = [token.kind for token in one.piece.tokens if token.kind in (Kind.NUMBER, Kind.TIMES)]
    numbers = [token for token in one.piece.tokens if token.kind is Kind.NUMBER]
    is_size = (
        kinds == [Kind.NUMBER, Kind.TIMES, Kind.NUMBER] and numbers[1].is_glued and not one.piece.reading.wanted.words
    )
    return is_size and bool(work.base) and Do.CORRECT in one.does and _turn_into(one, work)


def _shares_before(one: Said, work: Work, said: Sequence[Said], place: int) -> bool:
    return (
        any(_EACH.search(fold(other.about)) and other.piece.has_count for other in said)
        and one.piece.reading.found.fits
    )


def _count_for(entry: Entry, line: DraftLine) -> Count:
    """Return a line's quantity for another item: its unit where the item has it."""
    unit = sold_unit(entry.item, line.unit)
    return Count(line.quantity, Unit(unit, ONE) if unit else None, frozenset(), 0.0)


def _turn_into(one: Said, work: Work) -> bool:
    """Turn a line into another of its kind: `make the butter salted`, `cans`, `not white`."""
    text = one.about
    target, text = _target(one, text, work)
    tokens = tuple(work.scene.tokens(text))
    if not tokens:
        return False
    targets = [target] if target else _likely_lines(work)
    for line in targets:
        reading = _sibling(line, tokens, work)
        if reading is None:
            continue
        if reading.entry is not None:
            if reading.entry.sku == line.sku:
                return False
            _replace(line, reading.entry, work, one.about, reading)
            return True
        if target is not None or len(work.lines) == 1:
            work.drop(line.sku)
            work.ask(
                Ask(
                    about=one.about,
                    choices=tuple(e.sku for e in reading.found.entries),
                    reason="which",
                    quantity=line.quantity,
                    unit=line.unit,
                )
            )
            return True
    return False


def _target(one: Said, text: str, work: Work) -> tuple[DraftLine | None, str]:
    """Return the line that the piece speaks of, and what it says of it."""
    match = _NOT.search(fold(text))
    if match:
        words = next(value for value in match.groupdict().values() if value)
        left = blanked(text, [match.span()])
        for count in (2, 1):
            entries = _among_lines(Piece(tuple(work.scene.tokens(" ".join(words.split()[:count]))), Reading()), work)
            if entries:
                extra = " ".join(words.split()[count:])
                return work.find(entries[0].sku), f"{left} {extra}"
        return None, left
    for line in work.lines:
        entry = work.scene.catalogue.entry(line.sku)
        words = [
            token
            for token in one.piece.tokens
            if entry and token.kind is Kind.WORD and stem(token.text) in entry.telling
        ]
        others = [
            other for other in work.lines if other is not line and _has_words(other, [w.text for w in words], work)
        ]
        if (
            words
            and not others
            and len(words) < len(one.piece.reading.wanted.words) + len(one.piece.reading.wanted.sizes)
        ):
            return line, text
    return None, text


def _has_words(line: DraftLine, words: Sequence[str], work: Work) -> bool:
    entry = work.scene.catalogue.entry(line.sku)
    return entry is not None and bool(words) and all(stem(word) in entry.words for word in words)


def _likely_lines(work: Work) -> list[DraftLine]:
    touched = [line for sku in reversed(work.touched) if (line := work.find(sku)) is not None]
    return [*touched, *(line for line in reversed(work.lines) if line not in touched)]


def _sibling(line: DraftLine, tokens: tuple, work: Work) -> Reading | None:  # type: ignore[type-arg]
    """Read words as another kind of a line's item: with as many of its own words as still fit."""
    finder = Finder(
        work.scene.catalogue, work.scene.slots, aliases=work.scene.partner.aliases, history=work.scene.history
    )
    wanted = replace(wanted_in(tokens, None, finder), unit=None)
    if not (wanted.words or wanted.sizes):
        return None
    for near in _words_of(line, work, wanted):
        found = finder.find(wanted, near=near)
        entries = tuple(entry for entry in found.entries if entry.sku != line.sku)
        if not entries or not found.fits or not found.sizes_fit or not found.slots:
            continue
        if found.entries[0].sku == line.sku and found.is_certain:
            return None
        old = work.scene.catalogue.entry(line.sku)
        if old is not None and len(entries) > 1:
            entries = closest(entries, old)
            entries = same_size(entries, old) if not wanted.sizes else entries
        is_certain = len(entries) == 1
        return Reading(found=replace(found, entries=entries, is_certain=is_certain))
    return None


def _words_of(line: DraftLine, work: Work, wanted: Wanted) -> list[tuple[str, ...]]:
    """List what of a line's words may still hold, the most of them first."""
    entry = work.scene.catalogue.entry(line.sku)
    said = wanted_in(tuple(work.scene.tokens(line.words)), None).words if line.words else ()
    said = tuple(word for word in said if work.scene.slots.of((word,))[0].options)
    from_name = tuple(sorted(entry.telling - entry.brand)) if entry else ()
    found: list[tuple[str, ...]] = []
    for known in (said, from_name, (*from_name, *sorted(entry.brand)) if entry else ()):
        words = tuple(word for word in known if word not in wanted.words)
        found.append(words)
        if len(words) > 1:
            found += [(*words[:n], *words[n + 1 :]) for n in range(len(words) - 1, -1, -1)]
        if len(words) > 2:  # noqa: PLR2004 (of two the single words are the lists without one)
            found += [(word,) for word in reversed(words)]
    own = {stem(word) for word in wanted.words}
    alone = bool(entry is not None and own & entry.telling and len(own) > 1)
    return [words for words in dict.fromkeys(found) if words] + ([()] if alone else [])


def _replace(line: DraftLine, entry: Entry, work: Work, about: str, reading: Reading) -> None:
    work.drop(line.sku)
    work.take(entry, _count_for(entry, line), about=about, found=reading.found, way="put", is_sure=True)


# ── swaps ────────────────────────────────────────────────────────────────────────────────────────────


def _swapped(text: str, scene: Scene, work: Work) -> str:
    """Do the swaps of a text ("swap x for y") and return what is left of it."""
    if not work.lines:
        return text
    for sentence in _SENTENCE.finditer(text):
        if not sentence.group().strip() or len(sentence.group()) > SENTENCE_LONGEST:
            continue
        folded = fold(sentence.group())
        for pattern in _SWAPS:
            match = pattern.search(folded)
            if match and _swap(match, sentence.group(), scene, work):
                return blanked(text, [(sentence.start() + match.start(), sentence.start() + match.end())])
    return text


def _swap(match: re.Match[str], text: str, scene: Scene, work: Work) -> bool:
    spans = {name[0]: match.span(name) for name, value in match.groupdict().items() if value}
    old, new = (text[slice(*spans[name])] for name in ("x", "y"))
    tokens = tuple(scene.tokens(_without_verbs(old)))
    entries = _among_lines(Piece(tokens, Reading()), work) if tokens else []
    line = work.find(entries[0].sku) if entries else None
    if line is None or len(entries) > 1:
        return False
    _, bare = marks_in(new, has_lines=False)
    if _sets_quantity(line, tokens, bare, scene, work):
        return True
    fresh = read_pieces(scene.tokens(bare), scene.finder_with(other.sku for other in work.lines if other is not line))
    fresh = [piece for piece in fresh if piece.names or piece.has_count]
    if len(fresh) != 1 or not fresh[0].names:
        return False
    return _swap_in(line, fresh[0], new.strip(), work)


def _sets_quantity(line: DraftLine, old: tuple[Token, ...], new: str, scene: Scene, work: Work) -> bool:
    """Hear `8 not 6 of the bleach`."""
    counted = any(token.kind is Kind.NUMBER for token in old)
    fresh = read_pieces(scene.tokens(new), scene.finder)
    counts = [piece.reading.count for piece in fresh if piece.reading.count is not None and not piece.names]
    entry = scene.catalogue.entry(line.sku)
    if not counted or not counts or entry is None:
        return False
    return work.take(entry, counts[-1], about=new.strip(), found=fresh[0].reading.found, way="put") or True


def _swap_in(line: DraftLine, fresh: Piece, about: str, work: Work) -> bool:
    sibling = _sibling(line, fresh.tokens, work) if fresh.reading.count is None else None
    old = work.scene.catalogue.entry(line.sku)
    if (
        sibling is None
        and fresh.reading.entry is None
        and old is not None
        and len(fresh.reading.found.entries) > 1
        and fresh.reading.found.fits
    ):
        alike = same_size(fresh.reading.found.entries, old)
        fresh = replace(
            fresh,
            reading=replace(
                fresh.reading, found=replace(fresh.reading.found, entries=alike, is_certain=len(alike) == 1)
            ),
        )
    reading = (
        sibling
        if sibling is not None
        and not (fresh.reading.entry and fresh.reading.entry.sku != line.sku and sibling.entry is None)
        else fresh.reading
    )
    if reading.entry is not None and reading.entry.sku != line.sku:
        work.drop(line.sku)
        count = fresh.reading.count or _count_for(reading.entry, line)
        return (
            work.take(
                reading.entry,
                count,
                about=about,
                found=reading.found,
                way="add" if work.find(reading.entry.sku) else "put",
            )
            or True
        )
    if reading.found.entries and reading.found.fits:
        work.drop(line.sku)
        work.ask(
            Ask(
                about=about,
                choices=tuple(e.sku for e in reading.found.entries if e.sku != line.sku),
                reason="which",
                quantity=line.quantity,
                unit=line.unit,
            )
        )
        return True
    return False


def _without_verbs(text: str) -> str:
    return marks_in(text, has_lines=True)[1]


__all__ = ["Wanted", "change", "read_piece"]
