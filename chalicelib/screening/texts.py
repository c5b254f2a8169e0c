"""Applies a cleaning to every text of a content or of a reply."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from chalicelib.domain.content import Content, Reply, Unsupported, texts_of, with_texts

Clean = Callable[[str], str]


def texts_in(said: Content | Reply) -> tuple[str, ...]:
    """List every text in it."""
    if not isinstance(said, Reply):
        return tuple(texts_of(said))
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    cleaned_reply(said, keep)
    return tuple(found)


def cleaned_content(content: Content, clean: Clean) -> Content:
    """Return the content with each of its texts cleaned."""
    if isinstance(content, Unsupported):
        return content.model_copy(update={"raw": cleaned_json(content.raw, clean)})
    return with_texts(content, clean)


def cleaned_reply(reply: Reply, clean: Clean) -> Reply:
    """Return the reply with each of its texts cleaned: words, buttons, parameters, the file's name."""
    options = tuple(
        o.model_copy(update={"title": clean(o.title), "description": o.description and clean(o.description)})
        for o in reply.options
    )
    media = reply.media and reply.media.model_copy(
        update={"filename": reply.media.filename and clean(reply.media.filename)}
    )
    template = reply.template and reply.template.model_copy(
        update={"parameters": tuple(map(clean, reply.template.parameters))}
    )
    return reply.model_copy(
        update={"text": clean(reply.text), "options": options, "media": media, "template": template}
    )


def cleaned_json(raw: str, clean: Clean) -> str:
    """Return JSON with every string, name and number in it cleaned; it stays JSON if it was.

    The strings are cleaned as what they stand for, since an escape may hide a sign, and the whole once more as it is
    written, since parsing forgets what a repeated name said first.
    """
    try:
        value = json.loads(raw)
        walked = _walked(value, clean)
        written = raw if walked == value else json.dumps(walked, ensure_ascii=False)
    except (ValueError, RecursionError):
        return clean(raw)  # it is no JSON, or nested deeper than anything that is meant to be read
    cleaned = clean(written)
    return cleaned if cleaned == written or _is_json(cleaned) else json.dumps(cleaned, ensure_ascii=False)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _walked(value: Any, clean: Clean) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(name): _walked(inner, clean) for name, inner in value.items()}
    if isinstance(value, list):
        return [_walked(inner, clean) for inner in value]
    if isinstance(value, int) and not isinstance(value, bool):
        written = str(value)
        return value if clean(written) == written else clean(written)
    return value
