"""Turns a part of a line into another of its kind: `4 of those in blue`, `half red half white`, `其中4打要白的`."""

from __future__ import annotations

import re
from decimal import Decimal

from chalicelib.domain.trade import Ask, DraftLine
from chalicelib.understanding.amounts import Amount, is_sellable, resolved
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.dialogue.fit import fit
from chalicelib.understanding.dialogue.kinds import count_for, kind_of
from chalicelib.understanding.dialogue.marks import marks_in
from chalicelib.understanding.dialogue.named import among_lines
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.dialogue.work import Work
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.language.units import ONE
from chalicelib.understanding.reading.clean import blanked
from chalicelib.understanding.reading.lines import Reading, read_piece
from chalicelib.understanding.reading.pieces import Piece

_N = r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|half|uno|una|dos|tres|cuatro|cinco|seis|diez|la mitad|satu|dua|tiga|empat|lima|enam|separuh|setengah)"
_TO_BE = r"(?:should(?: all)? be|should go|need(?:s)? to be|must be|want(?:ed)? (?:to be )?|to be|can be|could be|in|as|will be|are|is)"
_REST = re.compile(
    r"[\s,;]*(?:(?:rather than|instead of|not) (?:the |in )?[\w/.-]+)?[\s,;]*(?:(?:and |y |aur |dan )?(?:keep |leave )?(?:the )?(?:rest|others?|remainder|remaining)\b[^,;\n]*)?$"
)
"""What is said of the others: they stay."""
_PART = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<n>{_N}(?: \w+)?) of (?P<x>(?:the|those|these|them|it|that|my)\b[^,;\n]*?),? {_TO_BE} (?:the )?(?P<y>[^,;\n]+)",
        rf"(?P<n>{_N}(?: \w+)?) of (?P<x>those|these|them|it) (?:the )?(?P<y>[^,;\n]+)",
        rf"(?P<n>half) (?P<x>(?:the|my|those|these)\b[^,;\n]*?),? {_TO_BE} (?:the )?(?P<y>[^,;\n]+)",
        rf"(?:make|change|do|switch|turn|send|swap|wants?|needs?|have) (?:me )?(?P<n>{_N}(?: \w+)?) of (?P<x>(?:the|those|these|them|it|that|my)) (?:(?:to|in|into|as|for) )?(?:the |an? )?(?P<y>[^,;\n]+)",
        rf"(?P<n>{_N}(?: \w+)?) (?:de|of) (?P<x>(?:es[oa]s|est[oa]s|ell[oa]s|los|las)\b[^,;\n]*?) (?:que sean|sean|en|mejor|deben ser)(?: (?:de|en|el|la|los|las))* (?P<y>[^,;\n]+)",
        rf"(?P<n>{_N}(?: \w+)?) (?:dari|daripada) (?P<x>(?:itu|tu|yang)\b[^,;\n]*?) (?:tukar|jadikan|nak|mau)(?: (?:ke|jadi|yang|warna))* (?P<y>[^,;\n]+)",
        r"(?:其中|里面|当中)的?(?P<n>[\d一二两三四五六七八九十半]+[^\d\s要换改,，])(?P<x>[^\d\s要换改,，]{2,8})(?:要|换成|改成|换|改|用)(?P<y>[^,，;；。\n]{1,12})",
        r"(?P<x>[^,，;；。\n]{0,12}?)(?:其中|里面|当中)的?(?P<n>[\d一二两三四五六七八九十半]+[^\d\s要换改,，]{0,2})(?:要|换成|改成|换|改|用)(?P<y>[^,，;；。\n]{1,12})",
    )
)
_HALVES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:make |do |have |split |get )?(?:the |my )?(?P<x>[^,;\n]*?)(?: to be| into| as|:)? ?\bhalf (?:of (?:them|it) )?(?:in )?(?:the )?(?P<a>[a-z0-9/ ]+?)(?: and|,| &| n)?(?: the other)? half (?:in )?(?:the )?(?P<b>[a-z0-9/ ]+)",
        r"(?P<x>[^,;\n]*?) ?\bmitad (?:de |en )?(?P<a>[a-z0-9 ]+?)(?: y|,)?(?: la otra)? mitad (?:de |en )?(?P<b>[a-z0-9 ]+)",
        r"(?P<x>[^,;\n]*?) ?\b(?:separuh|setengah) (?P<a>[a-z0-9 ]+?)(?: dan|,)? (?:separuh|setengah)(?: lagi)? (?P<b>[a-z0-9 ]+)",
        r"(?P<x>[^,;\n]*?) ?\ba+dh[aei] (?P<a>[a-z0-9 ]+?)(?: aur|,)? a+dh[aei] (?P<b>[a-z0-9 ]+)",
        r"(?P<x>[^,，;；。\n]*?)一半(?:要|换|用)?(?P<a>[^,，;；。\n一半]{1,8})[,，]?(?:另)?一半(?:要|换|用)?(?P<b>[^,，;；。\n]{1,8})",
    )
)
_THEM = re.compile(r"^(?:the|those|these|them|it|that|my|es[oa]s|est[oa]s|ell[oa]s|los|las|itu|tu|yang)\b")
LONGEST = 160
_TWO = 2


def parted(text: str, scene: Scene, work: Work) -> str:
    """Turn parts of lines into others of their kind, and return what is left of the text."""
    for sentence in re.finditer(r"[^\n;；。!！?？]+", text) if work.lines else ():
        folded = fold(sentence.group())
        if len(folded) != len(sentence.group()) or len(folded) > LONGEST:
            continue
        for pattern, way in (*((p, _half) for p in _HALVES), *((p, _part) for p in _PART)):
            match = pattern.search(folded)
            if match and way(match, sentence.group(), scene, work):
                rest = _REST.match(folded, match.end())
                end = rest.end() if rest else match.end()
                return blanked(text, [(sentence.start() + match.start(), sentence.start() + end)])
    return text


def _line_of(words: str, kind: str, scene: Scene, work: Work) -> DraftLine | None:
    """Return the one line that these words name; where they only point, that which the kind fits best, or spoken of last."""
    bare = _THEM.sub("", fold(words).strip()).strip()
    tokens = tuple(scene.tokens(marks_in(bare, has_lines=True)[1])) if bare else ()
    if tokens:
        entries = among_lines(Piece(tokens, Reading()), work)
        return work.find(entries[0].sku) if len(entries) == 1 else None
    fits = [(fit(scene.tokens(kind), entry, scene), entry.sku) for entry in _entries(work)]
    best = [sku for value, sku in fits if value and value == max(fits)[0]]
    if len(best) == 1:
        return work.find(best[0])
    touched = [line for sku in reversed(work.touched) if (line := work.find(sku)) is not None]
    return work.lines[0] if len(work.lines) == 1 else touched[0] if touched else None


def _entries(work: Work) -> list[Entry]:
    return [entry for line in work.lines if (entry := work.scene.catalogue.entry(line.sku)) is not None]


def _part(match: re.Match[str], text: str, scene: Scene, work: Work) -> bool:
    words = {name: text[slice(*match.span(name))] for name in ("n", "x", "y")}
    line = _line_of(words["x"], words["y"], scene, work)
    entry = scene.catalogue.entry(line.sku) if line is not None else None
    if line is None or entry is None:
        return False
    if re.match(r"half|la mitad|separuh|setengah", fold(words["n"]).strip()):
        part: Amount | None = Amount(line.quantity / _TWO, line.unit)
    else:
        count = read_piece(tuple(scene.tokens(words["n"])), scene.stranger).count
        part = resolved(entry.item, count.total, count.code or line.unit) if count is not None else None
        if part is not None and count is not None and count.unit is None and part.quantity >= line.quantity:
            part = resolved(entry.item, count.total, entry.item.base_unit)
    if part is not None and part.unit != line.unit:
        part = _in_unit(part, line, entry.item.units)
    if part is None or not 0 < part.quantity < line.quantity:
        return False
    y = _REST.sub("", words["y"])
    return _move(line, part.quantity, [y], match.group(), scene, work)


def _in_unit(part: Amount, line: DraftLine, units: dict[str, Decimal]) -> Amount | None:
    """Return an amount in the unit of a line, None where they have nothing in common."""
    factors = units | {"DZ": Decimal(12), "EA": ONE}
    if part.unit not in factors or line.unit not in factors:
        return None
    return Amount(part.quantity * factors[part.unit] / factors[line.unit], line.unit)


def _half(match: re.Match[str], text: str, scene: Scene, work: Work) -> bool:
    line = _line_of(text[slice(*match.span("x"))], "", scene, work)
    if line is None:
        return False
    kinds = [text[slice(*match.span(name))] for name in ("a", "b")]
    return _move(line, line.quantity / _TWO, kinds, match.group(), scene, work)


def _move(line: DraftLine, part: Decimal, kinds: list[str], about: str, scene: Scene, work: Work) -> bool:
    """Take a part from a line for each of these kinds that is another than its own."""
    entry = scene.catalogue.entry(line.sku)
    readings = [kind_of(line, tuple(scene.tokens(kind)), work) for kind in kinds]
    others = [reading for reading in readings if reading is not None]
    is_own = len(kinds) == _TWO and len(others) == 1
    if entry is None or not others or (len(others) < len(kinds) and not is_own):
        return False
    piece = line.model_copy(update={"quantity": part})
    left = Amount(line.quantity - part * len(others), line.unit)
    if left.quantity and not is_sellable(entry.item, left):
        return work.ask(Ask(about=about, reason="quantity", sku=line.sku)) or True
    if left.quantity:
        work.put_amount(entry, left, about=about, why=("fewer",))
    else:
        work.drop(line.sku)
    for reading in others:
        if reading.entry is not None:
            way = "add" if work.find(reading.entry.sku) else "put"
            work.take(reading.entry, count_for(reading.entry, piece), about=about, found=reading.found, way=way)  # type: ignore[arg-type]
        else:
            choices = tuple(e.sku for e in reading.found.entries)
            work.ask(Ask(about=about, choices=choices, reason="which", quantity=part, unit=line.unit))
    return True
