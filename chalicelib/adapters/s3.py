"""The files, in an S3 bucket.

A role that may not list the bucket is told "denied" instead of "no such key": give it `s3:ListBucket` too.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from chalicelib.adapters._errors import call


class S3Blobs:
    """Keeps files by name."""

    def __init__(self, bucket: str, client: Any = None) -> None:
        self._bucket = bucket
        self._given_client = client

    @cached_property
    def _client(self) -> Any:
        from chalicelib.adapters.clients import client

        return self._given_client or client("s3")

    def get(self, name: str) -> bytes:
        """Return the bytes of this name. Raises `NotFound`."""
        return bytes(call(self._read, Key=name)["Body"])

    def put(self, name: str, body: bytes, mime: str) -> None:
        """Keep these bytes under this name."""
        call(self._client.put_object, Bucket=self._bucket, Key=name, Body=body, ContentType=mime)

    def _read(self, **parameters: Any) -> dict[str, bytes]:
        # The body is read in here: a connection may break in the midst of it.
        return {"Body": self._client.get_object(Bucket=self._bucket, **parameters)["Body"].read()}
