"""Units: the words for them in the languages of trade, and how many base units each is.

Source: UN/ECE Recommendations 20 and 21, X12 element 355; the words as partners write them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from chalicelib.understanding.language.fold import stem


class Said(NamedTuple):
    """What a word for a unit means: the unit's code and how many of it one of the word is."""

    code: str
    times: Decimal


ONE = Decimal(1)
JIN_KG = Decimal("0.5")
"""A 斤 in mainland China; in Taiwan and Hong Kong it is about 0.6 kg."""

POUND_KG = Decimal("0.45359237")
PACKINGS = frozenset(
    {"CS", "CTN", "BX", "PK", "BG", "BTL", "DRM", "RL", "DZ", "GR", "PLT", "EA", "PCE", "BXE", "BUN", "LOT"}
)
HEARD_ONLY = frozenset({"PCE", "BXE", "BUN", "LOT"})
"""Words for units that are none of the list: which unit they mean depends on the item. 件, 盒; a bunch, a tray."""

MEASURES = frozenset({"KG", "G", "L", "M"})
BOXES = frozenset({"CS", "CTN", "BX"})
SACKS = frozenset({"PK", "BG"})
PIECES = frozenset({"EA", "BTL", "RL", "DRM"})

_WORDS: dict[str, str] = {
    "CS": """cs cse case ca caisse kiste peti cases crate crates outer outers reja rejas huacal huacales guacal guacales""",
    "CTN": """ctn ctns carton cartons crtn cartn ct karton kartons caton cart cartones kardus""",
    "BX": """bx bxs box boxes bxes boks caja cajita cajas kotak dabba dabbe dibba estuche boite boites schachtel schachteln""",
    "PK": """pk pks pkt pkts packet packets pack packs pckt pkg pckts paquete paq paquet pek peket bungkus bungkusan pakis
        pudiya packung packungen paket pakete ream reams resma set sets""",
    "LOT": """punnet punnets sleeve sleeves tray trays strip strips blister blisters papan charola charolas bandeja bandejas dulang plateau plateaux
        raga tokri tokra""",
    "BUN": """bunch bunches bnch bun buns bn bns bundle bundles bdl bdls manojo manojos manojito ikat gaddi guchha bund bunde botte bottes
        atado atados ramo ramos mazo mazos hank hanks posy posies jambak""",
    "BG": """bg bgs bag bags sack sacks bolsa costal saco bulto beg guni karung bori boriya bora katta katte thaila thela sac sachet
        sacs beutel sack sacke saecke tute tuten pouch pouches sachets""",
    "BTL": """btl btls bottle bottles bot botella botol bouteille flasche flaschen bottal botal bottel shishi frasco frascos
        fles bott botl""",
    "DRM": """drm drms drum drums tambo tambor tong barrel barrels bidon bidones peepa garrafa fass fut jerrycan jerrycans pail
        pails""",
    "RL": """rl rls roll rolls rollo rollos gulung gulungan rouleau rouleaux rolle rollen reel reels bobina bobinas coil coils""",
    "DZ": """dz doz dozen dozens dzn dozs docena docenas dosena dozen lusin darjan darzan darjans douzaine douzaines dutzend""",
    "GR": """gr gro gross grosse gruesa gruesas gros""",
    "PLT": """plt plts pallet pallets skid skids palet tarima tarimas palette palettes palete pallete""",
    "EA": """ea each pc pcs piece pieces pce pces unit units nos no's can cans tin tins jar jars tub tubs bucket buckets head heads
        loaf loaves stick sticks stem stems tallo tallos tangkai bar bars tube tubes pair pairs pr prs pieza piezas pza pzas pz unidad unidades ud uds lata
        latas tarro tarros par pares biji buah batang keping tin tins helai pasang ekor ketul nag nug adad
        tukda jodi length lengths lgth lgths len dose dosen tube tuben eimer paar stange stangen tramo tramos stk stuck stueck stuck unite pieces dose dosen bote botes cubeta cubetas balde baldes
        sheet sheets hoja hojas tablet tablets cartucho cartuchos cono conos rama ramas
        penca pencas dana dane""",
    "KG": """kg kgs kilo kilos kilogram kilograms kilogramo kilogramos kgm kilogramme kilogrammes kelo""",
    "G": """g gm gms gram grams gramo gramos grm grms gramm grammes gramme""",
    "L": """l lt lts ltr ltrs litre litres liter liters litro litros lit""",
    "M": """m mtr mtrs metre metres meter meters metro metros mt mts""",
}
_OTHER: dict[str, Said] = {
    "lb": Said("KG", POUND_KG),
    "lbs": Said("KG", POUND_KG),
    "pound": Said("KG", POUND_KG),
    "pounds": Said("KG", POUND_KG),
    "libra": Said("KG", POUND_KG),
    "libras": Said("KG", POUND_KG),
    "tonne": Said("KG", Decimal(1000)),
    "tonnes": Said("KG", Decimal(1000)),
    "ton": Said("KG", Decimal(1000)),
    "tons": Said("KG", Decimal(1000)),
    "tonelada": Said("KG", Decimal(1000)),
    "toneladas": Said("KG", Decimal(1000)),
    "quintal": Said("KG", Decimal(100)),
}
LATIN: dict[str, Said] = {
    form: Said(code, ONE)
    for code, words in _WORDS.items()
    for word in words.split()
    for form in (word, word + "s", word + "es")
} | _OTHER
SPOKEN = {word: said for word, said in LATIN.items() if word not in ("cas", "lens")}
"""The same without what nobody writes for a unit: stems, and plurals that are words of goods."""

COUNTED_BY_SE = frozenset(
    """kotak karton kardus peti pek peket paket bungkus guni beg karung botol tong gulung lusin dozen biji buah batang ikat
    keping helai pasang ekor kilo tin papan palet kampit bakul""".split()
)
"""Malay units that are written as one word with their one: `sekotak`."""

LOOSE = frozenset(
    "loose single singles individual individuals individually suelto sueltos suelta sueltas einzeln einzelne 散装 散的 单个".split()
)
"""Words that make pieces of a number without a unit: `30 loose sheets`."""

PIECE_WORDS = frozenset(
    """pc pcs pce pces piece pieces ea each unit units nos no's biji pieza piezas pza pzas pz unidad unidades ud uds nag nug adad
    stk stuck stueck""".split()
)
"""Words for pieces that are no part of what an item is called."""

_CHINESE: dict[str, str] = {
    "CTN": "箱",
    "PCE": "件",
    "BXE": "盒",
    "BUN": "扎 捆 束 把",
    "PK": "包 板 排 套 版",
    "LOT": "筐 篓",
    "BG": "袋",
    "BTL": "瓶 支装",
    "DRM": "桶",
    "RL": "卷 捲 盘",
    "DZ": "打",
    "GR": "罗 羅",
    "PLT": "托盘 托 栈板 卡板",
    "EA": "个 個 只 隻 根 把 颗 顆 罐 听 支 块 塊 条 條 枚 双 雙 头 頭 张 張 片 棵 粒 本 台 串 株 副 对 對 管 尾 件套 朵 顶 桶装 枝",
    "KG": "公斤 千克 kg",
    "G": "克",
    "L": "公升 升",
    "M": "米 公尺",
}
CHINESE: dict[str, Said] = {word: Said(code, ONE) for code, words in _CHINESE.items() for word in words.split()} | {
    "斤": Said("KG", JIN_KG),
    "两斤": Said("KG", JIN_KG * 2),
    "吨": Said("KG", Decimal(1000)),
    "毫升": Said("ml", ONE),
    "厘米": Said("cm", ONE),
    "毫米": Said("mm", ONE),
    "公分": Said("cm", ONE),
    "公厘": Said("mm", ONE),
    "英尺": Said("ft", ONE),
    "毫克": Said("mg", ONE),
    "毫安": Said("mah", ONE),
    "毫安时": Said("mah", ONE),
    "伏": Said("v", ONE),
    "寸": Said("in", ONE),
    "英寸": Said("in", ONE),
    "平方": Said("sqmm", ONE),
    "瓦": Said("w", ONE),
    "安": Said("a", ONE),
    "号": Said("no", ONE),
    "码": Said("no", ONE),
    "层": Said("ply", ONE),
    "厘": Said("mm", ONE),
    "分": Said("in", Decimal("0.125")),
    "厚": Said("mm", ONE),
}
CHINESE_LONGEST = max(map(len, CHINESE))

SIZES: dict[str, str] = {
    "ml": "ml",
    "mls": "ml",
    "cc": "ml",
    "cl": "cl",
    "oz": "oz",
    "mm": "mm",
    "cm": "cm",
    "cms": "cm",
    "in": "in",
    "inch": "in",
    "inches": "in",
    "inci": "in",
    "pulgada": "in",
    "pulgadas": "in",
    "pulg": "in",
    '"': "in",
    "''": "in",
    "'": "ft",
    "ft": "ft",
    "foot": "ft",
    "feet": "ft",
    "gsm": "gsm",
    "micron": "mic",
    "microns": "mic",
    "mic": "mic",
    "ply": "ply",
    "w": "w",
    "watt": "w",
    "watts": "w",
    "v": "v",
    "volt": "v",
    "volts": "v",
    "amp": "a",
    "amps": "a",
    "a": "a",
    "ah": "ah",
    "mah": "mah",
    "k": "k",
    "%": "%",
    "percent": "%",
    "pct": "%",
    "sqmm": "sqmm",
    "sq": "sqmm",
    "mg": "mg",
    "mcg": "mcg",
    "iu": "iu",
    "gb": "gb",
    "mb": "mb",
    "tb": "tb",
    "way": "way",
    "ways": "way",
    "gang": "gang",
    "gangs": "gang",
    "core": "core",
    "cores": "core",
    "pole": "pole",
    "poles": "pole",
    "p": "pole",
    "polos": "pole",
    "hp": "hp",
    "grit": "grit",
    "den": "den",
    "lumen": "lm",
    "lm": "lm",
    "psi": "psi",
    "bar": "bar",
    "gauge": "ga",
    "ga": "ga",
    "yd": "yd",
    "yds": "yd",
    "yard": "yd",
    "yards": "yd",
    "gal": "gal",
    "gallon": "gal",
    "gallons": "gal",
    "galon": "gal",
    "galones": "gal",
    "pt": "pt",
    "qt": "qt",
    "kv": "kv",
    "kw": "kw",
    "hz": "hz",
    "deg": "deg",
    "s": "s",
    "'s": "s",
    "tpi": "tpi",
    "vol": "vol",
    "vols": "vol",
    "nm": "nm",
    "x": "x",
}
"""Words that make a number a size of the item, never a quantity."""

CONTAINERS = frozenset(
    stem(word)
    for word in """can tin bottle pet glass jar tub bag box case carton packet pack drum roll loose each sheet block bucket bunch
    punnet sachet pouch keg crate tray tube pail canister container set loaf stick pair piece unit sack barrel bar sleeve
    ream reel coil strip blister spray bulk single fl tablet bottled canned boxed""".split()
)
"""What an item comes in. It narrows the items that fit where some of them say so, and else means nothing."""

IN_BASE: dict[str, dict[str, Decimal]] = {
    "EA": {"EA": ONE, "DZ": Decimal(12), "GR": Decimal(144)},
    "KG": {"KG": ONE, "G": Decimal("0.001")},
    "L": {"L": ONE},
    "M": {"M": ONE},
}
"""How many base units these are, for every item of that base unit."""

CANON: dict[str, tuple[str, Decimal]] = {
    "l": ("ml", Decimal(1000)),
    "cl": ("ml", Decimal(10)),
    "kg": ("g", Decimal(1000)),
    "cm": ("mm", Decimal(10)),
    "m": ("mm", Decimal(1000)),
    "mg": ("mg", ONE),
}
"""Measures of one kind, in one of them."""

BASE_UNITS = frozenset(IN_BASE)
UNITS = (PACKINGS - HEARD_ONLY) | MEASURES
