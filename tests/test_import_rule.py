"""The import rule: the parts meet only through the ports, and each outside world has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
JOINERS = ("chalicelib.wiring",)
DOORS = {
    "boto3": ("chalicelib.adapters", "infra"),
    "botocore": ("chalicelib.adapters", "infra"),
    "urllib3": ("chalicelib.adapters",),
    "chalice": ("app", "chalicelib.entrypoints"),
}
"""Who alone may import a foreign package."""

MAY_USE = {
    "domain": (),
    "ports": ("domain",),
    "settings": ("domain",),
    "wording": ("domain",),
    "understanding": ("domain", "ports"),
    "screening": ("domain", "ports"),
    "channels": ("domain", "ports"),
    "systems": ("domain", "ports"),
    "adapters": ("domain", "ports"),
    "flows": ("domain", "ports", "wording"),
    "entrypoints": ("domain", "ports", "flows", "settings", "wiring", "wording"),
    "console": (),
}
"""Which parts of `chalicelib` each part may import besides itself."""


def module_of(path: Path) -> str:
    """Name the module that a file holds."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source: str, module: str, *, is_package: bool = False) -> Iterator[str]:
    """Name everything that a module imports, wherever it stands in there, dots resolved."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, module, is_package=is_package)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _absolute(node: ast.ImportFrom, module: str, *, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    up = node.level - is_package
    start = module.split(".")[: len(module.split(".")) - up]
    return ".".join([*start, *([node.module] if node.module else [])])


def fault(module: str, imported: str) -> str | None:
    """Say what is wrong about this import, None when it is fine."""
    foreign = imported.split(".", maxsplit=1)[0]
    if foreign in DOORS and not _is_within(module, *DOORS[foreign]):
        return f"{module} imports {foreign}, which only {' and '.join(DOORS[foreign])} may"
    if module in JOINERS or foreign != "chalicelib" or not module.startswith("chalicelib."):
        return None
    part, other = module.split(".")[1], [*imported.split("."), ""][1]
    if other == part:
        return _fault_among_siblings(module, imported)
    if other and other not in MAY_USE.get(part, ()):
        return f"{module} imports chalicelib.{other}: {part} may use {MAY_USE.get(part, ())} only"
    return None


def _fault_among_siblings(module: str, imported: str) -> str | None:
    """Judge an import within `channels` or `systems`, where the folders do not know one another."""
    here, there = module.split(".")[1:3], imported.split(".")[1:3]
    if here[0] not in ("channels", "systems") or len(there) < 2 or len(here) < 2:
        return None
    is_shared = there[1].startswith("_")
    return None if here == there or is_shared else f"{module} imports {'.'.join(there)}"


def _is_within(module: str, *places: str) -> bool:
    return any(module == place or module.startswith(f"{place}.") for place in places)


FILES = sorted([ROOT / "app.py", *(ROOT / "chalicelib").rglob("*.py")])


def test_every_file_keeps_the_import_rule() -> None:
    faults = [
        found
        for path in FILES
        for imported in imports_of(path.read_text(), module_of(path), is_package=path.name == "__init__.py")
        if (found := fault(module_of(path), imported))
    ]
    assert faults == []


def test_every_part_has_its_line_in_the_rule() -> None:
    parts = {
        path.relative_to(ROOT).parts[1] for path in FILES if path.parent != ROOT / "chalicelib" and path.parent != ROOT
    }
    assert parts <= set(MAY_USE)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("chalicelib.flows.receive", "import boto3"),
        ("chalicelib.flows.receive", "from botocore.config import Config"),
        ("chalicelib.flows.receive", "from chalice.app import Chalice"),
        ("chalicelib.flows.receive", "def f():\n    import urllib3"),
        ("chalicelib.flows.receive", "from chalicelib.adapters.dynamodb import DynamoStore"),
        ("chalicelib.flows.receive", "from chalicelib import adapters"),
        ("chalicelib.flows.receive", "from chalicelib.wiring import wiring"),
        ("chalicelib.flows.receive", "from ..channels import whatsapp"),
        ("chalicelib.domain.base", "from chalicelib.ports import Store"),
        ("chalicelib.channels.whatsapp", "from chalicelib.channels.telegram import parse"),
        ("chalicelib.channels.whatsapp.parse", "from chalicelib.channels import telegram"),
        ("chalicelib.channels._meta", "from chalicelib.channels.whatsapp import parse"),
        ("chalicelib.systems.builtin.office", "from chalicelib.systems.tryton import client"),
        ("chalicelib.entrypoints.workers", "from chalicelib.adapters.sqs import SqsQueue"),
        ("chalicelib.adapters.dynamodb", "from chalicelib.flows.sweep import Sweep"),
    ],
)
def test_the_rule_sees_what_it_forbids(module: str, line: str) -> None:
    assert any(fault(module, imported) for imported in imports_of(line, module))


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("chalicelib.channels.whatsapp.parse", "from chalicelib.channels._meta import verify"),
        ("chalicelib.channels.whatsapp.parse", "from chalicelib.channels.whatsapp.bodies import Body"),
        ("chalicelib.channels._meta.verify", "from chalicelib.channels._meta.app import App"),
        ("chalicelib.adapters.dynamodb", "import boto3"),
        ("chalicelib.wiring", "from chalicelib.adapters.dynamodb import DynamoStore"),
        ("chalicelib.entrypoints.workers", "from chalice.app import SQSEvent"),
        ("chalicelib.flows.receive", "from chalicelib.ports import Store"),
        ("app", "from chalice.app import Chalice"),
    ],
)
def test_the_rule_lets_pass_what_it_allows(module: str, line: str) -> None:
    assert [found for imported in imports_of(line, module) if (found := fault(module, imported))] == []
