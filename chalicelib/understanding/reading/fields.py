"""What is said beside the lines: the partner's own number, the day, the place, an earlier document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from chalicelib.domain.trade import Fields
from chalicelib.understanding.language.days import Day, days_in, is_birthday
from chalicelib.understanding.language.fold import fold, is_han
from chalicelib.understanding.reading.clean import blanked

_NUMBER = r"(?P<number>[a-z0-9]{0,8}(?:[-/][a-z0-9]{1,10}){0,3}\d[a-z0-9]*(?:[-/][a-z0-9]+)*)"
_PO = re.compile(
    r"(?:\b(?:against |our |my |your |nuestra |nuestro |nombor |no\.? )?(?:p\.?o\.?|purchase order|requisition|reqn?|order (?:no|number|ref|reference)|cust(?:omer)? (?:ref|po)|our ref|my ref|our order|my order|ref(?:erence)?|o\.?c\.?|o/c|orden de compra|"
    r"pedido (?:no|num|n\.?o)|no\.? pesanan|pesanan no|order(?= ?#)|bestell(?:ung|nr|nummer)|auftrags?(?:nr|nummer)|commande)\b|采购单号|采购订单号|采购单|订单号|我方单号|我们单号|我单号|客户单号|单号|订单编号)"
    rf"\s*(?:(?:no|num|number|nr|is|es|ialah|是|为)\b\.?|[.:#：-])*\s*(?:no\.?\s*)?#?\s*{_NUMBER}"
)
_REF = re.compile(
    r"(?<![a-z0-9])(?P<order>so-?\d{3,12})(?![a-z0-9])"
    r"|(?:\b(?:invoices?|inv|invois|facturas?|fact|rechnung|facture|bill|order|ord|pedido|pesanan|delivery note|dn|d/n|d\.n\.|note|docket|credit note|remision|nota|po|p\.o\.|consignment|shipment|sales order)\b|发票|订单|单号|账单|送货单|单子|单)"
    r"\s*(?:(?:no|num|number|nr)\b\.?|[.:#：号-])*\s*#?\s*(?P<number>(?:[a-z]{1,5}-)?(?:\d{2}-)?\d{3,12}(?:-\d+)?|[a-z]{1,5}\d{3,12})(?![a-z0-9])"
)
_BEFORE_DAY = re.compile(
    r"(?:\b(?:for|on|by|deliver(?:y|ed)?(?: date| day)?|dispatch|needed|need(?:ed)? by|due|required|arriving|arrive|get here|drop|date|para|pal|pa|el|la|hantar|pada|untuk|ko|tak|entrega|entregar|send|ship|before|till|until|this|pls|tarikh|hari|fecha|to|come|here)\b[\s:.]*|送货?日期?|[于在]|周|要货|到货|交货)*$"
)
_AFTER_DAY = re.compile(
    r"^\s*(?:morning|afternoon|evening|am|pm|delivery|by noon|first thing|tak|ko|ke liye|subah|sham|pagi|petang|早上|上午|下午|晚上|之前|前|要货|要|到货|送货|送到|送)+"
)
_SAID_DAY = re.compile(
    r"\b(?:w/c|w/e|week (?:commencing|ending|of)|typed|dated|written|(?:had|ordered|bought|took) (?:it |them |some )?on|as (?:at|of)|list of|from|since|was|printed|issued|invoice|received|arrived|del(?:ivered)? on|none|"
    r"(?:same(?: again)? |just )?(?:as|like)(?: on| per)?|del pedido de|macam)\b\W*(?:the |el )?$|[照按跟和]$"
    r"|\b(?:off|closed|shut|not|instead of|rather than|away|en vez de|bukan)\W*(?:on |the |el )?$|(?:不是|别|除了)$"
)
"""Before a day on which something was, or on which nothing shall come."""

_SAID_AFTER = re.compile(
    r"\s*(?:wal[aei]\b|那(?:张|个|一|份|批|次)*(?:单|次|批|份)|的(?:单|订单|货单)|下的|订的|来不及|不行|不在|没人|没空|休息|关门|赶不上"
    r"|(?:is |are |we(?:'re| are) )?(?:no good|closed|shut|off\b|won't work|doesn't work|too late|too soon)|(?:no|nahi|tak (?:boleh|sempat))\s*[,，]|那(?:张|天的))"
)
"""After such a day."""

_PLACE_LEAD = r"(?:\b(?:all |ship|deliver(?:ed|y)?|send|drop|going|goes|por favor )*\s*(?:for|to|at|in|into|al|a|en|para|ke|di|untuk|ko|mein)\s*(?:the |la |el |our )?|(?:全部|都)?(?:请)?(?:送货?|发货?|寄)(?:到|去|至|给)?|到|给)?"
_STORE = re.compile(
    r"(?:\b(?:store|shop|branch|site|outlet|depot|unit|building|bldg|block|blk|plant|yard|bay|dock|hall|kitchen|tienda|sucursal|local|cawangan|kedai|gudang|dukan|warehouse)\s*(?:no\.?|number|#)?\s*(?P<number>\d{1,3})\b)|(?P<han>[一二三四五六七八九十]{1,2}|\d{1,3})\s*(?:号|號)?(?:分)?(?:店|仓)"
)
_HAN_NUMBERS = {sign: n for n, sign in enumerate("一二三四五六七八九", 1)} | {"十": 10}


@dataclass(frozen=True, slots=True)
class Beside:
    """The fields of a message, and the text with them blanked. `days` are all the days it names."""

    fields: Fields
    text: str
    days: tuple[Day, ...] = field(default_factory=tuple)


def beside(text: str, *, ship_to: Sequence[str], today: date, locale: str) -> Beside:
    """Return what a cleaned text says beside its lines, and the text without it."""
    folded = fold(text)
    spans: list[tuple[int, int]] = []
    po = _PO.search(folded)
    if po:
        spans.append(po.span())
        folded = blanked(folded, [po.span()])
    place, taken = _place_or_split(folded, ship_to)
    spans += taken
    folded = blanked(folded, taken)
    split = _split_words(text, taken) if place is None else None
    days = days_in(folded, today, locale)
    coming = [day for day in days if day.on >= today and not _is_other_day(folded, day)]
    spans += [_day_span(folded, day) for day in days]
    number = text[po.start("number") : po.end("number")].rstrip("-/") if po else None
    fields = Fields(po=number, deliver_on=_chosen(coming), ship_to=place, split=split)
    return Beside(fields, _blanked_by_commas(text, spans), tuple(days))


def _is_other_day(folded: str, day: Day) -> bool:
    """Say whether a day only tells of which earlier order somebody speaks, or when nothing shall come."""
    return bool(
        is_birthday(folded, day) or _SAID_DAY.search(folded[: day.start]) or _SAID_AFTER.match(folded[day.end :])
    )


def _chosen(days: list[Day]) -> str | None:
    """Return the day that was meant: a date before the name of a weekday that stands beside it."""
    if not days:
        return None
    dated = [day for day in days if day.kind not in ("week", "hanweek", "ordinal")]
    return (dated or days)[0].on.isoformat()


def _day_span(folded: str, day: Day) -> tuple[int, int]:
    lead, tail = _BEFORE_DAY.search(folded[: day.start]), _AFTER_DAY.match(folded[day.end :])
    return (lead.start() if lead else day.start), day.end + (tail.end() if tail else 0)


def _blanked_by_commas(text: str, spans: list[tuple[int, int]]) -> str:
    """Blank the stretches; a comma stays in each, since what they parted is not one line."""
    for start, end in spans:
        text = text[:start] + ("," + " " * (end - start - 1) if end > start else "") + text[end:]
    return text


def _place_or_split(folded: str, ship_to: Sequence[str]) -> tuple[str | None, list[tuple[int, int]]]:
    """Return the one place that is named, or the stretches that split a delivery over several."""
    place, span = _place(folded, ship_to)
    if span is None:
        return None, []
    rest = blanked(folded, [span])
    other, other_span = _place(rest, ship_to)
    if other is None or other_span is None or other == place:
        return place, [span]
    for named, (one, left) in ((other, (span, other_span)), (place, (other_span, span))):
        denied = _INSTEAD.search(folded[: one[0]])
        if denied:
            return named, [(denied.start(), one[1]), left]
    places = [span]
    while other_span is not None:
        places.append(other_span)
        rest = blanked(rest, [other_span])
        _, other_span = _place(rest, ship_to)
    shares = [_with_share(folded, one) for one in places]
    is_shared = any(
        len(folded[slice(*one)]) > one_end - start for one, (start, one_end) in zip(shares, places, strict=True)
    )
    each = [re.search(r"\d", folded[max(0, start - _SHARE_NEAR) : start]) for start, _ in places]
    return (None, shares) if is_shared or all(each) else (place, [span])


def _with_share(folded: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the place with the share that goes there: `6 to Store 2`."""
    share = _SHARE.search(folded[: span[0]])
    return (share.start(), span[1]) if share else span


_SHARE = re.compile(
    r"(?:\b(?:and|&|y|dan|aur|,)\s*)?(?<![\w-])(?:\d+|half|the (?:rest|other half)|rest|balance|mitad|el resto|setengah|bakinya|aadha|baaki|一半|剩下的?|其余)\s*$"
)
_INSTEAD = re.compile(
    r"\b(?:rather than|instead of|not|scratch|forget|en vez de|bukan|ki jagah)\s*(?:to |the )?$|不是$"
)
"""Before a place to which nothing goes."""

_SHARE_NEAR = 40
SPLIT_LONGEST = 200


def _split_words(text: str, spans: Sequence[tuple[int, int]]) -> str | None:
    if len(spans) < 2:  # noqa: PLR2004 (one place splits nothing)
        return None
    ordered = sorted(spans)
    start = text.rfind("\n", 0, ordered[0][0]) + 1
    return " ".join(text[start : ordered[-1][1]].split())[:SPLIT_LONGEST]


def _place(folded: str, ship_to: Sequence[str]) -> tuple[str | None, tuple[int, int] | None]:
    for place in sorted(ship_to, key=len, reverse=True):
        name = fold(place)
        before = "" if is_han(name[0]) else r"(?<![a-z0-9])"
        after = "" if is_han(name[-1]) else r"(?![a-z0-9])"
        match = re.search(rf"{_PLACE_LEAD}\s*{before}{re.escape(name)}{after}", folded)
        if match:
            return place, match.span()
    for match in _STORE.finditer(folded):
        number = match["number"] or str(_HAN_NUMBERS.get(match["han"], match["han"]))
        same = [place for place in ship_to if re.search(rf"(?<!\d){number}(?!\d)", place)]
        if len(same) == 1:
            lead = re.search(rf"{_PLACE_LEAD}\s*$", folded[: match.start()])
            return same[0], (lead.start() if lead else match.start(), match.end())
    return _by_kind(folded, ship_to) or _by_first_word(folded, ship_to)


def _by_kind(folded: str, ship_to: Sequence[str]) -> tuple[str, tuple[int, int]] | None:
    """Find a place that is named in Chinese by its kind: 西店 is West Branch, 二号工地 Site 2; or by the beginning of its name."""
    for match in _HAN_PLACE.finditer(folded):
        which, kinds = match["which"], _HAN_KINDS[match["kind"]]
        words = {_HAN_WHICH.get(which, which), str(_HAN_NUMBERS.get(which, which))}
        same = [place for place in ship_to if set(fold(place).split()) & words and set(fold(place).split()) & kinds]
        if len(same) == 1:
            return same[0], match.span()
    for match in _HAN_GOES.finditer(folded):
        same = [place for place in ship_to if fold(place).startswith(match["start"]) and is_han(match["start"][0])]
        if len(same) == 1:
            return same[0], match.span()
    for place in ship_to:
        short = fold(place)
        for word, cut in _SHORTENED:
            short = re.sub(rf"\b{word}\b", cut, short)
        match_ = re.search(rf"\b{re.escape(short)}\b", folded) if short != fold(place) else None
        if match_:
            return place, match_.span()
    return None


_HAN_KINDS = {
    "店": {"branch", "store", "shop", "outlet"},
    "分店": {"branch", "store", "shop", "outlet"},
    "工地": {"site"},
    "仓": {"warehouse", "depot"},
    "仓库": {"warehouse", "depot"},
    "厨房": {"kitchen"},
    "栋": {"block", "building", "tower"},
    "楼": {"block", "building"},
    "办公室": {"office"},
    "餐厅": {"restaurant"},
    "学校": {"school"},
    "酒店": {"hotel"},
    "诊所": {"clinic"},
    "院": {"yard"},
}
_HAN_WHICH = {
    "东": "east",
    "西": "west",
    "南": "south",
    "北": "north",
    "中央": "central",
    "总": "main",
    "新": "new",
    "老": "old",
}
_HAN_PLACE = re.compile(
    rf"(?:送到?|发到?|寄到?|给|到)?(?P<which>东|西|南|北|中央|总|新|老|[a-z]|\d{{1,3}}|[一二三四五六七八九十])号?(?P<kind>{'|'.join(sorted(_HAN_KINDS, key=len, reverse=True))})"
)
_HAN_GOES = re.compile(r"(?:送货?|发货?|寄)(?:到|去|至|给)?(?P<start>[\u4e00-\u9fff]{2})(?=[::,，。;；\s]|$)")
_SHORTENED = (("street", "st"), ("road", "rd"), ("avenue", "ave"), ("lane", "ln"), ("drive", "dr"), ("square", "sq"))


_KIND_OF_PLACE = r"(?:\s+(?:store|shop|site|kitchen|depot|branch))?"


def _by_first_word(folded: str, ship_to: Sequence[str]) -> tuple[str | None, tuple[int, int] | None]:
    """Find a place by the word that tells it from the partner's others, after a word like `to` or alone at the end."""
    for place in ship_to:
        others = {word for other in ship_to if other != place for word in fold(other).split()}
        for word in fold(place).split():
            if word in others or len(word) < 4 or word.isdigit():  # noqa: PLR2004 (shorter words name no place)
                continue
            match = re.search(
                rf"\b(?:to|for|at|al|a la|ke|di|para|en)\s+(?:the |el |la )?{re.escape(word)}\b{_KIND_OF_PLACE}"
                rf"|(?<=\. ){re.escape(word)}\b{_KIND_OF_PLACE}(?=\s*(?:please|pls)?\s*[.!]?\s*$)",
                folded,
            )
            if match:
                return place, match.span()
    return None, None


def ref_in(text: str, known: Sequence[str]) -> str | None:
    """Return the number of an earlier order or invoice that is spoken of; `known` are the partner's own."""
    folded = fold(text)
    match = _REF.search(folded)
    if match:
        group = "order" if match["order"] else "number"
        return text[match.start(group) : match.end(group)]
    for ref in known:
        whole = re.search(rf"(?<![a-z0-9]){re.escape(fold(ref))}(?![a-z0-9])", folded)
        if whole:
            return text[whole.start() : whole.end()]
        digits = re.sub(r"\D", "", ref)
        found = re.search(rf"(?<!\d){digits}(?!\d)", folded) if len(digits) > 3 else None  # noqa: PLR2004
        if found:
            return text[found.start() : found.end()]
    alone = _ALONE.findall(folded)
    return alone[0] if len(alone) == 1 and not _OTHER_NUMBER.search(folded) else None


_ALONE = re.compile(r"(?<![a-z0-9.,/+#-])\d{5,6}(?![a-z0-9/-]|[.,]\d)")
_OTHER_NUMBER = re.compile(
    r"\b(?:batch|lot|account|acct|a/c|card|routing|sort code|ext|pin|postcode|zip|meter|reading|serial)\b|批号|批次|账号|卡号"
)
"""What a long number may be that is none of an order or invoice."""


def merged(before: Fields, said: Fields) -> Fields:
    """Return the fields of the draft after what was said now."""
    news = {name: value for name, value in said if value is not None}
    return before.model_copy(update=news)
