"""Packages the app: `chalice package` over a clean copy, with the wheels of the wanted machine, into a zip and a template.

Dependencies are installed here and handed to Chalice as `vendor/`: hashes are checked, a missing wheel is an error, and
one folder of them serves every later package. The same inputs give the same bytes and are not packaged again.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from infra.template import PARTS, joined

Target = Literal["host", "arm64", "x86_64"]

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
MAX_ZIP_BYTES = 7_000_000

_KEPT = 8
"""How many packages stay under build/."""

_CONFIG = Path(".chalice/config.json")
_STAGE = "tradepost"
_NEVER_RUNS = re.compile(
    r"pydantic/v1/|pydantic/(mypy|_hypothesis_plugin)\.|segno/(cli|__main__)\.|urllib3/contrib/emscripten/|openpyxl/utils/dataframe\."
)
"""Parts of the dependencies that nothing of ours reaches."""

_FOR_PEOPLE = re.compile(r"chalicelib/(?:understanding/lexicon/(?!stems)|wording/locale/.*\.pot?$)")
"""What people write; the functions read what is made of it."""

_BESIDE_SOURCE = "-b"
"""Where the byte code of dependencies goes, so that their source need not ship; ours keeps both, for tracebacks."""

_TABLES = "chalicelib/understanding"
"""Of ours too only the byte code ships from here: it is mostly tables of words, and more than all the rest of ours together."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_WHEEL_MACHINES = {"arm64": "aarch64", "x86_64": "x86_64"}
_GLIBC_MINOR = {(3, 11): 26}
"""The C library of Lambda's machines: 2.26 up to Python 3.11, then 2.34."""


class PackagingFailed(Exception):
    """The app could not be packaged; the message is what the tool said."""


@dataclass(frozen=True, slots=True)
class Package:
    """What is deployed: the code of all functions in one zip, and the template that names it."""

    zip: Path
    template: Path

    def read_template(self) -> dict[str, Any]:
        """Return the template, not yet told where the zip will lie."""
        template: dict[str, Any] = json.loads(self.template.read_text())
        return template


def package(target: Target, *, root: Path = ROOT, build: Path = BUILD) -> Package:
    """Return the package of the app at `root`, made anew only if something in it changed. Raises `PackagingFailed`."""
    folder = build / "package" / f"{target}-{_digest(_inputs(root), target)}"
    made = Package(folder / "code.zip", folder / "template.json")
    build.mkdir(parents=True, exist_ok=True)
    with (build / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # who comes second finds what the first made
        if not made.template.exists():
            _make(made, _wheels(target, root, build), target, root)
            _forget_old(build / "package")
    return made


def _make(made: Package, wheels: Path, target: Target, root: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="tradepost-") as name:
        raw = _run_chalice(root, wheels, target, Path(name))
        _rewrite(raw / "deployment.zip", Path(name) / "code", raw / made.zip.name)
        # The template comes last and in one move: where it is, the package is whole.
        _move(raw / made.zip.name, made.zip)
        _move(raw / "sam.json", made.template)


def _forget_old(packages: Path) -> None:
    newest_first = sorted(packages.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in newest_first[_KEPT:]:
        shutil.rmtree(folder)


# ── what goes in ─────────────────────────────────────────────────────────────────────────────────────


def _shipped(root: Path) -> Iterator[Path]:
    yield root / "app.py"
    for path in sorted((root / "chalicelib").rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            hidden = [part for part in path.relative_to(root).parts if part.startswith(".")]
            if hidden:
                raise PackagingFailed(f"{path.relative_to(root)} would ship; nothing there may begin with a dot")
            yield path


def _inputs(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in (*_shipped(root), *sorted((root / ".chalice").glob("*.json")), root / "requirements.txt"):
        yield str(path.relative_to(root)), path.read_bytes()
    for path in (*sorted(PARTS.rglob("*.yaml")), Path(__file__), Path(__file__).with_name("template.py")):
        yield path.name, path.read_bytes()


def _digest(inputs: Iterable[tuple[str, bytes]], target: Target) -> str:
    whole = hashlib.sha256(f"{target} {platform.machine()} {sys.version_info[:2]} {version('chalice')}".encode())
    for name, body in inputs:
        whole.update(f"\0{name}\0{len(body)}\0".encode() + body)
    return whole.hexdigest()[:16]


# ── dependencies ─────────────────────────────────────────────────────────────────────────────────────


def _wheels(target: Target, root: Path, build: Path) -> Path:
    requirements = root / "requirements.txt"
    inputs = [("requirements", requirements.read_bytes()), ("byte code", _BESIDE_SOURCE.encode())]
    folder = build / "wheels" / f"{target}-{_digest(inputs, target)}"
    if not folder.exists():
        unfinished = folder.with_name(f"{folder.name}.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
        command += ["--no-deps", "--only-binary=:all:", "--target", str(unfinished), "-r", str(requirements)]
        _run([*command, *_platforms(target)], cwd=root)
        _compile(unfinished, ["."], _BESIDE_SOURCE)
        unfinished.rename(folder)
    return folder


def _platforms(target: Target) -> list[str]:
    if target == "host":
        return []
    newest = _GLIBC_MINOR.get(sys.version_info[:2], 34)
    machine = _WHEEL_MACHINES[target]
    tags = [f"manylinux_2_{minor}_{machine}" for minor in range(newest, 16, -1)] + [f"manylinux2014_{machine}"]
    return ["--implementation", "cp", *(word for tag in tags for word in ("--platform", tag))]


# ── Chalice ──────────────────────────────────────────────────────────────────────────────────────────


def _run_chalice(root: Path, wheels: Path, target: Target, folder: Path) -> Path:
    copy, out = folder / "app", folder / "out"
    for path in _shipped(root):
        place = copy / path.relative_to(root)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    shutil.copytree(root / ".chalice", copy / ".chalice", ignore=shutil.ignore_patterns("deploy*"))
    config = json.loads((root / _CONFIG).read_text()) | {"lambda_architecture": _architecture(target)}
    (copy / _CONFIG).write_text(json.dumps(config))
    (copy / "vendor").symlink_to(wheels.resolve(), target_is_directory=True)
    parts = folder / "parts.json"
    parts.write_text(json.dumps(joined()))
    chalice = [
        sys.executable,
        "-c",
        "import sys; from chalice.cli import main; sys.exit(main())",
        "package",
        "--stage",
        _STAGE,
    ]
    _run([*chalice, "--merge-template", str(parts), str(out)], cwd=copy)
    return out


def _architecture(target: Target) -> str:
    if target != "host":
        return target
    return "arm64" if platform.machine().lower() in {"arm64", "aarch64"} else "x86_64"


def _run(command: list[str], cwd: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PYTHONPATH"))}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "AWS_DEFAULT_REGION": "us-east-1"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode != 0:
        raise PackagingFailed((done.stderr or done.stdout).strip()[-4000:])


# ── what comes out ───────────────────────────────────────────────────────────────────────────────────


def _rewrite(raw: Path, code: Path, place: Path) -> None:
    with zipfile.ZipFile(raw) as source:
        source.extractall(code, [name for name in source.namelist() if _is_needed(name)])
    _compile(code, [_TABLES], _BESIDE_SOURCE)
    for source_file in (code / _TABLES).rglob("*.py"):
        source_file.unlink()
    _compile(code, ["app.py", "chalice", "chalicelib"])
    # In one order, with one time: the same contents are the same bytes, and a deploy of them changes nothing.
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as target:
        for path in sorted(path for path in code.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(code).as_posix(), _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, path.read_bytes(), compresslevel=9)


def _compile(folder: Path, names: list[str], *options: str) -> None:
    # Lambda cannot write byte code beside the source: without this each cold start compiles every module again.
    command = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", "-s", ".", *options]
    _run([*command, *names], cwd=folder)


def _move(made: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f"{place.name}.new")
    shutil.copy(made, unfinished)
    unfinished.replace(place)


def _is_needed(name: str) -> bool:
    parts = name.split("/")
    if parts[0] in {"app.py", "chalice", "chalicelib"}:
        return not _FOR_PEOPLE.match(name)
    is_about_the_wheel = (
        parts[0].endswith(".dist-info") and "licenses" not in parts and "LICEN" not in parts[-1].upper()
    )
    is_for_people = parts[0] in {"bin", "share"} or "tests" in parts or name.endswith((".py", ".pyi", "py.typed"))
    return not (is_about_the_wheel or is_for_people or _NEVER_RUNS.match(name))


def main() -> int:
    """Package the app and tell its size; fail when it is too large."""
    parser = argparse.ArgumentParser(prog="python -m infra.package", description=__doc__)
    parser.add_argument("--target", choices=["host", "arm64", "x86_64"], default="arm64")
    made = package(parser.parse_args().target)
    size = made.zip.stat().st_size
    print(f"{made.zip.relative_to(ROOT)}  {size:,} bytes of at most {MAX_ZIP_BYTES:,}")
    print(made.template.relative_to(ROOT))
    return 0 if size < MAX_ZIP_BYTES else 1


if __name__ == "__main__":
    sys.exit(main())
