"""Voice notes: one job each, whoever asks how often, and its words out of the bucket."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from chalicelib.adapters.transcribe import TranscribeVoices
from chalicelib.domain.errors import Misconfigured, NotFound, Refused, Unavailable
from chalicelib.ports import Transcript
from tests.fakes import FakeBlobs

BEGUN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NAME = "tradepost-test-0a1b"
ASKED = {"TranscriptionJobName": NAME}
BEGIN = {
    "TranscriptionJobName": NAME,
    "Media": {"MediaFileUri": "s3://files/media/0a1b"},
    "IdentifyLanguage": True,
    "OutputBucketName": "files",
    "OutputKey": "media/0a1b.json",
    "MediaFormat": "ogg",
}
WORDS = json.dumps({"results": {"transcripts": [{"transcript": "ten cases of cola"}, {"transcript": "please"}]}})


@pytest.fixture
def stub() -> Any:
    client = boto3.client("transcribe", region_name="us-east-1", aws_access_key_id="t", aws_secret_access_key="t")
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def job(state: str) -> dict[str, Any]:
    return {"TranscriptionJob": {**ASKED, "TranscriptionJobStatus": state, "CreationTime": BEGUN}}


def ask(stub: Any, written: str | None = None, mime: str | None = "audio/ogg; codecs=opus") -> Transcript:
    blobs = FakeBlobs({"media/0a1b.json": written.encode()} if written is not None else {})
    return TranscribeVoices("tradepost-test", "files", blobs, stub.client).text_of("0a1b", "media/0a1b", mime)


@pytest.mark.parametrize("code", ["BadRequestException", "NotFoundException"])
def test_the_first_to_ask_begins_the_job(stub: Any, code: str) -> None:
    stub.add_client_error("get_transcription_job", code, http_status_code=400, expected_params=ASKED)
    stub.add_response("start_transcription_job", job("QUEUED"), BEGIN)
    assert ask(stub) == Transcript(BEGUN)


def test_a_format_that_is_not_told_is_left_to_the_service(stub: Any) -> None:
    stub.add_client_error("get_transcription_job", "BadRequestException", expected_params=ASKED)
    stub.add_response(
        "start_transcription_job", job("IN_PROGRESS"), {k: v for k, v in BEGIN.items() if k != "MediaFormat"}
    )
    assert ask(stub, mime=None) == Transcript(BEGUN)


def test_two_that_ask_at_once_begin_one_job(stub: Any) -> None:
    stub.add_client_error("get_transcription_job", "BadRequestException", expected_params=ASKED)
    stub.add_client_error("start_transcription_job", "ConflictException", expected_params=BEGIN)
    stub.add_response("get_transcription_job", job("IN_PROGRESS"), ASKED)
    assert ask(stub) == Transcript(BEGUN)


def test_asking_again_begins_nothing(stub: Any) -> None:
    stub.add_response("get_transcription_job", job("IN_PROGRESS"), ASKED)
    assert ask(stub) == Transcript(BEGUN)


def test_the_words_are_read_from_the_bucket(stub: Any) -> None:
    stub.add_response("get_transcription_job", job("COMPLETED"), ASKED)
    assert ask(stub, WORDS) == Transcript(BEGUN, "ten cases of cola please")


def test_a_note_without_words_says_nothing(stub: Any) -> None:
    stub.add_response("get_transcription_job", job("COMPLETED"), ASKED)
    assert ask(stub, '{"results": {"transcripts": []}}') == Transcript(BEGUN, "")


@pytest.mark.parametrize("written", ["", "null", "{}", '{"results": 1}', '{"results": {"transcripts": [{}]}}'])
def test_words_of_another_form_are_refused(stub: Any, written: str) -> None:
    stub.add_response("get_transcription_job", job("COMPLETED"), ASKED)
    with pytest.raises(Refused):
        ask(stub, written)


def test_words_that_are_not_there_yet_are_not_found(stub: Any) -> None:
    stub.add_response("get_transcription_job", job("COMPLETED"), ASKED)
    with pytest.raises(NotFound):
        ask(stub)


def test_a_note_that_cannot_be_written_down_is_refused(stub: Any) -> None:
    stub.add_response("get_transcription_job", job("FAILED"), ASKED)
    with pytest.raises(Refused):
        ask(stub)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("BadRequestException", Refused),
        ("LimitExceededException", Unavailable),
        ("AccessDeniedException", Misconfigured),
    ],
)
def test_a_job_that_is_not_taken_says_what_happens_next(stub: Any, code: str, error: type[Exception]) -> None:
    stub.add_client_error("get_transcription_job", "BadRequestException", expected_params=ASKED)
    stub.add_client_error("start_transcription_job", code, "secret words", 400, expected_params=BEGIN)
    with pytest.raises(error) as caught:
        ask(stub)
    assert "secret words" not in str(caught.value)
