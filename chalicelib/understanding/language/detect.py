"""Which language somebody writes."""

from __future__ import annotations

from functools import lru_cache

from chalicelib.understanding.language.fold import fold, is_han
from chalicelib.understanding.language.units import LATIN

READ_MOST = 400
"""Signs. More tell no more."""

HAN_SHARE = 0.3
"""A Chinese character says as much as three or four letters, and Chinese texts are full of English names."""

_TELLING = {
    "es": """el los las una de del por favor para quiero quisiera gracias hola buenos dias manda mandame necesito cajas caja bolsas tambien con sin pedido
    cuanto precio donde esta mi nos que lo mismo siempre cancela confirmado listo vale factura manana pon quita agrega y mas llegaron falta""",
    "ms": """saya nak boleh hantar esok tambah karton kotak botol beg ya tak dan sama macam biasa harga berapa terima kasih batal semua dah belum order lagi
    tukar jadi kurangkan betul ke untuk ni je cawangan mana bila sampai invois tolong rosak kurang""",
    "hi": """hai hain bhai chahiye bhejo bhej do kar karo ka ki ke ko aur nahi haan theek kal kitna kitne rate wala wali kab aayega pichli baar sab bhi
    peti bori dedh aadha mein se dena pakka galat""",
}


@lru_cache(maxsize=1)
def _tables() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _TELLING.items()}


def language_of(text: str, before: str) -> str:
    """Return `zh`, `es`, `ms`, `hi` or `en`; `before` where nothing but codes, numbers and units was written."""
    text = text[:READ_MOST]
    han = sum(map(is_han, text))
    words = [
        "".join(sign for sign in part if sign.isalpha())
        for part in fold(text).split()
        if not any(map(str.isdigit, part))
    ]
    words = [word for word in words if word.isascii() and word and word not in LATIN]
    latin = sum(map(len, words))
    if han + latin == 0:
        return before
    if han >= HAN_SHARE * (han + latin):
        return "zh"
    told = {language: sum(word in table for word in words) for language, table in _tables().items()}
    best = max(told, key=lambda language: told[language])
    if told[best] * 4 >= len(words) and told[best] > 1:
        return best
    return before if told.get(before) else "en"
