"""`python -m infra.replay` shows what a saved webhook body becomes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from infra.replay import main
from tests.contract.kit import body_of, good_parse_cases

BATCH = next(case for case in good_parse_cases() if str(case) == "whatsapp-batch")


def test_it_prints_one_line_an_event(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "body.json"
    saved.write_bytes(body_of(BATCH.sample))
    assert main(["whatsapp", str(saved), str(saved)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) == 2 * len(BATCH.sample["expect"])
    assert lines[0]["content"]["text"] == "message 1"


def test_it_reads_the_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"object": "page", "entry": []}')))
    assert main(["facebook", "-"]) == 0
    assert capsys.readouterr().out == ""


def test_it_names_the_files_that_it_could_not_read_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign, good = tmp_path / "foreign.json", tmp_path / "good.json"
    foreign.write_text('{"object": "page"}', encoding="utf-8")
    good.write_bytes(body_of(BATCH.sample))
    assert main(["whatsapp", str(foreign), str(tmp_path / "missing.json"), str(good)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == len(BATCH.sample["expect"])
    assert "foreign.json: not an object" in err
    assert "missing.json" in err


def test_it_knows_the_channels(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["carrier-pigeon", "x"])
    assert "whatsapp" in capsys.readouterr().err
