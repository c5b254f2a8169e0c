"""The zip: what is in it, that it runs where nothing else is installed, that it is made once."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from infra import package as packaging
from infra.package import MAX_ZIP_BYTES, ROOT, Package, PackagingFailed, package
from infra.template import FUNCTIONS
from tests.understanding.attachments.papers import pdf, table, workbook

FROM_LAMBDA = ("boto3", "botocore", "s3transfer", "jmespath", "dateutil", "six")
"""What Lambda's Python has besides its standard library; urllib3 too, but the zip brings its own."""

LOAD = """
import importlib, json, os, pkgutil, sys
code, runtime, environment, handlers = json.loads(sys.argv[1])
sys.path[:0] = [code]
sys.path.append(runtime)
os.environ.update(environment)
app = importlib.import_module("app")
import chalicelib
names = [module.name for module in pkgutil.walk_packages(chalicelib.__path__, "chalicelib.")]
for name in names:
    importlib.import_module(name)
missing = [handler for handler in handlers if not callable(getattr(app, handler.partition(".")[2], None))]
found = {name: getattr(sys.modules[name], "__cached__", None) or "" for name in ("pydantic", "chalice.app", "chalicelib.ports")}
print(json.dumps({"modules": len(names), "missing": missing, "byte code": found}))
"""


READ = """
import json, sys
from pathlib import Path
code, runtime, name = json.loads(sys.argv[1])
sys.path[:0] = [code]
sys.path.append(runtime)
from chalicelib.domain.content import Media
from chalicelib.understanding import Documents
found = Documents().order_in(Media(kind="document", filename=Path(name).name), Path(name).read_bytes())
print(json.dumps([row.written() for row in found.rows]))
"""


@pytest.fixture(scope="session")
def unpacked(made: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("task")
    with zipfile.ZipFile(made.zip) as code:
        code.extractall(place)
    return place


@pytest.fixture(scope="session")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("runtime")
    for name in FROM_LAMBDA:
        spec = find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        origin = Path(spec.origin)
        source = origin.parent if origin.name == "__init__.py" else origin
        (place / source.name).symlink_to(source)
    return place


def small_app(root: Path, requirements: str = "") -> Path:
    """An app of one function, for what needs no real one."""
    (root / "chalicelib").mkdir(parents=True)
    (root / "chalicelib" / "__init__.py").write_text("")
    shutil.copytree(ROOT / ".chalice", root / ".chalice", ignore=shutil.ignore_patterns("deploy*"))
    (root / "requirements.txt").write_text(requirements)
    (root / "app.py").write_text(
        'from chalice.app import Chalice\napp = Chalice(app_name="tradepost")\n\n\n'
        "@app.lambda_function()\ndef reply(event, context):\n    return {}\n"
    )
    return root


@pytest.mark.slow
def test_the_zip_holds_only_what_the_functions_need(made: Package) -> None:
    names = zipfile.ZipFile(made.zip).namelist()
    tops = {name.split("/")[0] for name in names}
    parts = {part for name in names for part in name.split("/")}
    assert {"app.py", "chalice", "chalicelib", "pydantic"} <= tops
    assert tops.isdisjoint({"boto3", "botocore", "bin", "infra", "tests", "requirements.txt"})
    assert "tests" not in parts
    assert parts.isdisjoint({"es.tsv", "words_en.txt", "tradepost.po", "tradepost.pot"})
    assert {"stems.tsv", "stems_en.txt", "tradepost.mo"} <= parts
    assert [part for part in parts if part.startswith(".")] == []
    assert len(set(names)) == len(names)


@pytest.mark.slow
def test_the_zip_is_well_below_what_lambda_loads_quickly(made: Package) -> None:
    assert made.zip.stat().st_size < MAX_ZIP_BYTES


@pytest.mark.slow
def test_all_modules_and_handlers_load_where_nothing_else_is_installed(
    packaged: dict[str, Any], unpacked: Path, runtime: Path
) -> None:
    handlers = [
        r["Properties"]["Handler"] for r in packaged["Resources"].values() if "Handler" in r.get("Properties", {})
    ]
    environment = dict.fromkeys(("STAGE", "STACK", "TABLE", "BUCKET", "AWS_LAMBDA_FUNCTION_NAME"), "x")
    environment |= {f"QUEUE_{name}": "x" for name in ("INBOUND", "ORDERS", "TICKETS", "PURCHASES", "OUTBOUND")}
    told = json.dumps([str(unpacked), str(runtime), environment, handlers])
    command = [sys.executable, "-I", "-S", "-B", "-W", "error", "-c", LOAD, told]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=unpacked)
    assert done.returncode == 0, done.stderr
    loaded = json.loads(done.stdout.splitlines()[-1])
    assert len(handlers) == len(FUNCTIONS)
    assert loaded["missing"] == []
    assert loaded["modules"] > 30
    assert all(Path(place).is_file() for place in loaded["byte code"].values())


@pytest.mark.slow
def test_a_workbook_and_a_document_are_read_where_nothing_else_is_installed(
    unpacked: Path, runtime: Path, tmp_path: Path
) -> None:
    rows = [("SKU", "Product", "Qty"), ("KOL-330", "Kolva Cola Can", "12 cs"), ("KOL-500", "Kolva Zero", "3 cs")]
    for name, body in (("po.xlsx", workbook(rows)), ("po.pdf", pdf(table(rows)))):
        (tmp_path / name).write_bytes(body)
        told = json.dumps([str(unpacked), str(runtime), str(tmp_path / name)])
        command = [sys.executable, "-I", "-S", "-B", "-W", "error", "-c", READ, told]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=unpacked)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout) == ["12 cs KOL-330 Kolva Cola Can", "3 cs KOL-500 Kolva Zero"]


@pytest.mark.slow
def test_chalice_makes_every_function_that_the_template_names(packaged: dict[str, Any]) -> None:
    functions = {n for n, r in packaged["Resources"].items() if r["Type"] == "AWS::Serverless::Function"}
    assert functions == set(FUNCTIONS)


@pytest.mark.slow
def test_the_same_app_is_the_same_bytes_wherever_it_is_packaged(tmp_path: Path) -> None:
    first = package("host", root=small_app(tmp_path / "one"), build=tmp_path / "build-1")
    second = package("host", root=small_app(tmp_path / "two"), build=tmp_path / "build-2")
    assert first.zip.read_bytes() == second.zip.read_bytes()
    assert first.template.read_bytes() == second.template.read_bytes()


@pytest.mark.slow
def test_an_unchanged_app_is_not_packaged_again_and_a_changed_one_is(tmp_path: Path) -> None:
    root = small_app(tmp_path / "app")
    first = package("host", root=root, build=tmp_path / "build")
    at = first.zip.stat().st_mtime_ns
    assert package("host", root=root, build=tmp_path / "build") == first
    assert first.zip.stat().st_mtime_ns == at
    (root / "chalicelib" / "more.py").write_text("x = 1\n")
    assert package("host", root=root, build=tmp_path / "build").zip != first.zip


@pytest.mark.slow
def test_only_the_newest_packages_are_kept(tmp_path: Path) -> None:
    root, build = small_app(tmp_path / "app"), tmp_path / "build"
    for n in range(packaging._KEPT):
        (build / "package" / f"old-{n}").mkdir(parents=True)
    made = package("host", root=root, build=build)
    assert made.zip.exists()
    assert len(list((build / "package").iterdir())) == packaging._KEPT


@pytest.mark.slow
def test_the_same_code_runs_on_the_processor_that_is_asked_for(tmp_path: Path) -> None:
    root = small_app(tmp_path / "app")
    for target in ("arm64", "x86_64"):
        template = package(target, root=root, build=tmp_path / "build").read_template()
        assert template["Resources"]["Reply"]["Properties"]["Architectures"] == [target]


@pytest.mark.slow
def test_a_dependency_without_a_wheel_is_an_error(tmp_path: Path) -> None:
    root = small_app(tmp_path / "app", requirements="./not-a-wheel.tar.gz\n")
    (root / "not-a-wheel.tar.gz").write_bytes(b"")
    with pytest.raises(PackagingFailed):
        package("host", root=root, build=tmp_path / "build")


def test_a_hidden_file_in_the_app_is_an_error(tmp_path: Path) -> None:
    root = small_app(tmp_path / "app")
    (root / "chalicelib" / ".env").write_text("SECRET=x\n")
    with pytest.raises(PackagingFailed, match=r"chalicelib/\.env would ship"):
        package("host", root=root, build=tmp_path / "build")


def test_old_byte_code_beside_the_source_does_not_ship(tmp_path: Path) -> None:
    root = small_app(tmp_path / "app")
    cache = root / "chalicelib" / "__pycache__"
    cache.mkdir()
    (cache / "old.cpython-311.pyc").write_bytes(b"")
    assert {path.name for path in packaging._shipped(root)} == {"app.py", "__init__.py"}
