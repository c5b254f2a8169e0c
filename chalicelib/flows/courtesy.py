"""What people say without wanting an answer: thanks, a moment's patience, goodbye, a bare okay."""

# ruff: noqa: RUF001 -- it reads typed apostrophes and Chinese

from __future__ import annotations

import re

WORDS_MOST = 10
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASKS = re.compile(r"[?？\d]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
HAN_MOST = 14


def _starting(words: str) -> re.Pattern[str]:
    """Find one of these at the beginning, perhaps after an okay."""
    listed = "|".join(sorted((re.escape(word) for word in words.split(", ")), key=len, reverse=True))
    return re.compile(rf"\W*(?:(?:ok|okay|great|perfect|alright|many|yes|no|vale|baik|好的?)\W+)*(?:{listed})(?!\w)")


_THANKS = _starting(
    "thanks, thank you, thank u, thx, ty, cheers, bye, goodbye, good night, see you, have a nice day, have a good day, "
    "have a nice weekend, gracias, muchas gracias, adios, adiós, hasta luego, terima kasih, tq, jumpa lagi, shukriya, "
    "dhanyavad, dhanyawad, merci, danke, noted, got it"
)
_WAITS = _starting(
    "wait, hold on, hang on, one sec, one second, one moment, one minute, one min, a moment, give me a, just a sec, "
    "just a minute, just a moment, let me check, let me ask, let me see, let me think, i'll check, i will check, "
    "i'll ask, i'll get back, i will get back, i'll let you know, will let you know, will confirm, will get back, "
    "checking, espera, un momento, déjame, dejame, tunggu, sekejap, kejap, nanti, ruko, ek minute, ek min"
)
_HAN_CLOSES = re.compile(
    r"(?:好的?|行|嗯+|ok)?\W*(?:谢谢|多谢|感谢|辛苦|收到|再见|拜拜|等一下|等等|稍等|等会|我问|我看看|我确认|晚点|回头)"
)
_OKAY = (
    "ok okay okey okie k kk fine great good perfect alright right sure yes yep yeah yup cool nice super vale bien "
    "bueno listo perfecto si sí claro baik boleh ya betul haan han accha acha theek thik hai "
    "好 好的 行 嗯 嗯嗯 可以 知道了 明白 明白了 了解 哦"
)


def is_closing(text: str) -> bool:
    """Say whether a text thanks, takes leave or asks for patience, and nothing else that we could see."""
    folded, words = text.strip().lower(), _WORD.findall(text)
    if _ASKS.search(text) or len(words) > WORDS_MOST or len(_HAN.findall(text)) > HAN_MOST:
        return False
    return bool(_THANKS.match(folded) or _WAITS.match(folded) or _HAN_CLOSES.match(folded))


def is_okay(text: str) -> bool:
    """Say whether a text is an okay and nothing else; signs such as a thumb are one too."""
    words = _WORD.findall(text.lower())
    return not _ASKS.search(text) and bool(text.strip()) and set(words) <= set(_OKAY.split())
