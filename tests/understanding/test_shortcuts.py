"""What is read fast is read the same: short cuts, caches and files made beforehand change no reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.trade import Intent, Item
from chalicelib.understanding.catalogue.entries import entry_of
from chalicelib.understanding.catalogue.file import CatalogueFile
from chalicelib.understanding.catalogue.finding import Finder
from chalicelib.understanding.catalogue.rows import Shape, entry_from_row, row_from_entry, shape_from_row
from chalicelib.understanding.catalogue.slots import Slots
from chalicelib.understanding.catalogue.spelling import distance
from chalicelib.understanding.language.fold import fold
from chalicelib.understanding.reading import lines
from chalicelib.understanding.reading.tokens import Token, tokens_of
from infra.evaluation import floors
from infra.evaluation.corpus import Corpus, load
from infra.lexicon import FOLDER, stemmed
from tests.understanding.shelf import hear, shelf_of

CORPORA = pytest.mark.parametrize(
    "corpus", [load(folder) for folder in floors.corpora()], ids=lambda corpus: corpus.name
)
COMPARED = ("item", "words", "telling", "brand", "sizes", "zh", "kinds", "named", "volume")


@cache
def shelved(name: str) -> CatalogueFile:
    return shelf_of(load(next(folder for folder in floors.corpora() if folder.name == name)).items.values())


def finder_of(corpus: Corpus) -> Finder:
    catalogue = shelved(corpus.name)
    return Finder(catalogue, Slots(catalogue))


def rows_of(corpus: Corpus, finder: Finder) -> Iterator[list[Token]]:
    for case in corpus.cases:
        for turn in case["turns"]:
            for row in turn["text"].split("\n"):
                tokens = tokens_of(row, finder.catalogue.count, lambda chunk: bool(finder.catalogue.coded(chunk)))
                if tokens:
                    yield tokens


@CORPORA
def test_the_way_that_is_taken_to_read_a_line_is_the_first_of_the_best_of_all(corpus: Corpus) -> None:
    finder = finder_of(corpus)
    for before, tokens in pairwise(rows_of(corpus, finder)):
        near = lines.read_piece(before, finder).wanted.words
        for words in ((), near):
            every = [lines._weighed(tokens, count, finder, words, None) for count in (*lines._counts(tokens), None)]
            best = max(every, key=lambda reading: reading.score)
            assert lines.read_piece(tokens, finder, near=words) == best


@CORPORA
def test_where_the_words_of_another_line_are_said_to_be_of_no_use_they_are_of_none(corpus: Corpus) -> None:
    finder = finder_of(corpus)
    told_of = 0
    for before, tokens in pairwise(rows_of(corpus, finder)):
        words = lines.read_piece(before, finder).wanted.words
        if lines.may_be_line(tokens, finder):
            continue
        for near in (words, *((word,) for word in words)):
            reading = lines.read_piece(tokens, finder, near=near) if near else lines.Reading()
            told_of += 1
            assert not (reading.is_line and reading.found.sizes_fit and reading.found.fits)
    assert told_of > 0


@CORPORA
def test_an_entry_that_was_kept_is_the_entry_that_was_made(corpus: Corpus) -> None:
    for item in corpus.items.values():
        made = entry_of(item)
        row, shape = row_from_entry(made)
        read = entry_from_row(row, shape_from_row(*shape))
        assert [getattr(read, name) for name in COMPARED] == [getattr(made, name) for name in COMPARED]


def test_items_that_are_packed_and_sold_alike_share_their_shape() -> None:
    items = [
        Item(sku=f"A-{n}", name=f"Tea {n}", base_unit="EA", units={"CS": Decimal(6)}, default_unit="CS") for n in "12"
    ]
    shapes = {row_from_entry(entry_of(item))[1] for item in items}
    assert [shape_from_row(*shape) for shape in shapes] == [
        Shape(Item(sku="-", name="-", base_unit="EA", units={"CS": Decimal(6)}, default_unit="CS"), frozenset())
    ]


def test_the_stems_of_the_lexicon_are_those_of_its_words() -> None:
    differing = [name for name, text in stemmed().items() if (FOLDER / name).read_text("utf-8") != text]
    assert differing == [], "run `make lexicon`"


# ── spelling ─────────────────────────────────────────────────────────────────────────────────────────

WORDS = st.text("abc", max_size=6)


def far(one: str, other: str) -> int:
    """The distance as it is defined, sign by sign from the end."""
    if not one or not other:
        return len(one) + len(other)
    costs = [far(one[:-1], other) + 1, far(one, other[:-1]) + 1, far(one[:-1], other[:-1]) + (one[-1] != other[-1])]
    if len(one) > 1 and one[-2:] == other[-2:][::-1] and len(other) > 1:
        costs.append(far(one[:-2], other[:-2]) + 1)
    return min(costs)


@given(WORDS, WORDS, st.integers(1, 3))
def test_the_distance_of_two_words_is_the_one_that_is_defined(one: str, other: str, most: int) -> None:
    assert distance(one, other, most=most) == min(far(one, other), most + 1)


# ── a catalogue of many codes ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("said", ["CODE-04243X", "CODE-042432", "CODE-X42430", "COD-042430"])
def test_among_thousands_of_codes_that_begin_alike_the_nearest_is_found(said: str) -> None:
    codes = [f"CODE-{n:06d}" for n in range(0, 60_000, 10)]
    items = [Item(sku=code, name="Tea", base_unit="EA", units={"EA": Decimal(1)}, default_unit="EA") for code in codes]
    shelf = shelf_of(items)
    assert "CODE-042430" in [entry.sku for entry in (*shelf.coded(said), *shelf.near_codes(said))]


@given(st.text(st.characters(max_codepoint=0x17F), max_size=20))
def test_a_text_without_accents_is_folded_as_any_other(text: str) -> None:
    assert fold(text) + fold("é") == fold(text + "é")
    assert not re.search(r"[A-Z\t]", fold(text))


LIST = "10 cs COLA-330\n4 cs LEM-330\n2 cs cola\n3 x COLA-330\n5 cs LEM-330"


@pytest.mark.parametrize(
    ("beside", "intent"),
    [
        ("", Intent.ORDER),
        ("please send a copy of the last invoice too", Intent.ORDER),
        ("this is only a stock count, not an order", Intent.OTHER),
        ("just counting, will order next week", Intent.OTHER),
        ("STOP sending promos", Intent.OPT_OUT),
    ],
)
def test_what_stands_beside_a_list_is_heard_though_its_plain_lines_are_passed_over(beside: str, intent: Intent) -> None:
    assert hear(f"{LIST}\n{beside}").intent is intent
    assert hear(f"{beside}\n{LIST}").intent is intent
