"""Blanks out what was not written to us, or is no part of what is meant: quoted mail, headers, signatures, numbering, phone numbers.

Blanked, not cut: places in the text stay places in the text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from chalicelib.understanding.language.fold import fold, without_pictures

_QUOTED = re.compile(
    r"^\s*(?:>|-{4,}|_{4,}|={4,}|(?:from|to|cc|bcc|date|sent|subject|de|para|asunto|fecha|发件人|收件人|主题|日期|抄送)\s*:\s)"
)
_FORWARDED = re.compile(r"^\s*-{2,}\s*(?:forwarded|original|mensaje|begin|原始|转发)")
_WROTE = re.compile(r"^\s*(?:on .{4,60} wrote:|el .{4,60} escribio:|.{2,40}写道[::])\s*$")
_CLOSING = re.compile(
    r"^\s*(?:(?:kind|best|warm|warmest|with kind|many)?\s*(?:regards|rgds)|best wishes|yours (?:sincerely|faithfully|truly)|sincerely|cheers|best|"
    r"many thanks|thanks(?: (?:and|&) (?:kind |best )?regards| in advance| again| a lot)?|thank you|thx|ta|saludos(?: cordiales)?|atentamente|un saludo|gracias|"
    r"salam|sekian(?:,? terima kasih)?|terima kasih|dhanyavad|此致|敬礼|祝好|顺祝商祺|谢谢|mit freundlichen grussen|cordialement)\s*[,.!,。!-]*\s*$"
)
_SENT_FROM = re.compile(r"^\s*(?:sent (?:from|via)|enviado desde|get outlook|发自我的|dihantar dari)\b.*$")
_NUMBERING = re.compile(
    r"^\s*(?:(?i:item|line|pos|position|partida|renglon)\.?\s*(?:no\.?\s*)?\d{1,3}\s*(?:[.:)-]|\s|(?=\s))\s*|[(（]?\d{1,2}\s?[.)）:、](?=\s|[^\d\s])(?!\d)|[\u2460-\u2473\u2776-\u277f]|[-*•·‣▪●○–—>]+(?=\s)|[a-h][.)](?=\s)|第[一二三四五六七八九十\d]+[、,:])\s*"
)
_INITIAL = re.compile(r"\s*[a-h]\. [a-z]+\b")
"""`D. Field` below a closing is who wrote, no fourth line."""

_NUMBERED = re.compile(r"^\s*[(（]?(\d{1,2})\s?[.)）:、](?=\s|[^\d\s])")
_AT_WORD = r"(?:(?<![a-z])|(?![a-z]))"
"""Not in the middle of a word: most places are left at once."""

_LONG_NUMBER = re.compile(r"\d(?:[ ()-]*\d){5}")
"""What has no such run of digits has neither the number of a telephone nor of a card."""

_PHONE = re.compile(
    r"\b(?:tel|phone|call|ring|mob|mobile|cell|whatsapp|fax|hp|no tel|cel|tlf|telefono|telefon)\b[^\d\n]{0,12}\+?\d[\d ()-]{4,18}\d(?:\s*(?:ext|x|转)\.?\s*\d+)?"
    r"|(?:电话|手机|联系人?)[^\d\n]{0,12}\d[\d -]{5,18}\d(?:转\d+)?"
    r"|(?<![\w/.-])(?:\+|00)\d[\d ()-]{6,18}\d|(?<![\w/.-])0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,5}(?!\w)|(?<![\w/.-])1[3-9]\d{9}(?!\w)|(?<![\w/.-])\(?\d{3}\)?[ -]\d{3}[ -]\d{4}(?!\w)|(?<![\w/.-])555-\d{4}(?!\w)"
)
_CARD = re.compile(r"(?<!\d)(?:\d{4}[ -]?){3}\d{1,7}(?!\d)")
_KEYCAPS = re.compile("(?:[0-9]\ufe0f?\u20e3)+")
_TEN = "\U0001f51f"
_CIRCLED = re.compile("(?<=\\S)[ \t]*[\u2460-\u2473\u2776-\u277f]")
"""Numbering within a line: what it parts are lines."""

_SHORTENED = re.compile(
    r"(?<=\d )(no|nos|pcs?|ctns?|cs|bxs?|dz|doz|pkts?|pks?|ea|kgs?|rls?|btls?|approx|mtrs?|ltrs?)\.(?=\s)",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"(?<=\d )off(?=[ \t]*(?:[,;\n]|$))"
    r"|(?:(?<=^)|(?<=[,;\n])|(?<=[,;] ))(?P<many>\d{1,5} )off(?= (?!the\b|my\b|our\b|your\b|that\b|this\b|those\b|these\b|it\b|of\b|from\b|if\b))",
    re.IGNORECASE,
)
"""Pieces, as engineers count them: `6 off`."""

_ADDRESS = re.compile(r"[\w.+-]{1,64}@\S+|https?://\S+|www\.\S+")
_PRICE = re.compile(
    r"(?:(?:@|at|for|a|por|price|precio|harga|rate)\s*)?(?:[$€£¥₹]|(?<![a-z\d-])(?:rm\s?|rs\.?\s?|usd\s?|gbp\s?|eur\s?|mxn\s?|inr\s?))\d+(?:[.,]\d+)?(?:\s*(?:each|ea|per \w+|/\w+|la caja|c/u|pp))?|"
    r"@\s*\d+[.,]\d{2}(?:\s*(?:each|ea|per \w+|/\w+))?|\d+(?:\.\d+)?\s*(?:元|块钱)(?:/\S)?"
)
_ASIDE = re.compile(
    rf"{_AT_WORD}(?:"
    r"\bfor (?:mr|mrs|ms|miss|dr|chef|my|his|her)\b\.?(?! (?:order|account))[^,.;\n\d]*"
    r"|\b(?:vat|gst|gstin|trn|rfc|abn|tax|reg|registration|account|acct|a/c)(?: (?:no|number|id|reg))?\b[.:# ]*(?=[\w -]{0,8}\d{3})[\w-]*\d[\w-]*(?: \d[\d ]*)?(?: on (?:the )?(?:bill|invoice))?"
    r"|(?:手滑|手抖)?[,，]?(?:多|少)(?:按|打|写|输|点)了?一?个?(?:0|零|〇)[,，、。 ]*"
    r"|(?:^|(?<=[.;\n])) ?(?:we|i) (?:don't|dont|do not) (?:have|keep|use|do) (?!(?:enough|any|much|many|a|the)\b)[^,.;\n\d?]*"
    r"|(?<=[,;-]) ?(?:we|i)(?:'ve)? still (?:have|got) [^.;\n]*"
    r"|\b(?:when(?:ever)?|next time) (?:your|ur|the) (?:van|driver|truck|lorry|rep|guy)\b[^,.;\n]*"
    r"|\b\d{1,3} ?(?:mins?|minutes?|hours?|hrs?|secs?|seconds?)\b"
    r"|\b(?:page|p\.|wk|week) ?\d{1,2}\b(?! (?:weeks?|days?))(?: of \d{1,2}\b)?"
    r"|\b(?:ext|extn|extension)\.? ?\d{3,5}\b(?= *(?:[|,;)\n]|$))"
    r"|(?:\b(?:to|at|via|through|use|by) |(?<=, ))(?:gate|dock|bay|ramp|entrance) ?\d{1,2}\b(?: (?:shuts|closes|opens) *(?:at)?)?(?= *(?:[,;.\n]|$|please|pls|\d\d:))"
    r"|\b(?:job|plots?) (?:no\.? ?)?\d{1,5} (?=needs|is\b|are\b|was\b|has\b|starts?\b|finish)"
    r"|\b(?:party|table|booking|group|class|wedding|dinner|lunch|function|event|crew|course) (?:of|for) \d{1,4}\b"
    r"|\b\d{1,4} (?:coats|times|clientas?|clientes|personas|comensales|invitados|empleados|orang|pelanggan|tetamu|ladki\w*|mehmaan|trabajadores)\b"
    r"|\b(?:\d{1,2}|dua|tiga|dos|tres) (?:minggu|bulan|tahun|semanas|meses|anos) (?!lagi)"
    r"|(?<![\d年])(?:\d{1,3}|[两一二三四五六七八九十]+)(?:年(?!\d|后|内)|次|桌|间房|位客人)"
    r"|\bfor \d{1,4} heads\b|\b\d{1,4} (?:covers|portions|customers|orders|tables|guests|pax|people|kids|children|pupils|staff)\b(?! size)"
    r"|(?:^|(?<=[\n|,]))[ \t]*(?:(?:unit|suite|flat|apt|floor|block|plot) ?\d+\w?(?:-\d+)?,? ?(?:\d{1,4}\w? )?|\d{1,4}(?:-\d{1,4})?\w? (?!(?:[a-z]+ ){1,3}(?:drive|close)))(?:[a-z]+ ){1,3}(?:rd|road|street|lane|ln|avenue|ave|blvd|boulevard|drive|close|estate|industrial park|business park|jalan|calle)\b\.?[^\n:\d]{0,40}\d{0,6}[ \t]*(?=$|\n)"
    r"|(?:^|(?<=[\n|,]))[ \t]*(?:suite|unit|floor|flat|apt|bldg|building|room|rm) ?\d+\w?[ \t]*(?=$|[\n,|])"
    r"|(?:^|(?<=[\n,;(/]))[ \t]*(?:for )?(?:job|plots?) (?:no\.? ?|#)?\d{1,5}(?: ?- ?\d{1,5})?(?=[ \t]*(?:$|[,:;\n)]))"
    r"|\b(?:wedding|event|party|function|banquet|opening|boda|evento|majlis)(?: on| is)?(?: the)? \d{1,2}[/.]\d{1,2}\b"
    r")"
)
"""Whom it is for, where somebody is, what number an authority gave: nothing to order."""

_CLOCK = re.compile(
    rf"{_AT_WORD}(?:"
    r"(?:\b(?:at|by|before|after|around|from|until|till|antes de las?|a las|jam|pukul|sebelum)\s+)?\b\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|hrs|o'clock|noon)\b|\b\d{1,2}:\d{2}\b(?:\s?h)?|"
    r"\b(?:at|by|before|after|around|from|until|till)\s+half (?:past )?\d{1,2}\b|"
    r"\b\d{1,2}\s?(?:baje|bajay)\b|(?:早上|上午|下午|晚上|中午)?\s?\d{1,2}[点點](?:半|\d{1,2}分?)?(?:前|之前|以前|以后|后)?|\b(?:before|by|after|at|pukul|jam) (?:noon|\d{1,2})(?= *(?:[,.;!?\n]|$))"
    r")"
)


def cleaned(text: str) -> str:
    """Return the text with everything blanked that is not the order, the question or the notice itself."""
    text = _CIRCLED.sub("\n", _KEYCAPS.sub(_digits, text.replace(_TEN, "10")))
    text = _SHORTENED.sub(lambda match: f"{match[1]}{'s' if match[1].lower() == 'no' else ' '}", text)
    text = _OFF.sub(lambda match: f"{match['many'] or ''}pcs", text)
    lines = without_pictures(text).split("\n")
    folded = [fold(line) for line in lines]
    lines = _without_mail(*_passed_on(lines, folded))
    counted = _counting(lines)
    return "\n".join(_without_numbering(line, counted) for line in lines)


def _digits(match: re.Match[str]) -> str:
    found = match.group()
    return "".join(sign for sign in found if sign.isdigit()).ljust(len(found))


def _passed_on(lines: list[str], folded: list[str]) -> tuple[list[str], list[str]]:
    """Take the quoted list for the writer's own where somebody only passes it on: `please see below`."""
    first = next((place for place, plain in enumerate(folded) if _MARKED.match(plain)), None)
    if first is None:
        return lines, folded
    own = " ".join(plain for plain in folded[:first] if not _QUOTED.match(plain) and not _WROTE.match(plain))
    if re.search(r"\d", own) or not _PASSES_ON.search(own):
        return lines, folded
    unmarked = [_MARKED.sub(lambda match: " " * len(match.group()), line) for line in lines]
    return unmarked, [fold(line) for line in unmarked]


_MARKED = re.compile(r"^\s*>[> ]*")
_PASSES_ON = re.compile(
    r"\b(?:see|as|per|list|order|request|email|mail) below\b|\bbelow (?:please|pls|order|list)\b|\b(?:put|book|push) (?:this |it |these )?through\b|\bfor(?:warded|warding) (?:order|list|from)\b|\bplease (?:process|action|arrange)\b|\b(?:abajo|reenvio|adjunto)\b|\b(?:di|kat) bawah\b|\bneeche\b|如下|见下|转发|以下"
)


def _without_mail(lines: list[str], folded: list[str]) -> list[str]:
    kept: list[str] = []
    is_over = False
    has_written = False
    for place, (line, plain) in enumerate(zip(lines, folded, strict=True)):
        is_over = is_over or _ends_message(plain, has_written=has_written, following=folded[place + 1 :])
        is_quoted = bool(
            _QUOTED.match(plain) or _FORWARDED.match(plain) or _SENT_FROM.match(plain) or _WROTE.match(plain)
        )
        kept.append(" " * len(line) if is_over or is_quoted else line)
        has_written = has_written or (bool(plain.strip()) and not is_quoted)
    return kept


def _ends_message(plain: str, *, has_written: bool, following: list[str]) -> bool:
    """Say whether the message ends here: a closing or two dashes, and no list after it."""
    if not has_written or not (_CLOSING.match(plain) or plain.strip() in ("--", "-- ")):
        return False
    rest = [line for line in following if line.strip()]
    numbered = [line for line in rest if _NUMBERING.match(line)]
    return not numbered or (len(numbered) == 1 and _INITIAL.match(numbered[0]) is not None)


def _counting(lines: list[str]) -> bool:
    """Say whether the numbers that lines begin with number them: `(12) AF-204` three times are quantities."""
    numbers = [int(match[1]) for line in lines if (match := _NUMBERED.match(line))]
    if len(numbers) == 1:
        return numbers[0] == 1 or len([line for line in lines if line.strip()]) > 1
    return sum(later == earlier + 1 for earlier, later in pairwise(numbers)) * 2 >= len(numbers) - 1


def _without_numbering(line: str, counted: bool) -> str:
    match = _NUMBERING.match(line)
    if match is None or match.end() >= len(line) or (_NUMBERED.match(line) and not counted):
        return line
    return " " * match.end() + line[match.end() :]


def without_numbers_of_people(text: str) -> str:
    """Blank telephone and card numbers, addresses, prices and times of day: digits that are no quantities."""
    folded = fold(text)
    addresses = [_ADDRESS] if any(sign in folded for sign in ("@", "://", "www.")) else []
    telephones = [_CARD, _PHONE] if _LONG_NUMBER.search(folded) else []
    patterns = [*addresses, *telephones, _PRICE, _CLOCK, _ASIDE]
    spans = [m.span() for pattern in patterns for m in pattern.finditer(folded)]
    return blanked(text, spans)


def blanked(text: str, spans: list[tuple[int, int]], *, by: str = " ") -> str:
    """Return the text with these stretches blanked."""
    for start, end in spans:
        text = text[:start] + by * (end - start) + text[end:]
    return text
