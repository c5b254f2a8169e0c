"""Days as people write them: dates by the partner's locale, weekdays, tomorrow in seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.understanding.language.fold import HAN

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january enero januari",
            "feb february febrero februari",
            "mar march marzo mac maret",
            "apr april abril",
            "may mayo mei",
            "jun june junio",
            "jul july julio julai",
            "aug august agosto ogos agustus",
            "sep sept september septiembre",
            "oct october octubre oktober",
            "nov november noviembre",
            "dec december diciembre disember desember",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mon monday mondays lunes isnin senin somvar somwar lundi montag",
            "tue tues tuesday tuesdays martes selasa mangalvar mangalwar mardi dienstag",
            "wed weds wednesday wednesdays miercoles rabu budhvar budhwar mercredi mittwoch",
            "thu thur thurs thursday thursdays jueves khamis kamis guruvar guruwar jeudi donnerstag",
            "fri friday fridays viernes jumaat jumat shukravar shukrawar vendredi freitag",
            "sat saturday saturdays sabado sabtu shanivar shaniwar shanivaar samedi samstag",
            "sun sunday sundays domingo ahad minggu ravivar itwar itvar dimanche sonntag",
        )
    )
    for name in names.split()
}
_HAN_WEEKDAYS = {
    sign: number for number, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7")) for sign in signs
}
_NEAR = {
    "yesterday": -1, "ayer": -1, "semalam": -1, "kelmarin": -2, "anteayer": -2, "antier": -2, "昨天": -1, "昨日": -1, "前天": -2, "gestern": -1, "hier": -1,
    "today": 0, "tonight": 0, "hoy": 0, "hari ini": 0, "aaj": 0, "今天": 0, "今日": 0, "今晚": 0, "heute": 0,
    "tomorrow": 1, "tmrw": 1, "tmr": 1, "tmw": 1, "tomoz": 1, "2moro": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1, "manana": 1, "esok": 1, "besok": 1, "kal": 1, "明天": 1, "明日": 1, "明早": 1, "demain": 1, "morgen": 1,
    "day after tomorrow": 2, "day after tmrw": 2, "pasado manana": 2, "lusa": 2, "parso": 2, "parson": 2, "后天": 2, "後天": 2,
    "大后天": 3,
}  # fmt: skip
_NEAR_WORDS = "|".join(sorted((re.escape(w) for w in _NEAR if w.isascii()), key=len, reverse=True))
_MONTH_WORDS = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_WORDS = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_PAST_THINGS = r"order|list|one\b|invoice|note|lot\b|delivery note|drop was|delivery was"
"""What a day had that is over: `friday's order`, not `friday's van`."""

_TABLE = re.compile(
    rf"(?=[0-9a-z{HAN}])(?:(?<![a-z])|(?![a-z]))(?:"  # in the middle of a word none begins: most places are left at once
    rf"(?P<iso>\b(?P<iy>20\d\d)-(?P<im>\d\d?)-(?P<id>\d\d?)\b)"
    rf"|(?P<numeric>(?<![\w/.-])(?P<n1>\d{{1,2}})(?P<sep>[/.])(?P<n2>\d{{1,2}})(?:(?P=sep)(?P<ny>(?:20)?\d\d))?(?P<ndot>\.(?!\d))?(?![\w/]|\.\d))"
    rf"|(?P<worded>\b(?P<wd>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of |de |-)?\s*(?P<wm>{_MONTH_WORDS})\b\.?(?:,?\s*(?:de )?(?P<wy>20\d\d))?)"
    rf"|(?P<american>\b(?P<am>{_MONTH_WORDS})\.?\s*(?P<ad>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s*(?P<ay>20\d\d))?)"
    rf"|(?P<han>(?:(?P<hy>20\d\d)年)?(?P<hm>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月(?P<hd>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号號]?)"
    rf"|(?P<nextmonth>下个?月(?P<xd>\d{{1,2}})[日号號])"
    rf"|(?P<hanweek>(?P<hw>下下?|这|本|上)?(?:个)?(?:周|星期|礼拜|禮拜)(?P<hday>[一二三四五六日天]))"
    rf"|(?P<near>(?<!guten )(?<![a-z0-9])(?:{_NEAR_WORDS})(?![a-z0-9])|大后天|后天|後天|昨天|昨日|前天|明天|明日|明早|今天|今日|今晚)"
    rf"|(?P<week>\b(?P<wn>next |this |coming |last |proximo |este |hari |depan )?(?P<wday>{_DAY_WORDS})\b(?<!minggu(?= (?:lepas|lalu|ni|ini|depan)))(?P<wafter>'s(?= (?:{_PAST_THINGS}))| pasad[oa]| lepas| lalu| depan| que viene)?)"
    rf"|(?P<inside>\bin (?P<in>\d{{1,2}}) days?\b)"
    rf"|(?P<ordinal>\b(?:the )?(?P<od>\d{{1,2}})(?:st|nd|rd|th)\b|(?P<oh>\d{{1,2}})[号號](?=$|[,，。.;；!！?？ \n]|那|的单|的货|送|要|到|前|之前|早|上午|下午|晚|发|交|出|起|能|可|再|补|以前))"
    rf"|(?P<dayof>\b(?:el|el dia|dia) (?P<ed>\d{{1,2}})(?= *(?:[,.;!?\n]|$| de la| por la| porfa| por favor| pls))|\b(?P<th>\d{{1,2}}) (?:tarikh|haribulan|hb)\b|\b(?P<ht>\d{{1,2}}) tareekh\b|\btarikh (?P<tk>\d{{1,2}})\b))"
)


_PARTS = (2, 4, 8, 16)
"""Of what a fraction is a part that sizes are told in: 3/4 alone is no day."""

_NEEDED = re.compile(r"\b(?:need(?:s|ed)?|want(?:ed|s)?|required)\b[^,;.\n\d]{0,24}$")
_ENDS = re.compile(r"\s*(?:[,.;:!?\n]|$|pls|please)")
_SUN_GOODS = re.compile(
    r"\s+(?:lotion|cream|screen|block|dried|hats?|protection|tan\w*|shades?|loungers?|umbrellas?|oil|spray|care|visors?)\b"
)


_NO_ORDINAL = re.compile(r"\s*(?:birthday|bday|b'day|anniversary|floor|street|st\b|ave|grade|time|!)")
_ORDINAL_LEAD = re.compile(
    r"(?:^|[,;\n(:-]|\b(?:for|on|by|due|until|till|deliver\w*|send|ship|date|to|from|before|after|drop|pls|please|need(?:ed)?|hantar|para|ko|as)|\b(?:"
    rf"{_DAY_WORDS}))\s*$"
)


def is_birthday(folded: str, day: Day) -> bool:
    """Say whether what looks like a day of the month only counts: a 30th birthday, the 4th floor."""
    if day.kind != "ordinal" or folded[day.start : day.end].endswith(("号", "號")):
        return False
    is_led = folded.startswith("the", day.start) or _ORDINAL_LEAD.search(folded[: day.start]) is not None
    return not is_led or _NO_ORDINAL.match(folded[day.end :]) is not None


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was named, and where it stands. `is_weekday`: by its name only."""

    on: date
    start: int
    end: int
    kind: str


def days_in(folded: str, today: date, locale: str) -> list[Day]:
    """List the days that a folded text names; numeric dates follow the locale. Days that do not exist are left out."""
    return list(_days(folded, today, is_month_first=locale.lower() in ("en-us", "en_us", "fil-ph")))


def _days(folded: str, today: date, *, is_month_first: bool) -> Iterator[Day]:
    for match in _TABLE.finditer(folded):
        kind = next(name for name in _READ if match[name])
        on = _READ[kind](match, today, is_month_first)
        if on is not None:
            yield Day(on, match.start(), match.end(), kind)


def _made(year: str | int | None, month: int, day: int, today: date) -> date | None:
    """Return the day; without a year the next one that is not long past."""
    full = int(year) if year else today.year
    full += 2000 if full < 100 else 0  # noqa: PLR2004 (two digits of a year)
    try:
        on = date(full, month, day)
        if not year and on < today - timedelta(days=60):
            on = date(full + 1, month, day)
    except ValueError:
        return None
    return on


def _iso(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    return _made(m["iy"], int(m["im"]), int(m["id"]), today)


def _numeric(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    first, second = int(m["n1"]), int(m["n2"])
    is_german = m["sep"] == "." and m["ndot"] and _GERMAN_LEAD.search(m.string[: m.start()])
    if not m["ny"] and not is_german and (m["sep"] == "." or _is_part(m)):
        return None
    day, month = (second, first) if is_month_first else (first, second)
    if month > 12 >= day:  # noqa: PLR2004 (so many months)
        day, month = month, day
    return _made(m["ny"], month, day, today)


_GERMAN_LEAD = re.compile(
    r"\b(?:am|zum|bis|vom|den|ab|lieferung|liefern|on|by|for|until|till|due|deliver\w*|date|required|needed)\s*[:,]?\s*$"
)


def _is_part(m: re.Match[str]) -> bool:
    """Say whether 1/2 is a half here, and 26/6 a size: nothing about it says that it is a day."""
    lead = re.search(
        rf"(?:\b(?:for|on|by|del|deliver\w*|dispatch\w*|date|para|pal|pa|el|until|till|from|pada|due|eta|to|effective|wef|since|typed|dated|hasta|site|hantar|before|after|ko|tarikh|tgl|{_DAY_WORDS}|{_NEAR_WORDS})\s*[:,(]?\s*)$|[于在到]$",
        m.string[: m.start()],
    )
    is_fraction = int(m["n1"]) < int(m["n2"]) and int(m["n2"]) in _PARTS and m["sep"] == "/"
    if not is_fraction and _NEEDED.search(m.string[: m.start()]) and _ENDS.match(m.string[m.end() :]):
        return False
    before = re.split(r"[\n,;]", m.string[: m.start()])[-1]
    alone = not before.strip(" .") and re.match(r"\s*(?:[,.;:!?\n]|$|pls|please|delivery|for)", m.string[m.end() :])
    return not (lead or (alone and not is_fraction))


def _worded(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    if (
        m["wm"] in ("mayo", "mac", "mar", "sat", "mei")
        and not re.search(r"\bde \w+|\bdel? ", m.group())
        and not m["wy"]
    ):
        return None  # mayonnaise, and other words of goods
    return _made(m["wy"], _MONTHS[m["wm"]], int(m["wd"]), today)


def _american(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    if m["am"] in ("mayo", "mac", "mar", "mei"):
        return None
    return _made(m["ay"], _MONTHS[m["am"]], int(m["ad"]), today)


def _han(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    return _made(m["hy"], _han_number(m["hm"]), _han_number(m["hd"]), today)


def _han_number(text: str) -> int:
    if text.isdigit():
        return int(text)
    digits = "零一二三四五六七八九"
    tens, ten, ones = text.partition("十")
    if not ten:
        return digits.index(text[0])
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(ones) if ones else 0)


def _next_month(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    year, month = (today.year + 1, 1) if today.month == 12 else (today.year, today.month + 1)  # noqa: PLR2004
    return _made(year, month, int(m["xd"]), today)


def _han_week(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    day = _HAN_WEEKDAYS[m["hday"]]
    if m["hw"] and m["hw"].startswith("下"):
        return today + timedelta(days=7 * len(m["hw"]) + day - today.weekday())
    if m["hw"] == "上":
        return today + timedelta(days=day - today.weekday() - 7)
    return _next(today, day)


def _next(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _near(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    return today + timedelta(days=_NEAR[m["near"]])


def _week(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    if m["wday"] == "sun" and _SUN_GOODS.match(m.string[m.end() :]):
        return None
    weekday = _WEEKDAYS[m["wday"]]
    if (
        (m["wn"] or "").strip() == "last"
        or (m["wday"].endswith("s") and m["wday"].endswith("days"))
        or m["wafter"] in ("'s", " pasado", " pasada", " lepas", " lalu")
    ):
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return _next(today, weekday)


def _inside(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    return today + timedelta(days=int(m["in"]))


def _ordinal(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    return _of_month(int(m["od"] or m["oh"]), today)


def _day_of(m: re.Match[str], today: date, is_month_first: bool) -> date | None:
    return _of_month(int(m["ed"] or m["th"] or m["ht"] or m["tk"]), today)


def _of_month(day: int, today: date) -> date | None:
    """Return the day of this month; of the next where it is past by far."""
    try:
        on = date(today.year, today.month, day)
    except ValueError:
        return None
    if on < today:
        later = _made(today.year + today.month // 12, today.month % 12 + 1, day, today)
        return later or on
    return on


_READ = {
    "iso": _iso,
    "numeric": _numeric,
    "worded": _worded,
    "american": _american,
    "han": _han,
    "nextmonth": _next_month,
    "hanweek": _han_week,
    "near": _near,
    "week": _week,
    "inside": _inside,
    "ordinal": _ordinal,
    "dayof": _day_of,
}
