"""A tiny bridge for the doubles to talk to: it checks Meta's signature, remembers, and answers as told."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading

import urllib3

from infra.local.doubles.http import Answer, Request, Route, Server


class FakeBridge:
    """Answers 200 to what is signed with one of `secrets`; the next answers can be set in `statuses`."""

    def __init__(self, verify_token="hello"):
        self.secrets = {}
        self.verify_token = verify_token
        self.statuses = []
        self.bodies = []
        self.raw = []
        self.posted = []
        self.lock = threading.Lock()
        self._http = urllib3.PoolManager(retries=False)
        self._server = Server(
            [Route("POST", "/hooks/{channel}", self._take), Route("GET", "/hooks/{channel}", self._greet)]
        )
        self.url = self._server.url

    def __enter__(self):
        self._server.start()
        return self

    def __exit__(self, *_):
        self._http.clear()
        self._server.stop()

    def send(self, url, body, token, **more):
        answer = self._http.request("POST", url, json=body, headers={"authorization": f"Bearer {token}"}, **more)
        return answer.status, (json.loads(answer.data) if answer.data else None)

    def post(self, url, body, headers):
        return self._http.request("POST", url, body=body, headers=headers).status

    def get(self, url, token):
        return self._http.request("GET", url, headers={"authorization": f"Bearer {token}"})

    def messages(self):
        return [m for v in self.values() for m in v.get("messages", [])]

    def states(self):
        return [s for v in self.values() for s in v.get("statuses", [])]

    def values(self):
        return [c["value"] for b in list(self.bodies) for e in b["entry"] for c in e.get("changes", [])]

    def messaging(self):
        return [m for b in list(self.bodies) for e in b["entry"] for m in e.get("messaging", [])]

    def _greet(self, request: Request) -> Answer:
        if request.query.get("hub.verify_token") != self.verify_token:
            return Answer(403)
        return Answer(200, request.query["hub.challenge"].encode(), "text/plain")

    def _take(self, request: Request) -> Answer:
        with self.lock:
            status = self.statuses.pop(0) if self.statuses else 200
            if request.params["channel"] == "web":
                self.posted.append((request.path, request.headers, request.body))
                return Answer(status)
            secret = self.secrets[request.params["channel"]]
            expected = hmac.new(secret.encode(), request.body, hashlib.sha256).hexdigest()
            if request.headers.get("x-hub-signature-256") != f"sha256={expected}":
                return Answer(401)
            if status == 200:
                self.bodies.append(json.loads(request.body))
                self.raw.append(request.body)
            return Answer(status)
