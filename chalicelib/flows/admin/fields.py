"""The texts that staff may hand in: what is stored must be fit to be shown, searched and sent on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

# One line of words: no control signs, and no blank at its beginning.
_LINE = r"^[^\x00-\x20\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$"

Line = Annotated[str, Field(min_length=1, max_length=200, pattern=_LINE)]
ShortLine = Annotated[str, Field(min_length=1, max_length=80, pattern=_LINE)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$")]
Locale = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", examples=["en", "zh-CN"])]
ChannelName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$", examples=["whatsapp"])]
