import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.ids import CROCKFORD
from chalicelib.domain.invitations import code_hash, find_code, hint, join_text, new_code, normalised, shown
from tests.fakes import FakeChance

CODE = "7K3F9QW2ZB"

codes = (
    st.text(CROCKFORD, min_size=10, max_size=10)
    .filter(lambda code: any(sign in "23456789" for sign in code))
    .filter(lambda code: not code.startswith("J01N"))
)
separators = st.text(" -\u2013.\n", max_size=2)


@st.composite
def typings(draw):
    """A code, and how somebody may type it."""
    code = draw(codes)
    misread = {"0": "0OoO", "1": "1IilL"}
    signs = [draw(st.sampled_from(misread.get(sign, sign + sign.lower()))) for sign in code]
    return code, "".join(sign + draw(separators) for sign in signs)


@given(st.integers())
def test_a_new_code_has_ten_signs_of_the_alphabet_and_a_digit_nobody_misreads(seed):
    code = new_code(FakeChance(str(seed)).token)
    assert len(code) == 10
    assert set(code) <= set(CROCKFORD)
    assert set(code) & set("23456789")


def test_a_draw_without_such_a_digit_is_drawn_again():
    draws = iter([bytes([10] * 10), bytes([9] * 10)])
    assert new_code(lambda n: next(draws)) == "9999999999"


def test_a_code_is_shown_in_two_halves_and_sent_after_the_word_join():
    assert shown(CODE) == "7K3F9-QW2ZB"
    assert join_text(CODE) == "JOIN 7K3F9-QW2ZB"


@given(codes)
def test_what_we_ask_people_to_send_is_found(code):
    assert find_code(join_text(code)) == code


@given(typings())
def test_a_code_typed_after_the_word_join_is_found_however_it_is_typed(typing):
    code, typed = typing
    assert find_code(f"join {typed}") == code


@given(typings())
def test_typing_is_normalised(typing):
    code, typed = typing
    assert normalised(typed) == code


@pytest.mark.parametrize(
    "text",
    [
        "7k3f9-qw2zb",
        "7K3F9QW2ZB",
        "7k3f9 qw2zb.",
        "Hello, this is Ann of Harbour Foods. 7K3F9-QW2ZB",
        "my code: 7K3F9 \u2013 QW2ZB thanks",
        "please join my code 7k3f9qw2zb",
        "JOIN-7K3F9-QW2ZB",
        "Join7K3F9QW2ZB",
        "join 7 k 3 f 9 q w 2 z b thank you",
        "\uff2a\uff2f\uff29\uff2e \uff17\uff2b\uff13\uff26\uff19\uff31\uff37\uff12\uff3a\uff22",
        "加入 JOIN 7K3F9-QW2ZB",
    ],
)
def test_a_code_is_found_among_words(text):
    assert find_code(text) == CODE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "join",
        "how do I join?",
        "join 7K3F9-QW2Z",
        "join 7K3F9-QW2ZB4",
        "join 7K3F9-QW2ZU",
        "basketball",
        "tooth paste",
        "20 ctn of cola",
        "about PO12345678 please",
        "order 123-45678-90123-4",
        "+1 555 0100 555",
    ],
)
def test_other_texts_hold_no_code(text):
    assert find_code(text) is None


@given(st.text())
def test_any_text_is_read_without_fail(text):
    code = find_code(text)
    assert code is None or normalised(code) == code


def test_the_hash_is_of_the_normal_form_and_the_hint_is_its_last_four():
    assert code_hash(CODE) == "0f42e58c1c74f7a8a9a7105c1b15a96d8b94e38beb9475db6d0f15045aa620cf"
    assert hint(CODE) == "W2ZB"
