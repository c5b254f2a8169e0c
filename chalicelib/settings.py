"""The settings of a function, read once from its environment and checked whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from chalicelib.domain.base import Model
from chalicelib.domain.delivery_days import DeliveryDays, cut_off_from, weekdays_from, zone_from
from chalicelib.domain.errors import Misconfigured
from chalicelib.domain.operations import QueueName


def _if(reads: Callable[[str], object]) -> AfterValidator:
    """Take a text as it is if it can be read so."""

    def checked(text: str) -> str:
        reads(text)
        return text

    return AfterValidator(checked)


class Settings(Model):
    """What every function is told by the template. `stack` names the parameters; times are in seconds."""

    stage: str = Field(min_length=1)
    stack: str = Field(min_length=1)
    table: str = Field(min_length=1)
    bucket: str = Field(min_length=1)
    queues: dict[QueueName, str]
    dead_letters: dict[QueueName, str] = Field(default_factory=dict)
    company_name: str = "our team"
    public_url: str = ""
    order_entry: str = "builtin"
    service_desk: str = "builtin"
    purchasing: str = "builtin"
    reply_grace_s: float = Field(default=90, ge=0)
    retry_first_s: float = Field(default=5, gt=0)
    park_after_attempts: int = Field(default=4, ge=1)
    read_photos: Literal["off", "textract"] = "off"
    read_voice: Literal["off", "transcribe"] = "off"
    model_id: str = Field(default="", max_length=400)
    draft_hours: float = Field(default=48, gt=0)
    time_zone: Annotated[str, _if(zone_from)] = "UTC"
    cut_off: Annotated[str, _if(cut_off_from)] = ""
    delivery_days: Annotated[str, _if(weekdays_from)] = ""

    @property
    def delivery(self) -> DeliveryDays:
        """The days on which the company delivers."""
        return DeliveryDays(zone_from(self.time_zone), cut_off_from(self.cut_off), weekdays_from(self.delivery_days))


_NAMES = {
    "stage": "STAGE",
    "stack": "STACK",
    "table": "TABLE",
    "bucket": "BUCKET",
}
_OPTIONAL = {
    "company_name": "COMPANY_NAME",
    "public_url": "PUBLIC_URL",
    "order_entry": "ORDER_ENTRY",
    "service_desk": "SERVICE_DESK",
    "purchasing": "PURCHASING",
    "reply_grace_s": "REPLY_GRACE_S",
    "retry_first_s": "RETRY_FIRST_S",
    "park_after_attempts": "PARK_AFTER_ATTEMPTS",
    "model_id": "MODEL_ID",
    "draft_hours": "DRAFT_HOURS",
    "time_zone": "TIME_ZONE",
    "cut_off": "CUT_OFF",
    "delivery_days": "DELIVERY_DAYS",
    "read_photos": "READ_PHOTOS",
    "read_voice": "READ_VOICE",
}


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings. Raises `Misconfigured`, which names every missing and every wrong one at once."""
    queues = {name: f"QUEUE_{name.upper()}" for name in QueueName}
    missing = [name for name in (*_NAMES.values(), *queues.values()) if not environment.get(name)]
    values: dict[str, Any] = {field: environment.get(name, "") or "-" for field, name in _NAMES.items()}
    values |= {field: environment[name] for field, name in _OPTIONAL.items() if environment.get(name)}
    values["queues"] = {queue: environment.get(name, "") for queue, name in queues.items()}
    values["dead_letters"] = {
        queue: environment[f"DEAD_{queue.upper()}"] for queue in QueueName if environment.get(f"DEAD_{queue.upper()}")
    }
    return _checked(values, missing)


def _checked(values: dict[str, Any], missing: list[str]) -> Settings:
    faults = [f"{name} is missing" for name in missing]
    settings = None
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        faults += [f"{_OPTIONAL.get(str(e['loc'][0]), e['loc'][0])}: {e['msg']}" for e in error.errors()]
    if faults or settings is None:
        raise Misconfigured("; ".join(faults))
    return settings
