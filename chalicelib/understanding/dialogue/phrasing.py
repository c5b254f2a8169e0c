"""Takes out of a message what is said around its lines: yeses, contrasts, conditions; writes shared counts out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chalicelib.understanding.dialogue.said import WORDS_FEW, Said
from chalicelib.understanding.language import cues
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.language.kinds import class_of

IF_IN_STOCK = cues.cue(cues.IF_IN_STOCK)
_COUNT = r"\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a|un[oa]?|dos|tres|cuatro|cinco|seis|diez|satu|dua|tiga|empat|lima|enam|sepuluh|ek|do|teen|char|paanch"
_UNIT = r"cs|cases?|ctns?|cartons?|bx|box(?:es)?|pks?|pkts?|packs?|packets?|bags?|btls?|bottles?|rolls?|dz|dozen|pcs|cajas?|paquetes?|kotak|pek|peket|bungkus|gulung|biji"
_SIZE = r"\d{1,4}(?:[./]\d+)?\s?(?:mm|cm|in|inch|ml|kg|g|l|w|m|ft|寸|号|克|\")?(?![a-z0-9])"
EACH_OF = re.compile(
    rf"\b(?P<count>{_COUNT})\s*(?P<unit>{_UNIT})?\s*(?:each|ea|apiece|c/u|cada un[oa]|setiap satu|masing-masing) (?:of |de |for )?(?:the )?(?P<list>[^;\n.:()]*(?:\b(?:and|n|y|dan|aur)\b|&)[^;\n.:(),]+)",
    re.IGNORECASE,
)
SAYS_EACH = re.compile(r"\b(?:each|ea|apiece|c/u|cada|setiap|masing|har ek)\b|各", re.IGNORECASE)
"""Without one of these neither of the patterns fits that share a quantity out."""

SIZES_EACH = re.compile(
    rf"(?P<name>[^\n;.:,，。；\d]{{2,40}}?)\s*(?P<list>{_SIZE}(?:\s*(?:,|、|\band\b|\bn\b|\by\b|\bdan\b|\baur\b|\bto\b|&|-|和|到|至)\s*{_SIZE})+)(?P<more>[^\n;.:,，。；\d]{{0,30}}?)[\s,，]*"
    rf"(?:\b(?P<count>{_COUNT})\s*(?P<unit>{_UNIT})?,?\s*(?:of )?(?:each|apiece|c/u|de cada un[oa]|cada un[oa]|setiap satu|masing-masing|har ek)(?! \w+ing\b)\b|各(?:要|来)?(?P<han>[\d一二两三四五六七八九十半百]+)(?P<measure>[盒箱包个只打卷袋瓶支条张件套桶块片根把]))",
    re.IGNORECASE,
)
"""Sizes of one thing with a quantity for each: `elbows 15 and 22, ten of each`, `蜡烛1到3各一盒`."""

_LIST_JOINT = re.compile(r",|\b(?:and|n|y|dan|aur)\b|&", re.IGNORECASE)
_SIZE_JOINT = re.compile(r"(?:,|、|\band\b|\bn\b|\by\b|\bdan\b|\baur\b|&|和)", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)\s*(?:to|-|到|至)\s*(\d+)(.*)", re.IGNORECASE)
_RANGE_MOST = 10
_UNIT_TAIL = re.compile(r"^\d+(?:\.\d+)?\s?([a-z\"]+)$", re.IGNORECASE)
LEADING_YES = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|yes|yep|yeah|yup|cool|sure|fine|right|alright|great|perfect|hm+|lol|haha|go on then|in that case|that case|va|vale|sale|bueno|dale|boleh|baik|ok lah|haan|haanji|theek hai|thik hai|achha|chalo)\b(?:\s+(?:then|so|ji|lah|pues))?(?:[\s,.!…-]+|$))+(?=.*\d|.*\b(?:one|two|three|four|five|six|ten|dua|dos|do|a|an|un|una|uno|satu|ek)\b)"
    r"|^\W*(?:行|好的?|可以|那就?|那先|嗯+|有点贵|贵了?点|有的话)[,，、 ]*(?:就|先)?(?:给我|来|拿|要|留|切|称)?(?=.*[\d一二两三四五六七八九十半])",
    re.IGNORECASE,
)
"""A yes or a hum before what is ordered: `ok, 30 m then`."""
YES_BUT = re.compile(
    r"^\W*(?:(?:yes|yep|yeah|yup|ok(?:ay)?|cool|sure|fine|right|alright|great|perfect|good|lovely|all good|all fine|all ok|go ahead|go on|book it|send it|confirm(?:ed)?|looks? (?:good|fine|right)|good to go|that'?s|that is|it'?s|this is|everything'?s?|all|the rest|to|is|with|happy|please|pls|thanks|si|va|vale|dale|bueno|bien|todo|confirmo|confirmado|esta|ok lah|boleh|baik|betul|semua|haan|theek hai|thik hai|sab)\b[\s,.!…-]*)+"
    r"(?:(?<!all )(?<!thing )(?:but|pero|tapi|lekin|magar|par)\b(?! (?:no|not|sin|without)\b)(?: that| if| can (?:you|we|i)| could (?:you|we|i))?|but (?=only|just|make|change|can|could|with|i |we |\d)|(?:except|only|cuma|solo)(?= (?:that|i|we|make|can|could|change|need|que|nak)\b)(?: that)?|(?=(?:except|apart from|but no|but not)\b))\s*"
    r"|^\W*(?:(?:好的?|可以|行|对的?|没问题|确认|嗯+|都)[,，、!！。 ]*)+(?:就是|不过|但是?|只是)[,， ]*",
    re.IGNORECASE,
)
"""A yes that a change follows: `all good but`, `confirm please, pero`."""
REST_STAYS = re.compile(
    r"[\s,;.]*\b(?:(?:and |but )?(?:(?:keep |leave )?(?:the |all the )?(?:rest|others?)|everything else|all else)(?: (?:is|are|can|to|all|just|stays?|remains?|be|the))* ?(?:fine|ok|okay|good|right|same|as (?:is|was|before|they are|it is)|unchanged|stays?|stands?|perfect|correct)"
    r"|(?:y |e )?(?:el resto|lo demas|lo otro|todo lo demas) (?:queda )?(?:igual|bien|esta bien|sin cambios|como esta)|(?:yang )?(?:lain|baki)(?:-lain)? (?:semua )?(?:sama|kekal|ok|okay|macam biasa)|(?:aur )?ba+ki (?:sab |sara )?(?:theek|thik|same|wahi|waisa hi|sahi)(?: hai)?)\b"
    r"|[,，。]?(?:其他|其它|其余|别的|剩下)的?(?:都|全)?(?:不变|照旧|一样|没问题|不动|照原来|不改|可以|没变)",
    re.IGNORECASE,
)
"""That nothing else changes."""
TRAILING = re.compile(
    r"\s+(?:(?:is|are|would be|will be|'?s|should be)? ?(?:fine|ok|okay|good|grand|enough|plenty|perfect|ample)(?: then| thanks| please| for now)?|nada m[aá]s|nom[aá]s|no m[aá]s|after all|saja|sahaja|je|only|will do(?: (?:it|fine|then|us|me))?|then)\W*$"
    r"|就(?:够|行|好|可以)了?\W*$|够了\W*$",
    re.IGNORECASE,
)
"""That it is enough, behind what is ordered: `a full dozen is fine then`."""
REASON = re.compile(
    r"(?<=[,.;(—-])\s*(?:(?:we|i|they|cos|because|as)(?:'ve|'m|'re)? )*(?:(?:still|already) (?:have|got|sitting on|full|using)|found (?:a|an|some|\d+|one|two|three)|(?:todavia|aun) (?:hay|tengo|tenemos|queda\w*)|masih ada|abhi (?:bhi )?(?:pad\w+|hai))\b[^\n.;)]*"
    r"|(?<=[,，。])(?:店里|仓库|库里|家里)?还(?:有(?:很多|不少|一堆|存货|货)|没用完|剩)[^\n,，。]*",
    re.IGNORECASE,
)
"""Why less is wanted, behind a change: `no hats, still have a bunch`."""
CONTRASTED = re.compile(
    r"(?<=[\w)!.])\s*,?\s+(?:not|bukan|instead of|in place of|rather than|en vez de|y no)\s+(?:the\s+)?(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|dos|tres|cuatro|cinco|seis|ocho|diez)(?=\W|$)(?!\s*(?:ml|l|kg|g|mm|cm|in|oz|\"))(?: (?:cs|cases?|cartons?|box(?:es)?|packs?|bags?|rolls?|bottles?|dozen|pcs)\b)?|,?不是\d+\S?(?=$|[,，。])|(?<=[\s,])\d+ nahin?(?=[\s,.]|$)(?! chahiye)",
    re.IGNORECASE,
)
"""What a new quantity is not: `8 not 6`."""

IS_WHOLE = re.compile(r"full|whole|complet|entir|enter[oa]|整", re.IGNORECASE)
WHOLE = re.compile(
    rf"(?<![\w.]) ?(?<!\d )(?:a |an |the |one )?(?:full|whole|complete|entire) (?P<unit>{_UNIT}|sacks?|pallets?|plts?|drums?|coils?|reels?|trays?|crates?|bundles?)\b(?! \d)"
    r"|\b(?:el |la |un |una )?(?P<unidad>caja|bolsa|tarima|paquete|rollo|costal|bulto|cubeta|tambo|saco)s? (?:enter[oa]|complet[oa])\b"
    r"|(?<![\d一二两三四五六七八九十半百])(?:一整|整)一?(?P<han>[箱盒包袋卷桶捆板])",
    re.IGNORECASE,
)
"""One whole packing: `a full pallet of topsoil`, `tarima completa de cemento`."""

ONE_MEASURE = re.compile(
    r"\b(?P<before>the|in|into|en|la|las|de|yang) (?P<measure>kilo|kg|litre|liter|litro)(?= (?:bags?|packs?|packets?|pouch(?:es)?|bottles?|tubs?|tins?|jars?|box(?:es)?|ones?|size|bolsas?|botellas?|beg|botol)\b)",
    re.IGNORECASE,
)
"""Packs that hold one of a measure: `spinach in the kilo bags`."""


def one_measure(match: re.Match[str]) -> str:
    """Write `the kilo bags` as `the 1kg bags`."""
    return f"{match['before']} 1{'kg' if match['measure'].lower().startswith('k') else 'l'}"


def as_one(match: re.Match[str]) -> str:
    """Write `a full pallet` as `1 pallet`, in as many signs where there is room."""
    return f" 1 {match['unit'] or match['unidad'] or match['han']}".ljust(len(match.group()))


def written_out(match: re.Match[str]) -> str:
    """Write `10 each of 6, 8 and 10mm` as `6mm x10, 8mm x10, 10mm x10`."""
    parts = [part.strip() for part in _LIST_JOINT.split(match["list"]) if part.strip()]
    shared = _with_shared_end(parts)
    if len(parts) < 2 or (shared is parts and any(len(part.split()) > WORDS_FEW for part in parts)):  # noqa: PLR2004 (one is no list)
        return match.group()
    parts = shared
    tail = _UNIT_TAIL.search(parts[-1])
    parts = [f"{part}{tail[1]}" if tail and part.replace(".", "").isdigit() else part for part in parts]
    unit = match["unit"] or ""
    return ", ".join(f"{part} {'' if unit else 'x'}{match['count']}{f' {unit}' if unit else ''}" for part in parts)


def _with_shared_end(parts: list[str]) -> list[str]:
    """Give what ends the last of several kinds to all: `red, blue and white mugs` are three kinds of mugs."""
    kind, _, end = (parts or [""])[-1].partition(" ")
    kinds = {class_of(fold(part)) for part in (*parts[:-1], kind)}
    if not end or len(kinds) != 1 or None in kinds:
        return parts
    return [*(f"{part} {end}" for part in parts[:-1]), parts[-1]]


def sizes_written_out(match: re.Match[str]) -> str:
    """Write `elbows 15 and 22, ten of each` as `elbows 15 - ten, elbows 22 - ten`."""
    sizes = [size for part in _SIZE_JOINT.split(match["list"]) for size in _in_range(part.strip())]
    if len(sizes) < 2:  # noqa: PLR2004 (one is no list)
        return match.group()
    measure = re.sub(r"[\d./\s]", "", sizes[-1])
    name, more = match["name"].strip(), match["more"].strip()
    amount = f"{match['han']}{match['measure']}" if match["han"] else f"{match['count']} {match['unit'] or ''}".strip()
    whole = (f"{size}{measure}" if size.replace(".", "").isdigit() else size for size in sizes)
    return " " + ", ".join(f"{name} {size} {more} - {amount}" for size in whole)


def _in_range(part: str) -> list[str]:
    """Return the sizes from one to another: `1 to 3` are three."""
    match = _RANGE.fullmatch(part)
    first, last = (int(match[1]), int(match[2])) if match else (0, 0)
    if match is None or not first < last <= first + _RANGE_MOST:
        return [part]
    return [f"{size}{match[3]}" for size in range(first, last + 1)]


def conditional_pieces(conditions: Sequence[tuple[int, int]], said: Sequence[Said], text: str) -> set[int]:
    """Return the pieces that are wanted only if in stock: that in which it is said, that before it, else that after it."""
    found: set[int] = set()
    for start, end in conditions:
        before = [n for n, one in enumerate(said) if one.piece.start < start]
        after = [n for n, one in enumerate(said) if one.piece.start >= start]
        begins = re.search(r"(?:^|[\n.;。；])\W*$", text[:start]) is not None
        leads = begins or (re.search(r"[,，]\s*$", text[:start]) and re.match(r"\s*\w", text[end:]))
        found.update((after[:1] or before[-1:]) if leads else before[-1:])
    return found
