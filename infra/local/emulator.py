"""The embedded AWS: MiniStack in an environment of its own, on loopback, with nothing of ours around it.

Functions run on MiniStack's interpreter and see what is installed there, so that environment holds nothing that the zip
should bring. State is kept on a clean stop only: after `kill` tables and queues are as they were at the last one.

Source: the README of the package `ministack`
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from infra.account import Account
from infra.deploy import deploy
from infra.package import ROOT, Package, package
from infra.stack import Outputs

PROGRAM = ROOT / ".venv-emulator" / "bin" / "ministack"

_OF_LAMBDA = re.compile(r"(START|END|REPORT) RequestId")


class NotStarted(Exception):
    """The emulator did not come up; the message says where its log is."""


class Emulator:
    """One emulator process over one state folder. It ends what it started, and nothing else.

    The port stays the same over restarts, so that addresses keep their meaning.
    """

    def __init__(self, state: Path, *, port: int | None = None, program: Path = PROGRAM) -> None:
        self.state = state
        self.port = port or _free_port()
        self.program = program
        self.log = state / "emulator.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def endpoint(self) -> str:
        """Where all of its services answer."""
        return f"http://localhost:{self.port}"

    @property
    def _temporary(self) -> Path:
        return self.state / "tmp"

    @property
    def account(self) -> Account:
        """Clients for it."""
        return Account(endpoint=self.endpoint)

    # ── its life ─────────────────────────────────────────────────────────────────────────────────────

    def start(self, timeout_s: float = 30) -> Self:
        """Start it and wait until it answers. Raises `NotStarted`."""
        if not self.program.exists():
            raise NotStarted(f"{self.program} is missing; `make setup` installs it")
        self.state.mkdir(parents=True, exist_ok=True)
        with self._locked() as lock, self.log.open("ab") as log:
            shutil.rmtree(self._temporary, ignore_errors=True)
            self._temporary.mkdir()
            self._process = subprocess.Popen(  # noqa: S603 - our own words
                [str(self.program)],
                cwd=self.state,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a group of its own: Ctrl-C is ours, and its workers end with it
                pass_fds=[lock.fileno()],  # held as long as it lives, also when we die first
            )
        self._wait(self._process, timeout_s)
        return self

    def stop(self, timeout_s: float = 20) -> None:
        """Let it save its state and end. Nothing happens when it does not run."""
        self._end(signal.SIGTERM, timeout_s)

    def kill(self) -> None:
        """End it at once, like a power cut."""
        self._end(signal.SIGKILL, 5)

    def kill_functions(self) -> int:
        """End every function that runs just now, at once, whatever it is doing; return how many there were."""
        parent = self._process.pid if self._process else 0
        workers = [int(place.name) for place in Path("/proc").glob("[0-9]*") if _parent(place) == parent]
        for worker in workers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        return len(workers)

    def restart(self) -> None:
        """Stop it and start it over the same state."""
        self.stop()
        self.start()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @contextlib.contextmanager
    def _locked(self) -> Iterator[BinaryIO]:
        with (self.state / "lock").open("wb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise NotStarted(f"another emulator runs over {self.state}") from error
            yield lock

    def _end(self, how: signal.Signals, timeout_s: float) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout_s)
        # Its workers, and itself should it hang. The group is named after the process, which is ours and was just reaped.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def _wait(self, process: subprocess.Popen[bytes], timeout_s: float) -> None:
        end = time.monotonic() + timeout_s
        while time.monotonic() < end and process.poll() is None:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.endpoint}/_ministack/ready", timeout=2):  # noqa: S310 - loopback
                return
            time.sleep(0.05)
        self.kill()
        raise NotStarted(f"the emulator did not come up on port {self.port}; see {self.log}")

    def _environment(self) -> Mapping[str, str]:
        # It hands its own environment on to the functions: so it gets none of ours.
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.state),
            "TMPDIR": str(self._temporary),
            "LANG": "C.UTF-8",
            "GATEWAY_PORT": str(self.port),
            "EDGE_PORT": str(self.port),
            "BIND_HOST": "127.0.0.1",
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "PERSIST_STATE": "1",
            "STATE_DIR": str(self.state / "state"),
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str(self.state / "s3"),
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    # ── what runs on it ──────────────────────────────────────────────────────────────────────────────

    def logs(self, stack: str, function: str) -> list[str]:
        """Return what a function printed, line by line, the oldest first; `function` as Chalice names it."""
        logs = self.account.logs
        try:
            pages = logs.get_paginator("filter_log_events").paginate(logGroupName=f"/{stack}/{function}")
            events = [event for page in pages for event in page["events"]]
        except logs.exceptions.ResourceNotFoundException:
            return []
        events.sort(key=lambda event: event.get("timestamp", 0))
        lines = [line for event in events for line in event.get("message", "").splitlines()]
        return [line for line in lines if not _OF_LAMBDA.match(line)]


def deploy_local(
    emulator: Emulator,
    stage: str = "demo",
    *,
    parameters: Mapping[str, str] | None = None,
    made: Package | None = None,
) -> Outputs:
    """Deploy the app as it is now to a running emulator, with what production uses; return where everything is."""
    return deploy(emulator.account, stage, made or package("host"), parameters)


def _parent(process: Path) -> int | None:
    """Return whose child a process is, None when it is gone."""
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError):
        return None


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
