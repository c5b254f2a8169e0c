"""Renders an OpenAPI document as one readable page; every text of the document is escaped.

Source: https://spec.openapis.org/oas/v3.1.0
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

Node = Mapping[str, Any]
_METHODS = ("get", "post", "put", "patch", "delete")


def render(document: Node, server: str) -> str:
    """Return the page. `server` is the API's address."""
    info = document.get("info", {})
    groups = _groups(document)
    models = document.get("components", {}).get("schemas", {})
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{_text(info.get('title', 'API'))}</title><link rel='icon' href='data:,'>"
        "<link rel='stylesheet' href='/docs/docs.css'><script type='module' src='/docs/docs.js'></script></head><body>"
        f"<nav aria-label='Contents'>{_contents(groups, models)}</nav><main>"
        f"<h1>{_text(info.get('title', 'API'))}</h1><p>{_text(info.get('description', ''))}</p>"
        f"<p>Address: <code>{_text(server)}</code> · version {_text(info.get('version', ''))}</p>"
        f"{''.join(_group(name, operations) for name, operations in groups.items())}"
        f"<h2 id='models'>Models</h2>{''.join(_model(name, models[name]) for name in sorted(models))}"
        "</main></body></html>"
    )


def _groups(document: Node) -> dict[str, list[tuple[str, str, Node]]]:
    groups: dict[str, list[tuple[str, str, Node]]] = defaultdict(list)
    for path, operations in document.get("paths", {}).items():
        for method in _METHODS:
            if method in operations:
                shared = operations.get("parameters", [])
                operation = dict(operations[method])
                operation["parameters"] = [*shared, *operation.get("parameters", [])]
                groups[_group_name(path, operation)].append((method, path, operation))
    return groups


def _group_name(path: str, operation: Node) -> str:
    tags = operation.get("tags")
    parts = [part for part in path.split("/") if part and part != "admin"]
    return str(tags[0]) if tags else (parts[0] if parts else "other").partition(".")[0]


def _contents(groups: Mapping[str, Any], models: Node) -> str:
    places = {name: f"group-{name}" for name in groups} | ({"Models": "models"} if models else {})
    links = [f"<li><a href='#{_text(place)}'>{_text(name)}</a></li>" for name, place in places.items()]
    return f"<ul>{''.join(links)}</ul>"


def _group(name: str, operations: list[tuple[str, str, Node]]) -> str:
    return f"<section><h2 id='group-{_text(name)}'>{_text(name)}</h2>{''.join(map(_operation, operations))}</section>"


def _operation(one: tuple[str, str, Node]) -> str:
    method, path, operation = one
    return (
        f"<details><summary><span class='method {method}'>{method.upper()}</span> <code>{_text(path)}</code>"
        f" <span class='about'>{_text(operation.get('summary', ''))}</span></summary><div class='inside'>"
        f"<p>{_text(operation.get('description', ''))}</p>{_parameters(operation)}{_body(operation)}{_answers(operation)}"
        f"{_form(path, operation) if method == 'get' else ''}</div></details>"
    )


def _parameters(operation: Node) -> str:
    rows = [
        (_named(p["name"], p.get("required")), _text(p.get("in", "")), _type(p.get("schema", {})), _about(p))
        for p in operation.get("parameters", [])
        if "name" in p
    ]
    return _table("Parameters", ("name", "in", "type", ""), rows)


def _body(operation: Node) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    return "".join(
        f"<h3>Body <small>{_text(mime)}</small></h3><p>{_type(media.get('schema', {}))}</p>"
        for mime, media in content.items()
    )


def _answers(operation: Node) -> str:
    rows = [
        (_text(status), _schema_of(answer), _text(answer.get("description", "")))
        for status, answer in operation.get("responses", {}).items()
    ]
    return _table("Answers", ("status", "body", ""), rows)


def _schema_of(answer: Node) -> str:
    return ", ".join(_type(media.get("schema", {})) for media in answer.get("content", {}).values())


def _form(path: str, operation: Node) -> str:
    fields = "".join(
        f"<label>{_text(p['name'])} <input name='{_text(p['name'])}' data-in='{_text(p.get('in', 'query'))}'"
        f"{' required' if p.get('in') == 'path' else ''}></label>"
        for p in operation.get("parameters", [])
        if p.get("in") in ("path", "query")
    )
    return (
        f"<form class='try' data-path='{_text(path)}'>{fields}<button>Try it</button></form>"
        "<pre class='answer' tabindex='0' aria-label='Answer' hidden></pre>"
    )


def _model(name: str, schema: Node) -> str:
    required = set(schema.get("required", []))
    rows = [
        (_named(field, field in required), _type(inner), _about(inner))
        for field, inner in schema.get("properties", {}).items()
    ]
    about = f"<p>{_text(schema.get('description', ''))}</p>"
    body = _table("", ("field", "type", ""), rows)
    shape = "" if rows else f"<p>{_type(schema)}</p>"
    return f"<section class='model' id='model-{_text(name)}'><h3>{_text(name)}</h3>{about}{shape}{body}</section>"


def _about(node: Node) -> str:
    """Say what a parameter or a field is for, with its limits, as HTML."""
    schema = node.get("schema", node)
    limits = [f"{words} {schema[key]}" for key, words in _LIMITS.items() if key in schema]
    said = [node.get("description", ""), ", ".join(limits)]
    return _text(" · ".join(part for part in said if part))


_LIMITS = {
    "default": "default",
    "minimum": "at least",
    "maximum": "at most",
    "maxLength": "length at most",
    "pattern": "like",
}


def _type(schema: Node) -> str:
    """Return a type in few words, as HTML."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return f"<a href='#model-{_text(name)}'>{_text(name)}</a>"
    if "enum" in schema or "const" in schema:
        return " | ".join(f"<code>{_text(value)}</code>" for value in schema.get("enum", [schema.get("const")]))
    return " | ".join(_alternatives(schema)) or _text(schema.get("type", "any"))


def _alternatives(schema: Node) -> Iterator[str]:
    for key in ("anyOf", "oneOf", "allOf"):
        for inner in schema.get(key, []):
            yield _type(inner)
    if schema.get("type") == "array":
        yield f"list of {_type(schema.get('items', schema.get('prefixItems', [{}])[0]))}"
    elif isinstance(schema.get("additionalProperties"), Mapping):
        yield f"map of {_type(schema['additionalProperties'])}"


def _table(title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table; its cells are HTML already."""
    if not rows:
        return ""
    caption = f"<caption>{_text(title)}</caption>" if title else ""
    head = "".join(f"<th scope='col'>{_text(name)}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _named(name: str, is_required: object) -> str:
    return _text(name) + ("" if is_required else "?")


def _text(value: object) -> str:
    return escape(str(value), quote=True)
