"""The Makefile offers what the README names, and stops early when something is missing."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise

import pytest

from infra.package import ROOT


def make(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *words], cwd=ROOT, capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin"}
    )


def test_help_lists_every_target_that_the_pages_name() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    named = {name for page in pages for name in re.findall(r"`make ([a-z]+)", page.read_text())}
    listed = set(re.findall(r"^  make ([a-z]+)", make("help").stdout, re.MULTILINE))
    assert {"demo", "test"} <= named <= listed


@pytest.mark.parametrize("target", ["deploy", "destroy"])
def test_a_stage_must_be_named(target: str) -> None:
    done = make("--dry-run", target)
    assert done.returncode != 0
    assert f"say which stage: make {target} STAGE=" in done.stderr


def test_a_machine_without_a_fit_python_is_told_what_to_install() -> None:
    done = make("--dry-run", "--always-make", "setup", "PYTHON=")
    assert done.returncode != 0
    assert "apt-get install python3-venv" in done.stderr


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-emulator.txt"])
def test_locks_pin_everything_with_hashes_and_name_no_place(name: str) -> None:
    lines = (ROOT / name).read_text().splitlines()
    pins = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert pins
    assert all(re.match(r"[a-z0-9][a-z0-9._-]*(\[[a-z0-9,-]+\])?==\S+", pin) for pin in pins)
    assert all("--hash=sha256:" in after for pin, after in pairwise(lines) if pin in pins)
    assert not any("://" in line or line.startswith(("-", "/")) for line in lines)


def test_the_functions_bring_no_aws_client_of_their_own() -> None:
    runtime = (ROOT / "requirements.txt").read_text()
    assert re.findall(r"^(boto3|botocore|chalice)==", runtime, re.MULTILINE) == []


def test_what_functions_use_is_what_tests_use() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^([a-z0-9._-]+==[^ ;\\]+)", (ROOT / name).read_text(), re.MULTILINE))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")
