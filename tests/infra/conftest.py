"""What the tests of the template, the package and the deployment share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from infra.local.emulator import Emulator
from infra.package import Package, package


@pytest.fixture(scope="session")
def made() -> Package:
    """The app as it is now, packaged for this machine; made once and kept under build/."""
    return package("host")


@pytest.fixture(scope="session")
def packaged(made: Package) -> dict[str, Any]:
    """The template that comes out of Chalice with ours merged in."""
    return made.read_template()


@pytest.fixture(scope="module")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """An emulator of this module's own."""
    with Emulator(tmp_path_factory.mktemp("emulator")) as running:
        yield running
