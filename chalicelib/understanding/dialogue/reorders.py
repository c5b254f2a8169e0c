"""Orders that start from an earlier one: the last, the usual, that of a day or of a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from chalicelib.domain.trade import Ask, DraftLine, PastOrder
from chalicelib.understanding.amounts import plain
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.language import cues
from chalicelib.understanding.language.days import Day, days_in
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading.clean import blanked

_LAST = cues.cue(cues.REORDER_LAST)
_USUAL = cues.cue(cues.USUAL)
_LAST_WEEK = cues.cue(cues.LAST_WEEK)
_BEFORE_LAST = cues.cue(cues.BEFORE_LAST)
_AGAIN = re.compile(
    r"\blo de (?=la semana|el |la ultima)|\b(?:again|repeat|re-?order|re-?run|redo|duplicate|same|otra vez|repet\w+|repit\w+|mismo|sama|ulang|dobara|phir|wahi|repeat)\b|翻倍|翻一倍|再来|再订|重复|一样|照|再送|再下|再发|一遍|补货"
)
_LIKE = re.compile(
    r"(?:^|[\n,.;:，。]|\b(?:please|pls|just|do|send|make it|order)\b)\s*(?:as|like|copy|same as|clone|match|per|as per|going by|igual (?:que|a)|como|macam|ikut|seperti|jaisa|按照?|照着?|跟)\s*(?:(?:the|our|my|order|orders|one|from|of|on|in|pedido|orden|el|la|lo|de|del|that|no|number|pesanan|yang|这|那)\s*)*#?$"
)
"""What stands before the number or the day of an order that is wanted again: `As SO-1204 please`."""
_LIKE_WORDS = re.compile(r"\b(?:as|like|copy|same|clone|match|per|by|igual|como|macam|ikut|seperti|jaisa)\b|[按照跟]")
_NEWEST = re.compile(
    r"\b(?:latest|newest|most recent|last one|the last|last time|recent one|newer|ultimo|ultima|mas reciente|terakhir|yang baru|terbaru|lepas|pichl\w+|last wala|aakhri|latest wala|naya wala)\b|最近|最新|上一次|上次|最后|新的那"
)
_THE_ONE = re.compile(
    r"\b(?:sorry|the (?:one|order)(?: from| of)?(?: the)?|el del?|yang)\b|\d*[号日]?(?:下的)?那(?:单|张|个|批)"
)
_OLDER = re.compile(
    r"\b(?:older|the first one|earlier one|one before|previous one|the other one|primero|anterior|mas viej\w+|yang lama|yang awal|pehle wala|purana wala|purana)\b|前一次|之前那|早的那|旧的|前面那|上上"
)


_BY_THE_WAY = re.compile(
    r"\b(?:usual|regular|normal|same|standard)(?: (?!for|on|to|with|but)\w+)? (?:van|lorry|truck|place|address|slot|time|window|delivery|day|driver|terms|account|way|drop|route|courier|run|carrier|gate|door|branch|depot|store|site|price|discount|rate)s?(?: (?:slot|time|window|address|day))?(?: (?:as|than)? ?(?:usual|always|before|last (?:time|week|order)))?\b"
    r"|\b(?:invoice|bill|charge|deliver\w*|pay\w*|collect\w*|address|account|terms)(?: \w+){0,4} (?:as (?:usual|always|before|normal|last time)|same as (?:last time|before|usual|always))\b"
)
_FORM = re.compile(r"\bre-?order (?:sheet|form|list|point|level|pad)\b")
"""What is as it always is beside the goods: how they come, who pays, what a form is called."""


def _of_goods(text: str) -> str:
    """Return the folded text without what is as always beside the goods."""
    folded = fold(text)
    spans = [match.span() for match in _FORM.finditer(folded)]
    spans += [match.span() for match in _BY_THE_WAY.finditer(folded) if re.search(r"\d", folded[: match.start()])]
    return blanked(folded, spans)


def reorder_in(text: str, scene: Scene) -> tuple[str, str] | None:
    """Return the words that ask for an earlier order and the text without them, None where none do."""
    folded = _of_goods(text)
    for pattern in (_LAST, _USUAL):
        match = pattern.search(folded)
        if match:
            return text[match.start() : match.end()].strip(), _blank_all(
                text, folded, ref_of(text, scene.dealings.orders)
            )
    if _LAST_WEEK.search(folded) and _AGAIN.search(folded):
        spans = [m.span() for pattern in (_LAST_WEEK, _AGAIN) for m in pattern.finditer(folded)]
        return text[spans[0][0] : spans[0][1]], blanked(text, spans)
    again = _AGAIN.search(folded)
    if again is None:
        return _like_an_order(text, folded, scene)
    days = days_in(folded, scene.today, scene.partner.locale)
    dated = next((day for day in days if _of_day([day], scene.dealings.orders, scene.today)), None)
    if dated is not None:
        return text[dated.start : dated.end], blanked(text, [again.span()])
    ref = ref_of(text, scene.dealings.orders)
    if ref:
        span = re.search(re.escape(fold(ref)), folded)
        spans = [m.span() for m in (span, again) if m]
        return ref, blanked(text, spans)
    return None


def _like_an_order(text: str, folded: str, scene: Scene) -> tuple[str, str] | None:
    """Return the number or the day of an earlier order as which the text wants one, and the text without it."""
    if not scene.dealings.orders or _LIKE_WORDS.search(folded) is None:
        return None
    ref = ref_of(text, scene.dealings.orders)
    found = re.search(re.escape(fold(ref)), folded) if ref else None
    spans = [found.span()] if found else []
    days = days_in(folded, scene.today, scene.partner.locale)
    spans += [(day.start, day.end) for day in days if _of_day([day], scene.dealings.orders, scene.today)]
    for start, end in spans:
        like = _LIKE.search(folded[:start])
        if like is not None:
            return text[start:end], blanked(text, [(like.start(), end)])
    return None


def _blank_all(text: str, folded: str, ref: str | None) -> str:
    spans = [m.span() for pattern in (_LAST, _USUAL, _LAST_WEEK, _BEFORE_LAST) for m in pattern.finditer(folded)]
    spans += [m.span() for m in re.finditer(re.escape(fold(ref)), folded)] if ref else []
    spans += [m.span() for m in re.finditer(r"\bso-?\d{3,}\b", folded)]
    return blanked(text, spans)


def ref_of(text: str, orders: Sequence[PastOrder]) -> str | None:
    """Return the number of an earlier order as the text spells it."""
    folded = fold(text)
    for order in orders:
        match = re.search(rf"(?<![\w]){re.escape(fold(order.ref))}(?!\d)", folded) or re.search(
            rf"(?<!\d){re.sub(r'[^0-9]', '', order.ref)}(?!\d)", folded
        )
        if match and len(match.group()) > 3:  # noqa: PLR2004 (shorter numbers are quantities)
            return text[match.start() : match.end()]
    return None


def meant(text: str, days: Sequence[Day], scene: Scene) -> PastOrder | None:
    """Return the earlier order that the text means, None where it may be several or there is none."""
    orders = scene.dealings.orders
    folded = fold(text)
    ref = ref_of(text, orders)
    if ref:
        digits = re.sub(r"\D", "", ref)
        return next(order for order in orders if digits == re.sub(r"\D", "", order.ref) or fold(order.ref) == fold(ref))
    by_day = _of_day(days, orders, scene.today)
    if by_day:
        return by_day
    if _LAST_WEEK.search(folded):
        return _of_last_week(orders, scene.today)
    if _BEFORE_LAST.search(folded):
        return orders[1] if len(orders) > 1 else None
    if _USUAL.search(folded) and not re.search(r"\blast (?:time|order|one)\b|上次", folded):
        return usual(orders)
    return orders[0] if orders else None


def answered(text: str, days: Sequence[Day], scene: Scene) -> PastOrder | None:
    """Return the order that an answer to "which one?" names."""
    orders = scene.dealings.orders
    folded = fold(text)
    if ref_of(text, orders):
        return meant(text, days, scene)
    by_day = _of_day(days, orders, scene.today)
    if by_day:
        return by_day
    if _LAST_WEEK.search(folded):
        return _of_last_week(orders, scene.today)
    if _OLDER.search(folded) or _BEFORE_LAST.search(folded):
        return orders[1] if len(orders) > 1 else None
    if _NEWEST.search(folded):
        return orders[0] if orders else None
    return _by_what_it_had(text, scene)


def without_order(text: str, scene: Scene) -> str:
    """Return an answer to "which one?" without the words for the order: what is left may change it."""
    folded = fold(text)
    ref = ref_of(text, scene.dealings.orders)
    spans = [(day.start, day.end) for day in days_in(folded, scene.today, scene.partner.locale)]
    spans += [match.span() for match in re.finditer(re.escape(fold(ref)), folded)] if ref else []
    spans += [match.span() for match in _THE_ONE.finditer(folded)]
    return blanked(text, spans)


def _by_what_it_had(text: str, scene: Scene) -> PastOrder | None:
    """Return the one order that has an item which the answer names: "the one with napkins"."""
    named = {p.reading.entry.sku for p in scene.pieces(text) if p.reading.entry is not None and p.reading.count is None}
    if not named or not re.search(
        r"\b(?:the one|that one|with|wala|yang ada|el de|la de|el que|jisme|jis mein)\b|有|那", fold(text)
    ):
        return None
    having = [o for o in scene.dealings.orders if named <= {line.sku for line in o.lines}]
    return having[0] if len(having) == 1 else None


def _of_day(days: Sequence[Day], orders: Sequence[PastOrder], today: date) -> PastOrder | None:
    """Return the order of a day that was named; a weekday or a day of the month may be one just past."""
    for day in days:
        tries = [day.on]
        if day.kind in ("week", "hanweek"):
            tries += [day.on - timedelta(days=7), day.on - timedelta(days=14)]
        elif day.kind in ("ordinal", "dayof", "worded", "numeric", "han", "american"):
            tries += [_month_before(day.on), _year_before(day.on)]
        for on in tries:
            found = [order for order in orders if order.on == on.isoformat()]
            if found and on <= today:
                return found[0]
    return None


def _month_before(on: date) -> date:
    first = on.replace(day=1) - timedelta(days=1)
    return first.replace(day=min(on.day, first.day))


def _year_before(on: date) -> date:
    return on.replace(year=on.year - 1, day=min(on.day, 28))


def _of_last_week(orders: Sequence[PastOrder], today: date) -> PastOrder | None:
    monday = today - timedelta(days=today.weekday() + 7)
    found = [order for order in orders if monday.isoformat() <= order.on < (monday + timedelta(days=7)).isoformat()]
    return found[0] if len(found) == 1 else None


def usual(orders: Sequence[PastOrder]) -> PastOrder | None:
    """Return the basket that the earlier orders share, None where they differ."""
    baskets = {frozenset((line.sku, plain(line.quantity), line.unit) for line in order.lines) for order in orders}
    return orders[0] if len(baskets) == 1 else None


def lines_of(order: PastOrder, scene: Scene) -> list[DraftLine]:
    """Return the lines of an earlier order as a draft; what is no longer sold is left out."""
    found: list[DraftLine] = []
    for line in order.lines:
        item = scene.catalogue.by_sku(line.sku)
        if item is not None and line.unit in (*item.units, "EA", "KG", "L", "M", "DZ", "GR", "G"):
            found.append(
                DraftLine(
                    sku=item.sku,
                    name=item.name,
                    quantity=plain(line.quantity),
                    unit=line.unit,
                    pack=item.pack,
                    why=(f"order {order.ref}",),
                )
            )
    return found


def gone(order: PastOrder, scene: Scene) -> list[Ask]:
    """List questions for what an earlier order had and the catalogue has no more."""
    missing = [line for line in order.lines if scene.catalogue.by_sku(line.sku) is None]
    return [Ask(about=line.sku, reason="item", quantity=line.quantity, unit=line.unit) for line in missing]
