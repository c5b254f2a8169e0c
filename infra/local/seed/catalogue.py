"""The demo company's catalogue, put together from families and sizes; always the same.

Source: the columns are those of a trade-chat corpus's `catalogue.csv`.
"""

from __future__ import annotations

import csv
import io

from infra.local.seed.families import FAMILIES
from infra.local.seed.sizes import SIZES

COLUMNS = (
    "sku",
    "name",
    "name_zh",
    "category",
    "pack",
    "base_unit",
    "selling_units",
    "default_unit",
    "aliases",
)


def catalogue_rows() -> list[dict[str, str]]:
    """List every item as a row of the price list."""
    return [
        _row(category, code, name, name_zh, size)
        for category, families in FAMILIES.items()
        for code, name, name_zh, sizes in families
        for size in sizes.split()
    ]


def catalogue_csv() -> str:
    """Return the price list as a file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(catalogue_rows())
    return out.getvalue()


def _row(category: str, code: str, name: str, name_zh: str, size_name: str) -> dict[str, str]:
    size = SIZES[size_name]
    return {
        "sku": f"{code}-{size.code}",
        "name": f"{name} {size.words}".strip(),
        "name_zh": f"{name_zh} {size.words_zh}".strip() if name_zh else "",
        "category": category,
        "pack": size.pack,
        "base_unit": size.base,
        "selling_units": size.units,
        "default_unit": size.default_unit,
        "aliases": "",
    }
