"""Number words of the languages of trade, and numerals as they are written."""

from __future__ import annotations

import re
from decimal import Decimal

from chalicelib.understanding.language.fold import HAN

_ENGLISH = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SPANISH = """cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete
dieciocho diecinueve veinte""".split()
_MALAY = "kosong satu dua tiga empat lima enam tujuh lapan sembilan sepuluh sebelas".split()
_HINDI = """shunya ek do teen char panch chhe saat aath nau das gyarah barah terah chaudah pandrah solah satrah atharah unnis
bees""".split()
_FRENCH = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
_GERMAN = "null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf".split()

HALF = Decimal("0.5")
WORDS: dict[str, Decimal] = (
    {word: Decimal(n) for n, word in enumerate(_GERMAN)}
    | {word: Decimal(n) for n, word in enumerate(_FRENCH)}
    | {word: Decimal(n) for n, word in enumerate(_HINDI)}
    | {word: Decimal(n) for n, word in enumerate(_MALAY)}
    | {word: Decimal(n) for n, word in enumerate(_SPANISH)}
    | {word: Decimal(n) for n, word in enumerate(_ENGLISH)}
    | {word: Decimal(10 * n) for n, word in enumerate(_TENS, 2)}
    | {
        "treinta": Decimal(30),
        "cuarenta": Decimal(40),
        "cincuenta": Decimal(50),
        "sesenta": Decimal(60),
        "ochenta": Decimal(80),
        "cien": Decimal(100),
        "ciento": Decimal(100),
        "una": Decimal(1),
        "un": Decimal(1),
        "medio": HALF,
        "media": HALF,
        "half": HALF,
        "setengah": HALF,
        "separuh": HALF,
        "aadha": HALF,
        "adha": HALF,
        "aadhi": HALF,
        "dedh": Decimal("1.5"),
        "dhai": Decimal("2.5"),
        "dhaai": Decimal("2.5"),
        "chaar": Decimal(4),
        "paanch": Decimal(5),
        "panch": Decimal(5),
        "che": Decimal(6),
        "cheh": Decimal(6),
        "chha": Decimal(6),
        "sat": Decimal(7),
        "ath": Decimal(8),
        "pachas": Decimal(50),
        "pachaas": Decimal(50),
        "pachis": Decimal(25),
        "chalis": Decimal(40),
        "sau": Decimal(100),
        "delapan": Decimal(8),
        "single": Decimal(1),
        "couple": Decimal(2),
        "demi": HALF,
        "halb": HALF,
        "halbe": HALF,
        "fourty": Decimal(40),
        "tweny": Decimal(20),
        "hundred": Decimal(100),
        "seratus": Decimal(100),
    }
)
WEAK = frozenset("a an un una ein ek do sat one couple un single che".split())
"""Words that count only beside a unit, or at the head of a short line: they also mean other things."""

ARTICLES = frozenset({"a", "an"})
AND_A_HALF = frozenset({"setengah"})
"""Words that add a half to the number before them: `dua setengah`."""

SCALES: dict[str, Decimal] = {
    "k": Decimal(1000),
    "lakh": Decimal(100_000),
    "lac": Decimal(100_000),
    "lakhs": Decimal(100_000),
    "lacs": Decimal(100_000),
    "hundred": Decimal(100),
    "hazar": Decimal(1000),
    "hazaar": Decimal(1000),
    "thousand": Decimal(1000),
    "mil": Decimal(1000),
    "ribu": Decimal(1000),
    "ratus": Decimal(100),
    "puluh": Decimal(10),
    "sau": Decimal(100),
}
TEENS: dict[str, Decimal] = {"belas": Decimal(10)}
FRACTIONS: dict[str, Decimal] = {
    "\u00bd": HALF,
    "\u00bc": Decimal("0.25"),
    "\u00be": Decimal("0.75"),
    "\u2153": Decimal(1) / 3,
    "\u215b": Decimal("0.125"),
}
DIGITS_MOST = 9

DIGIT = dict(zip("零一二两三四五六七八九", (0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {
    "\u3007": 0,
    "俩": 2,
    "兩": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
}
SCALE = {"十": 10, "拾": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "廿": 20}
NUMERALS = "".join([*DIGIT, *SCALE, "半"])
_HAN_NUMBER = re.compile(f"[{NUMERALS}]+")
IS_HAN = re.compile(f"[{HAN}]")


def from_digits(text: str) -> Decimal | None:
    """Return a number written in digits: `1,000`, `0,5`, `1.5`; None for what has too many of them."""
    if sum(sign.isdigit() for sign in text) > DIGITS_MOST:
        return None
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", text):
        return Decimal(text.replace(",", ""))
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text):
        return None  # one, or a thousand
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3}){2,}", text):
        return Decimal(text.replace(".", ""))
    return Decimal(text.replace(",", "."))


def from_han(text: str) -> Decimal | None:
    """Return a Chinese numeral, None when its signs stand in no sensible order."""
    if text == "半":
        return HALF
    if "半" in text:
        return None
    if not any(sign in SCALE for sign in text):
        return Decimal("".join(str(DIGIT[sign]) for sign in text)) if len(text) <= DIGITS_MOST else None
    return _scaled(text)


def _scaled(text: str) -> Decimal | None:
    total = digit = 0
    last = 10 * SCALE["万"]
    for sign in text:
        scale = SCALE.get(sign)
        if scale is None:
            digit = DIGIT[sign]
            continue
        if scale >= last:
            return None
        total, digit, last = total + (digit or 1) * scale, 0, scale
    is_shortened = digit > 0 and last > SCALE["十"] and text[-2] not in "零\u3007"
    return Decimal(total + digit * last // 10) if is_shortened else Decimal(total + digit)


for _nothing in ("zero", "null", "cero", "kosong", "shunya", "sat", "ath", "sau"):
    WORDS.pop(_nothing, None)  # what is said of cola, and words that mean other things

FOREIGN = frozenset((*_GERMAN, *_FRENCH, *_HINDI, *_MALAY, "chalis", "pachis", "couple", "single"))
"""Number words that are words of goods in another language where the catalogue has them."""
