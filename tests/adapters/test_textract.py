"""Photos: what is found on them is laid out as it lies there."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from chalicelib.adapters.textract import TextractPhotos
from chalicelib.domain.content import Media
from chalicelib.domain.errors import Misconfigured, Refused, Unavailable
from chalicelib.understanding import Documents

PHOTO = b"\xff\xd8\xff"
ASKED = {"Document": {"Bytes": PHOTO}}


@pytest.fixture
def stub() -> Any:
    client = boto3.client("textract", region_name="us-east-1", aws_access_key_id="t", aws_secret_access_key="t")
    with Stubber(client) as stubber:
        yield stubber


def line(text: str, left: float, top: float, height: float = 0.02) -> dict[str, Any]:
    box = {"Left": left, "Top": top, "Width": 0.1, "Height": height}
    return {"BlockType": "LINE", "Text": text, "Geometry": {"BoundingBox": box}}


def read(stub: Any, *blocks: dict[str, Any]) -> str:
    word = {"BlockType": "WORD", "Text": "never", "Geometry": {"BoundingBox": {}}}
    stub.add_response("detect_document_text", {"Blocks": [{"BlockType": "PAGE"}, *blocks, word]}, ASKED)
    return TextractPhotos(stub.client).text_on(PHOTO)


def test_rows_go_from_the_top_and_their_parts_from_the_left(stub: Any) -> None:
    text = read(stub, line("12", 0.5, 0.302), line("Qty", 0.5, 0.2), line("KOL-330", 0.0, 0.3), line("SKU", 0.0, 0.205))
    assert [row.split() for row in text.splitlines()] == [["SKU", "Qty"], ["KOL-330", "12"]]
    assert [row.index(part) for row, part in zip(text.splitlines(), ("Qty", "12"), strict=True)] == [60, 60]


def test_what_stands_too_close_is_parted_all_the_same(stub: Any) -> None:
    assert read(stub, line("a long name of an item", 0.0, 0.1), line("12", 0.1, 0.1)) == "a long name of an item   12"


def test_an_order_on_a_photo_that_is_not_quite_straight_is_read_by_its_columns(stub: Any) -> None:
    rows = [
        ("SKU", "Product", "Qty"),
        ("KOL-330", "Kolva Cola Can", "12 cs"),
        ("KOL-500", "Kolva Zero 24 x 50", "3 cs"),
    ]
    slope = [
        line(text, left, 0.3 + 0.05 * down + 0.01 * left)
        for down, row in enumerate(rows)
        for left, text in zip((0.05, 0.3, 0.8), row, strict=True)
    ]
    text = read(stub, line("PO Number: 4711", 0.05, 0.1), *slope)
    sheet = Documents().order_on(Media(kind="image", caption="our order"), text)
    assert sheet is not None
    assert [row.written() for row in sheet.rows] == ["12 cs KOL-330 Kolva Cola Can", "3 cs KOL-500 Kolva Zero 24 x 50"]
    assert (sheet.text, sheet.around) == ("our order", "PO Number: 4711")


def test_a_photo_without_words_says_nothing(stub: Any) -> None:
    assert read(stub) == ""
    assert Documents().order_on(Media(kind="image"), "") is None


@pytest.mark.parametrize(
    ("code", "status", "error"),
    [
        ("UnsupportedDocumentException", 400, Refused),
        ("BadDocumentException", 400, Refused),
        ("DocumentTooLargeException", 400, Refused),
        ("InvalidParameterException", 400, Refused),
        ("ProvisionedThroughputExceededException", 400, Unavailable),
        ("ThrottlingException", 400, Unavailable),
        ("InternalServerError", 500, Unavailable),
        ("AccessDeniedException", 400, Misconfigured),
    ],
)
def test_errors_say_what_happens_next(stub: Any, code: str, status: int, error: type[Exception]) -> None:
    stub.add_client_error("detect_document_text", code, "secret words", status, expected_params=ASKED)
    with pytest.raises(error) as caught:
        TextractPhotos(stub.client).text_on(PHOTO)
    assert "secret words" not in str(caught.value)
