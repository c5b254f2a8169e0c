"""Words that only say which kind of a thing is meant: colours, letters and names of sizes, sides, states. By class."""

from __future__ import annotations

from chalicelib.understanding.language.fold import has_han, stem

_CLASSES = {
    "colour": """red blue green black white yellow orange pink purple violet grey gray brown beige navy silver gold golden clear transparent
        cream ivory cyan magenta turquoise lime maroon tan natural amber blond blonde nude rose
        rojo roja azul verde negro negra blanco blanca amarillo amarilla naranja rosa morado morada gris cafe plateado dorado dorada
        merah biru hijau hitam putih kuning oren ungu kelabu coklat perak emas lal neela nila hara hari kala kaala kali safed peela pila gulabi bhura
        红 红色 蓝 蓝色 绿 绿色 黑 黑色 白 白色 黄 黄色 橙色 粉 粉色 粉红 紫 紫色 灰 灰色 棕 棕色 银 银色 金 金色 藏青 透明 红的 黑的 白的 蓝的 绿的 黄的
        裸色 米色 肉色 咖啡色 卡其 卡其色 酒红 酒红色 藏青色 深蓝 浅蓝 天蓝 墨绿 军绿 玫红 枣红 奶白 米白 本色 深灰 浅灰 炭灰
        charcoal burgundy khaki teal coral beige taupe mustard olive indigo aqua lilac""",
    "letter": "s m l xs xl xxl xxxl 2xl 3xl 4xl 5xl",
    "size": "small medium large big mini jumbo king queen double single twin chico chica mediano mediana grande kecil sederhana besar chhota chota bada bara 小 中 大 大号 中号 小号 单人 双人 大床 特大",
    "state": "hot cold salted unsalted sweet plain light dark wide narrow thick thin matt matte gloss satin left right front rear male female long short hard soft fine extra dry wet open closed flat fitted straight curved regular slim 冷 热 左 右 厚 薄 宽 窄",
    "time": "day night morning evening 白天 夜间 日用 夜用",
    "person": "mens ladies men women kids junior hombre mujer dama caballero lelaki perempuan 男 女 男款 女款 儿童",
    "scent": "lemon apple lavender pine rose vanilla mint strawberry chocolate peach mango berry cherry coconut aloe citrus lime caramel hazelnut",
}
CLASS_OF = {(word if has_han(word) else stem(word)): name for name, words in _CLASSES.items() for word in words.split()}
CLASSES = frozenset(_CLASSES)

_HAN_KINDS = sorted((word for word in CLASS_OF if has_han(word)), key=len, reverse=True)


def without_kind(word: str, classes: set[str]) -> str:
    """Return a stretch of Chinese without the kind of one of these classes at its end or its beginning: `礼品袋` of `礼品袋大号`."""
    for kind in _HAN_KINDS:
        if CLASS_OF[kind] in classes and len(word) > len(kind) + 1 and kind in (word[: len(kind)], word[-len(kind) :]):
            return word[: -len(kind)] if word.endswith(kind) else word[len(kind) :]
    return word


def class_of(word: str) -> str | None:
    """Return the class of a folded word that only tells kinds of one thing apart, None for any other word."""
    return CLASS_OF.get(word if has_han(word) else stem(word))


def kinds_at_end(word: str) -> list[str]:
    """List the kinds of one class with which a stretch of Chinese ends: the two of `角阀冷热`."""
    kinds: list[str] = []
    while True:
        kind = next((k for k in _HAN_KINDS if len(word) > len(k) and word.endswith(k)), None)
        if kind is None or (kinds and CLASS_OF[kind] != CLASS_OF[kinds[0]]):
            return kinds
        kinds.insert(0, kind)
        word = word.removesuffix(kind)
