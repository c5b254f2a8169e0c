"""The sizes in which the demo company sells: how each is printed, packed and counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """One size. `units` maps selling units to base units as a price list prints it; the first is the default."""

    code: str
    words: str
    pack: str
    units: str
    base: str = "EA"
    words_zh: str = ""

    @property
    def default_unit(self) -> str:
        """The unit that is meant when none is said."""
        return self.units.split(":", 1)[0]


SIZES: dict[str, Size] = {
    "can330": Size("330", "Can 330ml", "24x330ml", "CS:24|PLT:2160", words_zh="罐装330ml"),
    "can250": Size("250", "Can 250ml", "24x250ml", "CS:24", words_zh="罐装250ml"),
    "pet500": Size("500", "PET 500ml", "24x500ml", "CS:24|PLT:1440", words_zh="瓶装500ml"),
    "pet1500": Size("1500", "PET 1.5L", "12x1.5L", "CS:12|PLT:504", words_zh="大瓶1.5L"),
    "glass200": Size("200", "Glass 200ml", "24x200ml", "CS:24"),
    "glass750": Size("750", "Glass 750ml", "12x750ml", "CS:12"),
    "jug5": Size("5L", "5L", "4x5L", "CS:4|BTL:1"),
    "cooler19": Size("19L", "Cooler 19L Returnable", "19L", "BTL:1", words_zh="桶装19L"),
    "juice1": Size("1L", "1L", "12x1L", "CS:12", words_zh="1L"),
    "juice200": Size("J200", "Carton 200ml", "24x200ml", "CS:24"),
    "bottle330": Size("B330", "Bottle 330ml", "24x330ml", "CS:24"),
    "wine750": Size("W750", "750ml", "6x750ml", "CS:6|BTL:1"),
    "beans1": Size("1K", "1kg", "6x1kg", "BG:1|CS:6"),
    "ground500": Size("500G", "500g", "12x500g", "CS:12|BG:1"),
    "bags100": Size("100", "100 Bags", "12x100", "BX:1|CS:12"),
    "syrup": Size("750S", "750ml", "6x750ml", "BTL:1|CS:6"),
    "uht1": Size("1L", "UHT 1L", "12x1L", "CS:12"),
    "barista1": Size("1L", "Barista 1L", "6x1L", "CS:6|EA:1"),
    "block250": Size("250G", "250g", "40x250g", "CS:40|EA:1"),
    "cheese25": Size("2K5", "2.5kg", "4x2.5kg", "EA:1|CS:4"),
    "tub5": Size("T5", "Tub 5kg", "5kg", "EA:1"),
    "tub1": Size("T1", "Tub 1kg", "6x1kg", "EA:1|CS:6"),
    "sack25": Size("25", "25kg", "25kg", "BG:1|PLT:40", words_zh="25公斤"),
    "sack10": Size("10", "10kg", "10kg", "BG:1", words_zh="10公斤"),
    "bag5": Size("5", "5kg", "4x5kg", "BG:1|CS:4"),
    "bag1": Size("1", "1kg", "10x1kg", "CS:10"),
    "pasta500": Size("500", "500g", "20x500g", "CS:20"),
    "pasta3": Size("3", "3kg", "4x3kg", "CS:4|BG:1"),
    "instant": Size("80", "80g", "40x80g", "CTN:40"),
    "drum20": Size("D20", "Drum 20L", "20L", "DRM:20", base="L", words_zh="20升桶"),
    "oil5": Size("5L", "5L", "4x5L", "CS:4|BTL:1", words_zh="5升"),
    "oil1": Size("1L", "1L", "12x1L", "CS:12|BTL:1"),
    "sauce500": Size("500", "500ml", "12x500ml", "CS:12|BTL:1"),
    "sauce4": Size("4K", "4kg", "4x4kg", "CS:4|EA:1"),
    "sachets": Size("SAC", "Sachets 10g", "1000x10g", "BX:1000"),
    "tin10": Size("T10", "#10", "6x#10", "CS:6|EA:1"),
    "tin400": Size("400", "400g", "24x400g", "CS:24"),
    "tub1kg": Size("1K", "1kg", "1kg", "PK:1"),
    "loose": Size("KG", "loose", "loose", "KG:1", base="KG"),
    "crate10": Size("10", "10kg", "10kg", "BG:10|KG:1", base="KG"),
    "crate5": Size("5", "5kg", "5kg", "BX:5|KG:1", base="KG"),
    "bunch": Size("B", "Bunch", "bunch", "EA:1"),
    "frozen25": Size("F25", "Frozen 2.5kg", "4x2.5kg", "CS:4|BG:1"),
    "frozen5": Size("F5", "Frozen 5kg", "5kg", "BX:5", base="KG"),
    "ice5": Size("5L", "5L", "5L", "EA:1"),
    "cup8": Size("8", "8oz", "20x50", "CTN:1000|PK:50"),
    "cup12": Size("12", "12oz", "20x50", "CTN:1000|PK:50"),
    "cup16": Size("16", "16oz", "20x50", "CTN:1000|PK:50"),
    "ctn250": Size("250", "", "250", "CTN:250"),
    "small": Size("S", "S", "10x100", "BX:100|CTN:1000"),
    "medium": Size("M", "M", "10x100", "BX:100|CTN:1000"),
    "large": Size("L", "L", "10x100", "BX:100|CTN:1000"),
    "roll30": Size("30", "30cm", "6 rolls", "RL:1|CS:6"),
    "roll45": Size("45", "45cm", "6 rolls", "RL:1|CS:6"),
    "ctn500": Size("500", "500ml", "250 sets", "CTN:250"),
    "ctn750": Size("750", "750ml", "250 sets", "CTN:250"),
    "spray750": Size("750", "Spray 750ml", "6x750ml", "CS:6|BTL:1"),
    "rolls6": Size("6", "6 Rolls", "6 rolls", "CS:6"),
    "rolls36": Size("36", "36 Rolls", "36 rolls", "CS:36"),
    "liner80": Size("80", "80L", "200", "CTN:200|RL:20"),
    "liner240": Size("240", "240L", "100", "CTN:100|RL:10"),
    "pack10": Size("P10", "10 Pack", "10", "PK:10"),
    "each": Size("1", "", "each", "EA:1"),
    "ream": Size("R5", "5 Reams", "5x500 sheets", "CTN:5|PK:1"),
    "box12": Size("12", "Box of 12", "12", "BX:12|EA:1"),
    "till": Size("20", "Box of 20", "20 rolls", "BX:20|RL:1"),
}
