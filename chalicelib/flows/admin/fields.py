"""What staff may hand in: texts that are fit to be stored, shown and sent on, and whole numbers."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

# One line of words: no control signs, and no blank at its beginning.
_LINE = r"^[^\x00-\x20\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$"

Line = Annotated[str, Field(min_length=1, max_length=200, pattern=_LINE)]
ShortLine = Annotated[str, Field(min_length=1, max_length=80, pattern=_LINE)]
Words = Annotated[
    dict[ShortLine, ShortLine],
    # Pydantic only says what keys that fit stand for; that there are no others must be said by us.
    Field(max_length=400, json_schema_extra={"additionalProperties": False}),
]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$")]
Locale = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", examples=["en", "zh-CN"])]
ChannelName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$", examples=["whatsapp"])]


def _whole(value: Any) -> Any:
    # In JSON 5.0 is the same number as 5.
    return int(value) if isinstance(value, float) and value.is_integer() else value


Whole = BeforeValidator(_whole)
"""To be added to an `int` that comes in JSON."""
