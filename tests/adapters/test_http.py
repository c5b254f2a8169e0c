"""The way out, against servers that behave and servers that do not."""

from __future__ import annotations

import gzip
import socket
import time
from http.server import BaseHTTPRequestHandler

import pytest

from chalicelib.adapters.http import MOST_BYTES, Urllib3Http
from chalicelib.domain.errors import InDoubt, Misconfigured, Refused, Unavailable
from chalicelib.ports import Http
from tests.loopback import answer, raw, serve


@pytest.fixture
def http() -> Urllib3Http:
    fits: Http = (made := Urllib3Http())
    assert fits
    return made


def test_a_request_goes_out_as_it_was_given(http: Urllib3Http) -> None:
    with serve(answer(201, {"id": "1"}, X_Odd="Yes")) as there:
        got = http.request(
            "POST", f"{there.url}/v1/messages?a=b", headers={"Authorization": "Bearer t"}, body=b'{"x":1}'
        )
    ((method, path, headers, body),) = there.requests
    assert (method, path, headers["authorization"], body) == ("POST", "/v1/messages?a=b", "Bearer t", b'{"x":1}')
    assert (got.status, got.body, got.headers["x-odd"]) == (201, b'{"id": "1"}', "Yes")


@pytest.mark.parametrize("status", [204, 302, 400, 404, 429, 500, 503])
def test_every_status_is_an_answer_and_no_redirect_is_followed(http: Urllib3Http, status: int) -> None:
    body = b"" if status == 204 else b"x"
    with serve(answer(status, body, location="/elsewhere", retry_after="7")) as there:
        got = http.request("GET", there.url)
    assert (got.status, got.headers["retry-after"], len(there.requests)) == (status, "7", 1)


def test_a_packed_answer_is_unpacked(http: Urllib3Http) -> None:
    with serve(answer(200, gzip.compress(b"plain"), content_encoding="gzip")) as there:
        assert http.request("GET", there.url).body == b"plain"


def test_an_answer_in_chunks_is_put_together(http: Urllib3Http) -> None:
    chunks = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    with serve(raw(chunks)) as there:
        assert http.request("GET", there.url).body == b"abcde"


def test_a_connection_is_used_again(http: Urllib3Http) -> None:
    ports: list[int] = []

    def note(handler: BaseHTTPRequestHandler) -> None:
        ports.append(handler.client_address[1])
        answer(200, b"ok")(handler)

    with serve(note) as there:
        for _ in range(3):
            http.request("GET", there.url)
    assert len(set(ports)) == 1


def test_a_connection_that_idled_for_long_is_not_trusted(http: Urllib3Http) -> None:
    ports: list[int] = []

    def note(handler: BaseHTTPRequestHandler) -> None:
        ports.append(handler.client_address[1])
        answer(200, b"ok")(handler)

    with serve(note) as there:
        http.request("GET", there.url)
        http._used_at -= 60
        http.request("GET", there.url)
    assert len(set(ports)) == 2


# ── nothing was sent ─────────────────────────────────────────────────────────────────────────────────


def test_a_refused_connection_is_unavailable_and_not_in_doubt(http: Urllib3Http) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(Unavailable) as caught:
        http.request("POST", f"http://127.0.0.1:{port}/", body=b"x")
    assert not isinstance(caught.value, InDoubt)


def test_a_host_that_nobody_knows_is_unavailable_and_not_in_doubt(http: Urllib3Http) -> None:
    with pytest.raises(Unavailable) as caught:
        http.request("GET", "http://nobody.invalid/")
    assert not isinstance(caught.value, InDoubt)


@pytest.mark.parametrize("url", ["", "nonsense", "ftp://host.example/x", "http://[::1/x", "http://"])
def test_what_is_no_address_is_refused_without_being_repeated(http: Urllib3Http, url: str) -> None:
    with pytest.raises(Refused) as caught:
        http.request("GET", url)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("value", ["Bearer hunter2\r\nX: y", "Bearer hunter2\n", "hunter2 ключ"])
def test_a_header_that_is_not_fit_to_send_does_not_show(http: Urllib3Http, value: str) -> None:
    with serve(answer(200)) as there, pytest.raises(Misconfigured) as caught:
        http.request("GET", there.url, headers={"authorization": value})
    assert "hunter2" not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert there.requests == []


# ── the answer was lost ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "bytes_",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab",
        b"not HTTP at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
    ],
    ids=["nothing", "half a body", "half a chunk", "no chunk", "no HTTP", "badly packed"],
)
def test_an_answer_that_breaks_off_is_in_doubt_and_not_asked_for_again(http: Urllib3Http, bytes_: bytes) -> None:
    with serve(raw(bytes_)) as there:
        with pytest.raises(InDoubt):
            http.request("POST", there.url, body=b"x")
        assert len(there.requests) == 1


def test_no_answer_in_time_is_in_doubt(http: Urllib3Http) -> None:
    with serve(lambda _: time.sleep(0.4)) as there, pytest.raises(InDoubt):
        http.request("POST", there.url, body=b"x", timeout_s=0.1)


def test_an_answer_that_drips_is_not_waited_for_beyond_the_limit(http: Urllib3Http) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(40):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    started = time.monotonic()
    with serve(drip) as there, pytest.raises(InDoubt):
        http.request("GET", there.url, timeout_s=0.2)
    assert time.monotonic() - started < 1.5


# ── too much ─────────────────────────────────────────────────────────────────────────────────────────


def test_an_answer_without_end_is_not_read_to_its_end(http: Urllib3Http) -> None:
    packed = gzip.compress(b"\0" * (MOST_BYTES + 1))
    with serve(answer(200, packed, content_encoding="gzip")) as there, pytest.raises(Refused, match="too long"):
        http.request("GET", there.url)


def test_an_answer_just_short_enough_is_read(http: Urllib3Http) -> None:
    packed = gzip.compress(b"\0" * MOST_BYTES)
    with serve(answer(200, packed, content_encoding="gzip")) as there:
        assert len(http.request("GET", there.url).body) == MOST_BYTES


def test_a_caller_may_take_less(http: Urllib3Http) -> None:
    with serve(answer(200, b"12345")) as there:
        assert http.request("GET", there.url, most_bytes=5).body == b"12345"
        with pytest.raises(Refused, match="too long"):
            http.request("GET", there.url, most_bytes=4)


def test_an_error_names_no_path_because_some_paths_hold_tokens(http: Urllib3Http) -> None:
    with serve(raw(b"")) as there, pytest.raises(InDoubt) as caught:
        http.request("GET", f"{there.url}/bot-hunter2/send")
    assert "hunter2" not in f"{caught.value!r} {caught.value.__cause__!s}"
