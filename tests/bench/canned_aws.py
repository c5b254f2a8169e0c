"""A stand-in for DynamoDB and SQS that answers at once, in a process of its own: what is left is the client's cost."""

from __future__ import annotations

import socketserver
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PUT = b"{}"
SENT = b'{"MessageId":"11111111-1111-1111-1111-111111111111","MD5OfMessageBody":"d41d8cd98f00b204e9800998ecf8427e"}'
NOTHING = b'{"Parameters":[]}'


class _Answer(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        while self._answer_one():
            pass

    def _answer_one(self) -> bool:
        length, target = 0, b""
        while (line := self.rfile.readline().strip()) or not target:
            if not line:
                return False
            name, _, value = line.lower().partition(b":")
            length = int(value) if name == b"content-length" else length
            target = value.strip() if name == b"x-amz-target" else target or b"-"
        self.rfile.read(length)
        body = SENT if b"sendmessage" in target else NOTHING if b"parameters" in target else PUT
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: {len(body)}\r\n\r\n"
        self.wfile.write(head.encode() + body)
        return True


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def canned_aws() -> Iterator[str]:
    """Run it while the block lasts; the value is its address."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.bench.canned_aws"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


if __name__ == "__main__":
    with _Server(("127.0.0.1", 0), _Answer) as server:
        sys.stdout.write(f"http://127.0.0.1:{server.server_address[1]}\n")
        sys.stdout.flush()
        server.serve_forever()
