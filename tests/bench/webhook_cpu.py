"""CPU of the webhook function for one signed WhatsApp order, over its floor: HMAC, JSON, one put, one send with boto3."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.canned_aws import canned_aws

SECRET = "bench-app-secret"
ROUNDS, CALLS = 20, 40
PARTS = {
    "STAGE": "bench",
    "STACK": "bench",
    "TABLE": "bench",
    "BUCKET": "bench",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_REGION": "us-east-1",
    "AWS_ACCESS_KEY_ID": "bench",
    "AWS_SECRET_ACCESS_KEY": "bench",
    "AWS_EC2_METADATA_DISABLED": "true",
}


def body(n: int) -> bytes:
    """Make the webhook of one text message, about a kilobyte, as WhatsApp Cloud sends it."""
    message = {
        "from": "15550100123",
        "id": f"wamid.bench-{n}",
        "timestamp": "1795465304",
        "type": "text",
        "text": {"body": "10 cs COLA-330\n4 cs LEM-330\n" + "2 cs WATER-500 please\n" * 20},
    }
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550100999", "phone_number_id": "1000200030004"},
        "contacts": [{"profile": {"name": "Bench"}, "wa_id": "15550100123"}],
        "messages": [message],
    }
    entry = {"id": "2000300040005", "changes": [{"field": "messages", "value": value}]}
    return json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()


def signature(raw: bytes) -> str:
    """Sign as Meta does."""
    return "sha256=" + hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()


def gateway_event(raw: bytes) -> dict[str, Any]:
    """Wrap a body as API Gateway does."""
    headers = {"content-type": "application/json", "x-hub-signature-256": signature(raw)}
    return {
        "httpMethod": "POST",
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "multiValueQueryStringParameters": None,
        "pathParameters": {"channel": "whatsapp"},
        "stageVariables": None,
        "body": raw.decode(),
        "isBase64Encoded": False,
        "requestContext": {"resourcePath": "/hooks/{channel}", "httpMethod": "POST", "requestId": "bench"},
    }


def measure() -> dict[str, float]:
    """Return CPU milliseconds a call: `floor`, `ours`, and their `ratio`.

    Rounds are interleaved and the best of each counts: a neighbour's load only ever adds.
    """
    with canned_aws() as endpoint:
        os.environ.update(PARTS, AWS_ENDPOINT_URL=endpoint)
        os.environ.update({f"QUEUE_{q}": f"{endpoint}/000000000000/{q}.fifo" for q in _QUEUES})
        floor, ours = _floor(endpoint), _ours()
        pairs = [(_cpu_ms(floor, n), _cpu_ms(ours, n)) for n in range(ROUNDS)][1:]
    floor_ms, ours_ms = min(f for f, _ in pairs), min(o for _, o in pairs)
    return {"floor": floor_ms, "ours": ours_ms, "ratio": ours_ms / floor_ms}


_QUEUES = ("INBOUND", "ORDERS", "TICKETS", "PURCHASES", "OUTBOUND")


def _cpu_ms(call: Callable[[int], None], round_number: int) -> float:
    started = time.process_time()
    for n in range(CALLS):
        call(round_number * CALLS + n)
    return (time.process_time() - started) * 1000 / CALLS


def _floor(endpoint: str) -> Callable[[int], None]:
    import boto3

    table, queue = boto3.client("dynamodb"), boto3.client("sqs")
    url = f"{endpoint}/000000000000/INBOUND.fifo"

    def call(n: int) -> None:
        raw = body(n)
        event = gateway_event(raw)
        raw = event["body"].encode()
        expected = "sha256=" + hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
        assert hmac.compare_digest(expected, event["headers"]["x-hub-signature-256"])
        message = json.loads(raw)["entry"][0]["changes"][0]["value"]["messages"][0]
        item = {"pk": {"S": message["id"]}, "sk": {"S": "in"}, "body": {"S": json.dumps(message)}}
        table.put_item(TableName="bench", Item=item, ConditionExpression="attribute_not_exists(pk)")
        queue.send_message(
            QueueUrl=url,
            MessageBody=json.dumps({"id": message["id"]}),
            MessageGroupId=message["from"],
            MessageDeduplicationId=message["id"],
        )

    return call


def _ours() -> Callable[[int], None]:
    from app import app
    from chalicelib.ports import ChannelSecrets
    from chalicelib.wiring import wiring

    class Known:
        """Secrets as they are once they were fetched: in memory."""

        def channel(self, name: str) -> ChannelSecrets:
            return ChannelSecrets(app={"app_secrets": [SECRET], "verify_tokens": ["v"]})

    wiring().__dict__["secrets"] = Known()
    quiet = Path(os.devnull).open("w")  # noqa: SIM115  open for as long as the process lives

    def call(n: int) -> None:
        out, sys.stdout = sys.stdout, quiet
        try:
            answer = app(gateway_event(body(n)), None)
        finally:
            sys.stdout = out
        assert answer["statusCode"] == 200, answer

    return call


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()) + "\n")
