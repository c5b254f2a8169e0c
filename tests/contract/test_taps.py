"""Options are fitted to what can be tapped, and no word of them is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.channels._taps import fitted, shortened, with_options
from chalicelib.domain.content import Option

TITLES = st.text(st.sampled_from("ab é🤨两\n"), min_size=1, max_size=40).filter(str.strip)
OPTIONS = st.lists(
    st.builds(Option, id=st.just("o"), title=TITLES, description=st.none() | TITLES), min_size=1, max_size=13
)
LAW = settings(max_examples=60, deadline=None, database=None)


@given(text=st.text(max_size=20), options=OPTIONS, title_max=st.sampled_from([20, 24]))
@LAW
def test_every_title_fits_and_none_looks_like_another(text: str, options: list[Option], title_max: int) -> None:
    titles = fitted(text, options, title_max).titles
    assert len(set(titles)) == len(titles) == len(options)
    assert all(0 < len(title) <= title_max and "\n" not in title for title in titles)


@given(text=st.text(max_size=20), options=OPTIONS)
@LAW
def test_every_word_is_told_on_a_tap_or_in_the_text(text: str, options: list[Option]) -> None:
    taps = fitted(text, options, 20)
    assert taps.text.startswith(text)
    for option, title in zip(options, taps.titles, strict=True):
        assert title == " ".join(option.title.split()) or option.title in taps.text
        assert (option.description or "") in taps.text


def test_a_description_that_a_row_can_show_is_not_repeated() -> None:
    assert fitted("Which?", [Option(id="a", title="A", description="small")], 24, 72).text == "Which?"


def test_an_option_that_the_text_tells_already_is_not_repeated() -> None:
    option = Option(id="a", title="LEM-1", description="Lemons")
    assert fitted("1. LEM-1 Lemons. Which?", [option], 20).text == "1. LEM-1 Lemons. Which?"


def test_options_of_a_plain_text_are_numbered() -> None:
    options = [Option(id="a", title="Yes"), Option(id="b", title="No", description="change it")]
    assert with_options("Right?", options) == "Right?\n\n1. Yes\n2. No - change it"
    assert with_options("", options[:1]) == "1. Yes"
    assert with_options("Right?", []) == "Right?"


def test_a_title_is_cut_at_its_end_and_stands_on_one_line() -> None:
    assert shortened("Cherry\ttomatoes\non the vine", 20) == "Cherry tomatoes on…"
    assert shortened(" ", 20) == "…"
