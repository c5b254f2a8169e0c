"""The files."""

from __future__ import annotations

import pytest

from chalicelib.adapters.s3 import S3Blobs
from chalicelib.domain.errors import NotFound, Unavailable
from tests.aws import client, client_at
from tests.loopback import raw, serve


@pytest.fixture
def blobs(in_aws: None) -> S3Blobs:
    s3 = client("s3")
    s3.create_bucket(Bucket="files")
    return S3Blobs("files", s3)


def test_bytes_come_back_as_they_were(blobs: S3Blobs) -> None:
    blobs.put("catalogue/1.json", bytes(range(256)), "application/json")
    assert blobs.get("catalogue/1.json") == bytes(range(256))


def test_the_kind_of_file_is_kept(blobs: S3Blobs) -> None:
    blobs.put("a.csv", b"x", "text/csv")
    assert client("s3").head_object(Bucket="files", Key="a.csv")["ContentType"] == "text/csv"


def test_a_name_that_nobody_wrote_is_not_found(blobs: S3Blobs) -> None:
    with pytest.raises(NotFound):
        blobs.get("nothing")


def test_a_file_that_breaks_off_is_unavailable() -> None:
    half = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it"
    with serve(raw(half)) as there, pytest.raises(Unavailable):
        S3Blobs("files", client_at(there.url, "s3", attempts=1)).get("a")
