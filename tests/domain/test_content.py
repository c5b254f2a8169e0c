"""The texts of a content: what is listed is what is changed."""

from __future__ import annotations

import pytest

from chalicelib.domain.content import (
    CatalogueOrder,
    Choice,
    ContactCard,
    Contacts,
    Content,
    Edited,
    Location,
    Media,
    Reaction,
    Referral,
    Text,
    Unsupported,
    texts_of,
    with_texts,
)

CONTENTS: list[Content] = [
    Text(text="a"),
    Media(kind="image", caption="a", filename=None),
    Media(kind="document", caption="", filename="b"),
    Location(latitude=1, longitude=2, name="a", address="b"),
    Contacts(cards=(ContactCard(name="a"), ContactCard(name="b", organisation="c"))),
    Reaction(target="m", emoji=None),
    Choice(id="i", title="a", description="b"),
    CatalogueOrder(text="a", items=()),
    Edited(target="m", text="a"),
    Referral(ref="r", headline="a"),
    Unsupported(kind="poll", raw="{}"),
]


@pytest.mark.parametrize("content", CONTENTS, ids=lambda c: c.type)
def test_the_texts_that_are_listed_are_those_that_are_changed(content: Content) -> None:
    seen: list[str] = []

    def keep(text: str) -> str:
        seen.append(text)
        return text

    assert with_texts(content, keep) == content
    assert texts_of(content) == seen
    assert texts_of(with_texts(content, lambda text: text + "!")) == [text + "!" for text in seen]
