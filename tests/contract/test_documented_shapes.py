"""What is sent to Meta has the shape and the lengths that its pages document, as the doubles know them."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from chalicelib.domain.content import Option, OutMedia, Reply, Template
from chalicelib.domain.errors import InDoubt, Refused
from chalicelib.ports import HttpAnswer
from infra.local.doubles.facebook import shapes as facebook
from infra.local.doubles.whatsapp import shapes as whatsapp
from tests.contract.kit import NOW, CannedHttp, Case, Subject, cases, outbound

SHAPES: dict[str, dict[str, TypeAdapter[Any]]] = {
    "whatsapp": {"/messages": whatsapp.MESSAGE},
    "facebook": {"/messages": facebook.SEND, "/comments": facebook.COMMENT},
}
ACCOUNTS = {"whatsapp": ("106540352240001", "447700900123"), "facebook": ("104210000000001", "24680135791113")}


def check(subject: str, url: str, body: Any) -> None:
    (adapter,) = [adapter for end, adapter in SHAPES[subject].items() if url.endswith(end)]
    adapter.validate_python(body)


@pytest.mark.parametrize("case", [c for c in cases("send") if c.subject.name in SHAPES], ids=str)
def test_every_sample_is_of_the_documented_shape(case: Case) -> None:
    for request in case.sample["requests"]:
        check(case.subject.name, request["url"], request["body"])


words = st.text(st.sampled_from("abc é两🤨\n"), min_size=1, max_size=60).filter(str.strip)
texts = st.builds("{}{}".format, words, st.integers(0, 4200).map(lambda n: "x" * n))
options = st.lists(
    st.tuples(words, st.none() | words), max_size=15, unique_by=lambda drawn: " ".join(drawn[0].split())
).map(lambda drawn: tuple(Option(id=f"o{n}", title=t, description=d) for n, (t, d) in enumerate(drawn)))
media = st.none() | st.builds(
    OutMedia, kind=st.sampled_from(["image", "document"]), url=st.just("https://kestrel.example/a"), filename=st.none()
)
templates = st.none() | st.builds(
    Template, name=st.just("booked"), language=st.just("en"), parameters=st.lists(words, max_size=3).map(tuple)
)


@pytest.mark.parametrize("name", sorted(SHAPES))
@given(reply=st.builds(Reply, text=texts, options=options, media=media, template=templates), is_late=st.booleans())
@settings(max_examples=80, deadline=None, database=None)
def test_every_reply_is_of_the_documented_shape_or_refused(name: str, reply: Reply, is_late: bool) -> None:
    subject, (account, contact) = Subject(name), ACCOUNTS[name]
    told = {"account": account, "contact": contact, "reply": reply, "window_closes_at": NOW if is_late else None}
    http = CannedHttp([HttpAnswer(200, {}, b"{}")])
    with contextlib.suppress(Refused, InDoubt):
        subject.channel.send(outbound(subject, {"message": told}), subject.secrets, http, NOW)
    for asked in http.asked:
        check(name, asked.url, json.loads(asked.body or b""))
