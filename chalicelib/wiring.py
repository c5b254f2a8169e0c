"""Joins the ports to what stands behind them; production and tests share it. Everything is made when first used."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from chalicelib.domain.errors import NotFound
from chalicelib.settings import Settings, read_settings

if TYPE_CHECKING:
    from chalicelib.domain.requests import RequestKind
    from chalicelib.ports import (
        Assistant,
        BackOffice,
        Blobs,
        CatalogueFormat,
        Catalogues,
        Chance,
        Channel,
        Clock,
        DeadLetterQueues,
        Documents,
        Http,
        Photos,
        Queue,
        Screening,
        Secrets,
        Store,
        Understanding,
        Voices,
    )

_CHANNELS = Path(__file__).parent / "channels"


@cache
def channel_names() -> tuple[str, ...]:
    """List the channels: the folders under `channels/`."""
    found = pkgutil.iter_modules([str(_CHANNELS)])
    return tuple(sorted(m.name for m in found if m.ispkg and not m.name.startswith("_")))


@cache
def channel(name: str) -> Channel:
    """Return the channel of this name. Raises `NotFound`."""
    if name not in channel_names():
        raise NotFound("no such channel")
    return cast("Channel", importlib.import_module(f"chalicelib.channels.{name}").CHANNEL)


class Wiring:
    """One of each adapter, made from the settings."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def clock(self) -> Clock:
        """The machine's clock."""
        from chalicelib.adapters.machine import SystemClock

        return SystemClock()

    @cached_property
    def chance(self) -> Chance:
        """The machine's random source."""
        from chalicelib.adapters.machine import SystemChance

        return SystemChance()

    @cached_property
    def store(self) -> Store:
        """The table."""
        from chalicelib.adapters.dynamodb import DynamoStore

        return DynamoStore(self.settings.table)

    @cached_property
    def queue(self) -> Queue:
        """The queues."""
        from chalicelib.adapters.sqs import SqsQueue

        return SqsQueue(self.settings.queues)

    @cached_property
    def dead_letter_queues(self) -> DeadLetterQueues:
        """The queues behind the queues."""
        from chalicelib.adapters.sqs import SqsDeadLetters

        return SqsDeadLetters(self.settings.dead_letters)

    @cached_property
    def blobs(self) -> Blobs:
        """The bucket."""
        from chalicelib.adapters.s3 import S3Blobs

        return S3Blobs(self.settings.bucket)

    @cached_property
    def secrets(self) -> Secrets:
        """The parameters."""
        from chalicelib.adapters.parameters import SsmSecrets

        return SsmSecrets(self.settings.stack, self.clock)

    @cached_property
    def http(self) -> Http:
        """The way out."""
        from chalicelib.adapters.http import Urllib3Http

        return Urllib3Http()

    @cached_property
    def screening(self) -> Screening:
        """The rules in force."""
        from chalicelib.screening import Pipeline

        return Pipeline()

    @cached_property
    def understanding(self) -> Understanding:
        """The reader of messages."""
        from chalicelib.understanding import Reader

        return Reader()

    @cached_property
    def documents(self) -> Documents:
        """The reader of files."""
        from chalicelib import understanding

        return understanding.Documents()

    @cached_property
    def photos(self) -> Photos | None:
        """The reader of photos, where the settings name one."""
        if self.settings.read_photos == "off":
            return None
        from chalicelib.adapters.textract import TextractPhotos

        return TextractPhotos()

    @cached_property
    def voices(self) -> Voices | None:
        """The writer of voice notes, where the settings name one."""
        if self.settings.read_voice == "off":
            return None
        from chalicelib.adapters.transcribe import TranscribeVoices

        return TranscribeVoices(self.settings.stack, self.settings.bucket, self.blobs)

    @cached_property
    def assistant(self) -> Assistant | None:
        """What helps with unknown items, where the settings name a model."""
        if not self.settings.model_id:
            return None
        from chalicelib.adapters.bedrock import BedrockModel
        from chalicelib.understanding.proposals.assistant import Assistant as ModelAssistant

        return ModelAssistant(BedrockModel(self.settings.model_id))

    @cached_property
    def catalogues(self) -> Catalogues:
        """The opener of catalogues."""
        from chalicelib.understanding import BlobCatalogues

        return BlobCatalogues(self.blobs)

    @cached_property
    def catalogue_format(self) -> CatalogueFormat:
        """The forms that a catalogue comes and is kept in."""
        from chalicelib import understanding

        return understanding.CatalogueFormat()

    def office(self, kind: RequestKind) -> BackOffice:
        """Return the internal system that the settings name for this kind of request."""
        names = {
            "order": self.settings.order_entry,
            "ticket": self.settings.service_desk,
            "notice": self.settings.purchasing,
        }
        module = importlib.import_module(f"chalicelib.systems.{names[kind]}")
        return cast("BackOffice", module.office(kind, self))

    @staticmethod
    def channel_names() -> tuple[str, ...]:
        """List the channels."""
        return channel_names()

    @staticmethod
    def channel(name: str) -> Channel:
        """Return the channel of this name. Raises `NotFound`."""
        return channel(name)


@cache
def wiring() -> Wiring:
    """Return this process's wiring. Raises `Misconfigured` when the environment is incomplete."""
    return Wiring(read_settings())
