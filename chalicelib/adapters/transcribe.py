"""Writes voice notes down with Amazon Transcribe, from the bucket into the bucket.

Source: https://docs.aws.amazon.com/transcribe/latest/APIReference/API_StartTranscriptionJob.html
        https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from chalicelib.adapters._errors import call
from chalicelib.domain.errors import Conflict, NotFound, Refused
from chalicelib.ports import Blobs, Transcript

_FORMATS: Mapping[str, str] = {
    "audio/amr": "amr",
    "audio/flac": "flac",
    "audio/m4a": "m4a",
    "audio/mp3": "mp3",
    "audio/mp4": "mp4",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/webm": "webm",
    "audio/x-m4a": "m4a",
    "audio/x-wav": "wav",
}


class TranscribeVoices:
    """Begins one job for each voice note and reads what became of it. `stack` begins the names of its jobs."""

    def __init__(self, stack: str, bucket: str, blobs: Blobs, client: Any = None) -> None:
        self._stack, self._bucket, self._blobs = stack, bucket, blobs
        self._given_client = client

    @cached_property
    def _client(self) -> Any:
        from chalicelib.adapters.clients import client

        return self._given_client or client("transcribe")

    def text_of(self, message_id: str, kept: str, mime: str | None) -> Transcript:
        """Return what is known of the voice note that is kept under this name. Raises `Refused`, `Unavailable`."""
        name = f"{self._stack}-{message_id}"
        job = self._found(name) or self._begun(name, kept, mime)
        state = job["TranscriptionJobStatus"]
        if state == "FAILED":
            raise Refused("the voice note cannot be written down")
        return Transcript(job["CreationTime"], self._words(kept) if state == "COMPLETED" else None)

    def _found(self, name: str) -> dict[str, Any] | None:
        try:
            answer = call(self._client.get_transcription_job, TranscriptionJobName=name)
        except (NotFound, Refused):  # a name that nobody used is a bad request
            return None
        return dict(answer["TranscriptionJob"])

    def _begun(self, name: str, kept: str, mime: str | None) -> dict[str, Any]:
        format_ = _FORMATS.get((mime or "").partition(";")[0].strip().lower())
        try:
            answer = call(
                self._client.start_transcription_job,
                TranscriptionJobName=name,
                Media={"MediaFileUri": f"s3://{self._bucket}/{kept}"},
                IdentifyLanguage=True,
                OutputBucketName=self._bucket,
                OutputKey=_written(kept),
                **({"MediaFormat": format_} if format_ else {}),
            )
        except Conflict:  # another run of this step was faster
            answer = call(self._client.get_transcription_job, TranscriptionJobName=name)
        return dict(answer["TranscriptionJob"])

    def _words(self, kept: str) -> str:
        try:
            told = json.loads(self._blobs.get(_written(kept)))
            return " ".join(one["transcript"] for one in told["results"]["transcripts"])
        except (ValueError, KeyError, TypeError):
            raise Refused("the voice note's words cannot be read") from None


def _written(kept: str) -> str:
    return f"{kept}.json"
