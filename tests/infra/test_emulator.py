"""The emulator's life: what it keeps, what it loses, what it must not do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local.emulator import Emulator, NotStarted

pytestmark = pytest.mark.emulator


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Emulator]:
    with Emulator(tmp_path / "state") as running:
        yield running


def queue_names(emulator: Emulator) -> list[str]:
    return [url.rpartition("/")[2] for url in emulator.account.sqs.list_queues().get("QueueUrls", [])]


def test_state_is_kept_over_a_restart_at_the_same_address(ours: Emulator) -> None:
    endpoint = ours.endpoint
    ours.account.sqs.create_queue(QueueName="kept")
    ours.restart()
    assert queue_names(ours) == ["kept"]
    assert ours.endpoint == endpoint


def test_a_power_cut_takes_it_back_to_the_last_clean_stop(ours: Emulator) -> None:
    ours.account.sqs.create_queue(QueueName="kept")
    ours.restart()
    ours.account.sqs.create_queue(QueueName="lost")
    ours.kill()
    ours.start()
    assert queue_names(ours) == ["kept"]


def test_two_cannot_run_over_the_same_state(ours: Emulator) -> None:
    with pytest.raises(NotStarted, match="another emulator runs over"):
        Emulator(ours.state).start()
    assert queue_names(ours) == []


def test_stopping_twice_is_the_same_as_once(tmp_path: Path) -> None:
    emulator = Emulator(tmp_path / "state").start()
    emulator.stop()
    emulator.stop()
    emulator.kill()


def test_a_missing_program_is_told_with_what_installs_it(tmp_path: Path) -> None:
    with pytest.raises(NotStarted, match="make setup"):
        Emulator(tmp_path, program=tmp_path / "ministack").start()


def test_a_program_that_ends_at_once_is_told_with_its_log(tmp_path: Path) -> None:
    with pytest.raises(NotStarted, match=r"emulator\.log"):
        Emulator(tmp_path, program=Path("/bin/false")).start()


def test_nothing_of_our_environment_reaches_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("OUR_SECRET", "x")
    told = Emulator(tmp_path)._environment()
    assert told.keys().isdisjoint({"AWS_PROFILE", "OUR_SECRET"})
    assert told["PATH"] != os.environ["PATH"]
    assert told["BIND_HOST"] == "127.0.0.1"


def test_a_function_that_never_ran_has_no_log(ours: Emulator) -> None:
    assert ours.logs("tradepost-none", "converse") == []
