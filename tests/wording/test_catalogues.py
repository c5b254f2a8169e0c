"""The catalogues of texts: whole, of one make with the English, and compiled from what is written."""

from __future__ import annotations

import gettext
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from chalicelib.domain.content import Text
from chalicelib.domain.trade import Intent
from chalicelib.wording import english, languages, say
from infra import texts
from tests.understanding.shelf import draft, hear, line

PATHS = texts.catalogues()
LANGUAGES = [path.parent.parent.name for path in PATHS]
SAME = {"read_back_line", "read_back_pack", "order_line_undated", "choice_line", "unit KG", "unit G"}
"""Texts that may be the same as in English."""


def written(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def messages(catalogue: Catalog) -> list[Message]:
    return [one for one in catalogue if one.id]


def forms(text: str | list[str] | tuple[str, ...]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_there_are_the_languages_that_partners_write() -> None:
    assert set(languages()) >= {"en", "zh", "es", "ms", "hi"}
    assert set(languages()) == {"en", *LANGUAGES}


@pytest.mark.parametrize("path", PATHS, ids=LANGUAGES)
def test_a_catalogue_has_every_text_there_is_and_no_other(path: Path) -> None:
    keys = {(one.context, *forms(one.id)) for one in messages(written(path))}
    assert keys == {(one.context, *forms(one.id)) for one in messages(texts.template())}
    assert texts.untranslated(written(path)) == []
    assert not any(one.fuzzy for one in messages(written(path)))


@pytest.mark.parametrize("path", PATHS, ids=LANGUAGES)
def test_a_translation_has_the_values_of_the_english_text_and_every_plural(path: Path) -> None:
    catalogue = written(path)
    for one in messages(catalogue):
        wanted = placeholders(forms(one.id)[0])
        assert all(placeholders(form) == wanted for form in forms(one.string)), one.context
        assert isinstance(one.id, str) or len(forms(one.string)) == catalogue.num_plurals, one.context


@pytest.mark.parametrize("path", PATHS, ids=LANGUAGES)
def test_no_text_was_left_in_english(path: Path) -> None:
    same = {one.context for one in messages(written(path)) if forms(one.string)[0] == forms(one.id)[0]}
    assert {key for key in same if not str(key).startswith("unit")} <= SAME


@pytest.mark.parametrize("path", PATHS, ids=LANGUAGES)
def test_what_is_compiled_is_what_is_written(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for one in messages(written(path)):
        key = str(one.context)
        if isinstance(one.id, str):
            assert compiled.pgettext(key, one.id) == one.string
        else:
            assert [compiled.npgettext(key, *one.id, n) for n in (1, 2)] == [
                forms(one.string)[0],
                forms(one.string)[-1],
            ]


def test_the_template_is_up_to_date() -> None:
    with (texts.FOLDER / "tradepost.pot").open("rb") as file:
        found = read_po(file)
    assert [(m.context, m.id) for m in messages(found)] == [(m.context, m.id) for m in messages(texts.template())]


# ── what our buttons invite people to answer is understood ───────────────────────────────────────────

OPEN = draft(line("COLA-330", 10), line("POT-10", 4, "BG"))
EFFECTS = {"button_yes": Intent.CONFIRM, "button_change": Intent.AMEND, "button_cancel": Intent.CANCEL}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("button", EFFECTS)
def test_the_words_of_a_button_do_what_the_button_does_when_they_are_typed(language: str, button: str) -> None:
    turn = hear(Text(text=say(button, language)), OPEN, language=language)
    assert turn.intent is EFFECTS[button]
    assert turn.lines == (() if button == "button_cancel" else OPEN.lines)


@pytest.mark.parametrize(
    ("answer", "language"),
    [("yes", "en"), ("是", "zh"), ("sí", "es"), ("Si", "es"), ("ya", "ms"), ("haan", "hi"), ("Haan ji", "hi")],
)
def test_the_answer_that_the_read_back_asks_for_confirms(answer: str, language: str) -> None:
    assert hear(answer, OPEN, language=language).intent is Intent.CONFIRM


def test_english_texts_are_the_keys_of_all_the_others() -> None:
    assert len(english.TEXTS) == len({one.context for one in messages(texts.template())} - {None}) - len(english.UNITS)
