"""Says which item a row of a file is about: by its code, by its name, and by whether the two agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from chalicelib.domain.content import SheetRow
from chalicelib.understanding.catalogue.entries import Entry
from chalicelib.understanding.catalogue.finding import NOTHING, Found, Wanted
from chalicelib.understanding.dialogue.scene import Scene
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading.lines import wanted_in

_WEAK_CODE = re.compile(r"\d{1,6}")
"""A short number may as well be the partner's own code for another item: the name must say the same."""

OwnWords = Mapping[str, str]
_SIGNS = re.compile(r"[^\w\"'%/.]+")


def own_words(scene: Scene) -> OwnWords:
    """Return the partner's own words for items, folded."""
    return {fold(alias).strip(): sku for alias, sku in scene.partner.aliases.items()}


def item_of(row: SheetRow, scene: Scene, own: OwnWords) -> Found:
    """Return what was found, certain only where nothing that the row says speaks against it."""
    known = _own_word(row, scene, own)
    if known is not None:
        return known
    coded = _coded(row.code, scene)
    named = _named(row.name, scene)
    if len(coded) == 1:
        return _agreed(coded[0], named, row, scene)
    if coded and not named.entries:
        return Found(tuple(coded), how="several")
    if named.entries or row.code is None:
        return named
    return scene.finder.find(Wanted(codes=(row.code,)))


def _own_word(row: SheetRow, scene: Scene, own: OwnWords) -> Found | None:
    """Find a code, a name, or both, that is the partner's own for an item."""
    said = [text for text in (row.code, row.name, f"{row.code} {row.name}") if text]
    skus = {own[word] for text in said if (word := fold(text).strip()) in own}
    entries = [entry for sku in skus if (entry := scene.catalogue.entry(sku)) is not None]
    return _certain(entries[0], "own word") if len(entries) == 1 else None


def _coded(code: str | None, scene: Scene) -> Sequence[Entry]:
    if not code:
        return ()
    exact = scene.catalogue.entry(code)
    return (exact,) if exact is not None else scene.catalogue.coded(code)


def _agreed(entry: Entry, named: Found, row: SheetRow, scene: Scene) -> Found:
    """Take the code for right unless the name is another item's for certain, or nothing confirms a short number."""
    skus = [other.sku for other in named.entries]
    if entry.sku in skus or not row.name:
        return _certain(entry, "code")
    if _is_sure(named):
        return Found((entry, *named.entries[:1]), how="several", fits=True)
    if _WEAK_CODE.fullmatch(row.code or "") and not _shares(entry, row.name, scene):
        return named
    return _certain(entry, "code")


def _shares(entry: Entry, name: str, scene: Scene) -> bool:
    """Say whether the words of the name are the item's own."""
    wanted = replace(_wanted(name, scene), sizes=frozenset())
    found = scene.finder.find(wanted, among=(entry.sku,))
    return bool(found.entries) and found.fits


def _named(name: str | None, scene: Scene) -> Found:
    if not name:
        return NOTHING
    wanted = _wanted(name, scene)
    found = scene.finder.find(wanted)
    others = scene.finder.find(replace(wanted, sizes=frozenset()))
    exact = _by_whole_name(name, (*found.entries, *others.entries))
    if exact is not None:
        return _certain(exact, "its whole name")
    return found


def _wanted(name: str, scene: Scene) -> Wanted:
    # A code within a name is a part of it, and never one of ours by chance.
    return replace(wanted_in(tuple(scene.tokens(name)), None, scene.finder), codes=())


def _by_whole_name(name: str, entries: Sequence[Entry]) -> Entry | None:
    """Return the item whose whole name stands at the beginning of the row's, the longest such name first."""
    said = f"{_plain(name)} "
    fit = [e for e in entries if any(said.startswith(f"{_plain(own)} ") for own in _names(e))]
    return max(fit, key=lambda entry: len(entry.item.name), default=None)


def _names(entry: Entry) -> Iterable[str]:
    return (own for own in (entry.item.name, entry.item.name_zh) if own)


def _plain(name: str) -> str:
    return " ".join(_SIGNS.sub(" ", fold(name)).split())


def _is_sure(found: Found) -> bool:
    return found.is_certain and found.sizes_fit


def _certain(entry: Entry, how: str) -> Found:
    return Found((entry,), is_certain=True, how=how, fits=True)
