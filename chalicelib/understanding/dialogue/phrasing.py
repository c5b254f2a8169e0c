"""Takes out of a message what is said around its lines: yeses, contrasts, conditions; writes shared counts out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chalicelib.understanding.dialogue.said import WORDS_FEW, Said
from chalicelib.understanding.language import cues

IF_IN_STOCK = cues.cue(cues.IF_IN_STOCK)
EACH_OF = re.compile(
    r"\b(?P<count>\d{1,4})\s*(?P<unit>cs|cases?|ctns?|cartons?|bx|box(?:es)?|pk|packs?|bags?|btls?|bottles?|rolls?|dz|dozen|pcs)?\s*(?:each|c/u|cada uno|setiap satu) (?:of |de |for )?(?:the )?(?P<list>[^;\n.:()]*\b(?:and|y|dan|aur|&)\b[^;\n.:(),]+)",
    re.IGNORECASE,
)
_LIST_JOINT = re.compile(r",|\b(?:and|y|dan|aur)\b|&", re.IGNORECASE)
_UNIT_TAIL = re.compile(r"^\d+(?:\.\d+)?\s?([a-z\"]+)$", re.IGNORECASE)
LEADING_YES = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|yes|yep|yeah|yup|cool|sure|fine|right|alright|great|perfect|hm+|lol|haha|go on then|in that case|that case|va|vale|sale|bueno|dale|boleh|baik|ok lah|haan|haanji|theek hai|thik hai|achha|chalo)\b(?:\s+(?:then|so|ji|lah|pues))?(?:[\s,.!…-]+|$))+(?=.*\d|.*\b(?:one|two|three|four|five|six|ten|dua|dos|do|a|an|un|una|uno|satu|ek)\b)"
    r"|^\W*(?:行|好的?|可以|那就?|那先|嗯+|有点贵|贵了?点|有的话)[,，、 ]*(?:就|先)?(?:给我|来|拿|要|留|切|称)?(?=.*[\d一二两三四五六七八九十半])",
    re.IGNORECASE,
)
"""A yes or a hum before what is ordered: `ok, 30 m then`."""
TRAILING = re.compile(
    r"\s+(?:(?:is|are|would be|will be|'?s|should be)? ?(?:fine|ok|okay|good|grand|enough|plenty|perfect|ample)(?: then| thanks| please| for now)?|will do(?: (?:it|fine|then|us|me))?|then)\W*$"
    r"|就(?:够|行|好|可以)了?\W*$|够了\W*$",
    re.IGNORECASE,
)
"""That it is enough, behind what is ordered: `a full dozen is fine then`."""
REASON = re.compile(
    r"(?<=[,.;(—-])\s*(?:(?:we|i|they|cos|because|as)(?:'ve|'m|'re)? )*(?:(?:still|already) (?:have|got|sitting on|full|using)|found (?:a|an|some)|(?:todavia|aun) (?:hay|tengo|tenemos|queda\w*)|masih ada|abhi (?:bhi )?(?:pad\w+|hai))\b[^\n.;)]*"
    r"|(?<=[,，。])(?:店里|仓库|库里|家里)?还(?:有(?:很多|不少|一堆|存货|货)|没用完|剩)[^\n,，。]*",
    re.IGNORECASE,
)
"""Why less is wanted, behind a change: `no hats, still have a bunch`."""
CONTRASTED = re.compile(
    r"(?<=[\w)!.])\s*,?\s+(?:not|bukan|nahi|instead of|in place of|rather than|en vez de|y no)\s+(?:the\s+)?(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|dos|tres|cuatro|cinco|seis|ocho|diez)(?=\W|$)(?!\s*(?:ml|l|kg|g|mm|cm|in|oz|\"))|,?不是\d+\S?(?=$|[,，。])",
    re.IGNORECASE,
)
"""What a new quantity is not: `8 not 6`."""


def written_out(match: re.Match[str]) -> str:
    """Write `10 each of 6, 8 and 10mm` as `6mm x10, 8mm x10, 10mm x10`."""
    parts = [part.strip() for part in _LIST_JOINT.split(match["list"]) if part.strip()]
    if len(parts) < 2 or any(len(part.split()) > WORDS_FEW for part in parts):  # noqa: PLR2004 (one is no list)
        return match.group()
    tail = _UNIT_TAIL.search(parts[-1])
    parts = [f"{part}{tail[1]}" if tail and part.replace(".", "").isdigit() else part for part in parts]
    unit = match["unit"] or ""
    return ", ".join(f"{part} {'' if unit else 'x'}{match['count']}{f' {unit}' if unit else ''}" for part in parts)


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
