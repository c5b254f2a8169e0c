"""Brings the catalogues of texts up to date: `python -m infra.texts`.

The English texts are written to `tradepost.pot`; each language's `.po` gets what is new in them and loses what is gone, and
is compiled to the `.mo` that the app reads. A new language is a folder with an empty `.po`, or a copy of the `.pot`.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from chalicelib.wording import english
from chalicelib.wording.phrases import DOMAIN, FOLDER, unit_key

WIDTH = 140
_WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in every header, so that the same texts make the same file."""


def main() -> int:
    """Write every file; 1 when a text waits for its translation."""
    _write(template(), FOLDER / f"{DOMAIN}.pot")
    missing = 0
    for path in catalogues():
        catalogue = updated(path)
        _write(catalogue, path)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        waiting = untranslated(catalogue)
        missing += len(waiting)
        print(f"{catalogue.locale}: {len(catalogue)} texts{', missing ' + ', '.join(waiting) if waiting else ''}")
    return 1 if missing else 0


def template() -> Catalog:
    """Return the English texts, each under its key."""
    made = _headed(Catalog())
    for key, text in english.TEXTS.items():
        made.add(text, context=key)
    for code, names in english.UNITS.items():
        made.add(names, context=unit_key(code))
    return made


def catalogues() -> list[Path]:
    """List the catalogue of every language."""
    return sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def updated(path: Path) -> Catalog:
    """Return a catalogue with the texts that there are now, and no others."""
    with path.open("rb") as file:
        found = read_po(file, locale=path.parent.parent.name)
    found.update(template(), no_fuzzy_matching=True)
    found.obsolete.clear()
    return _headed(found)


def _headed(catalogue: Catalog) -> Catalog:
    """Give the catalogue a header that says nothing of who wrote it, and when."""
    catalogue.project, catalogue.version, catalogue.header_comment, catalogue.fuzzy = "Tradepost", "1", "", False
    catalogue.creation_date = catalogue.revision_date = _WRITTEN
    catalogue.last_translator = catalogue.msgid_bugs_address = catalogue.copyright_holder = ""
    catalogue.language_team = str(catalogue.locale or "")
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """List the keys of the texts that have no translation, or not all of its plurals."""
    return [str(one.context) for one in catalogue if one.id and not all(_forms(one.string))]


def _forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text or ""] if isinstance(text, str | None) else list(text)


def _write(catalogue: Catalog, path: Path) -> None:
    with path.open("wb") as file:
        write_po(file, catalogue, width=WIDTH, no_location=True)


if __name__ == "__main__":
    sys.exit(main())
