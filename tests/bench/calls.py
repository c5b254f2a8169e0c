"""AWS calls, units and list-price cost of one message and of one whole order: the real functions over moto."""

from __future__ import annotations

import json
import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.bench.bill import Bill
from tests.bench.webhook_cpu import _QUEUES, PARTS, SECRET, gateway_event

ASSUMED_S = 0.040
"""How long an invocation is taken to run, at half a gigabyte; the emulator's own times would say little of Lambda."""

FUNCTIONS = {
    "INBOUND": "converse",
    "ORDERS": "place_order",
    "TICKETS": "open_ticket",
    "PURCHASES": "apply_notice",
    "OUTBOUND": "reply",
}


def measure() -> dict[str, Any]:
    """Return `message` (with its reply), `receipt` (a delivery callback) and `order`: calls that write and read, units, dollars a million, and each service's share."""
    from moto import mock_aws

    with mock_aws():
        bench = _Bench()
        bench.join()
        greeting = bench.counted(lambda: bench.hears("hello, is anybody there"))
        receipt = bench.counted(bench.delivered)
        order = bench.counted(bench.orders)
    return {"message": greeting, "receipt": receipt, "order": order}


class _Bench:
    def __init__(self) -> None:
        import boto3

        os.environ.update(PARTS)
        os.environ.pop("AWS_ENDPOINT_URL", None)
        self.sqs, self.table = boto3.client("sqs"), boto3.client("dynamodb")
        self.urls = {q: self._queue(q) for q in _QUEUES}
        os.environ.update({f"QUEUE_{q}": url for q, url in self.urls.items()})
        self._table()
        from chalicelib.adapters import clients
        from chalicelib.wiring import wiring

        wiring.cache_clear()
        clients._clients.clear()
        self.house = wiring()
        self.said: list[Any] = []
        self.webhooks = self.invocations = self.n = 0

    def _queue(self, name: str) -> str:
        attributes = {"FifoQueue": "true"}
        return str(self.sqs.create_queue(QueueName=f"{name}.fifo", Attributes=attributes)["QueueUrl"])

    def _table(self) -> None:
        texts = ("pk", "sk", "list", "list_at", "due", "due_at")
        self.table.create_table(
            TableName="bench",
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": n, "AttributeType": "S"} for n in texts],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            GlobalSecondaryIndexes=[
                {
                    "IndexName": f"by_{name}",
                    "KeySchema": [
                        {"AttributeName": name, "KeyType": "HASH"},
                        {"AttributeName": f"{name}_at", "KeyType": "RANGE"},
                    ],
                    "Projection": {"ProjectionType": "ALL"},
                }
                for name in ("list", "due")
            ],
        )

    def join(self) -> None:
        """Make the writer a member of a partner, with a catalogue, and stand in for the platform and its secrets."""
        from chalicelib.domain.operations import CatalogueVersion
        from chalicelib.domain.partners import Contact, Partner
        from chalicelib.domain.trade import Item
        from chalicelib.ports import Add, ChannelSecrets, HttpAnswer
        from chalicelib.understanding import CatalogueFormat

        now = self.house.clock.now()
        partner = Partner(id="P-1", name="Bench", created_at=now)
        contact = Contact(
            channel="whatsapp", account="1000200030004", id="15550100123", partner_id="P-1", created_at=now,
            name="Bench", phone="15550100123",
        )  # fmt: skip
        item = Item(sku="COLA-330", name="Cola", base_unit="EA", units={"CS": Decimal(24)}, default_unit="CS")
        packed = CatalogueFormat().pack([item]).blob
        version = CatalogueVersion(blob="c", items=1, at=now)
        self.house.store.commit(Add(partner), Add(contact), Add(version))
        secrets = ChannelSecrets(
            app={"app_secrets": [SECRET], "verify_tokens": ["v"]},
            accounts={"1000200030004": {"access_tokens": ["t"]}},
        )
        said = self.said

        class Stand:
            """The secrets, the bucket and the platform, none of which is counted: they are cached, or not AWS."""

            def channel(self, name: str) -> ChannelSecrets:
                return secrets

            def get(self, name: str) -> bytes:
                return packed

            def request(self, method: str, url: str, **more: Any) -> HttpAnswer:
                said.append(json.loads(more["body"]))
                return HttpAnswer(200, {}, json.dumps({"messages": [{"id": f"wamid.out-{len(said)}"}]}).encode())

        for name in ("secrets", "blobs", "http"):
            self.house.__dict__[name] = Stand()

    def counted(self, run: Any) -> dict[str, Any]:
        """Run it and return what it cost."""
        from chalicelib.adapters.clients import client

        bill = Bill()
        bill.listen(client("dynamodb"), "dynamodb")
        bill.listen(client("sqs"), "sqs")
        self.webhooks = self.invocations = 0
        run()
        dollars = bill.dollars(
            webhooks=self.webhooks, invocations=self.invocations, gb_s=self.invocations * ASSUMED_S / 2
        )
        return {
            "writes": bill.writes,
            "reads": bill.reads,
            "write_units": bill.write_units,
            "read_units": bill.read_units,
            "webhooks": self.webhooks,
            "invocations": self.invocations,
            "dollars_a_million": {name: round(value * 1e6, 2) for name, value in dollars.items()},
            "total_a_million": round(sum(dollars.values()) * 1e6, 2),
        }

    def orders(self) -> None:
        """Order in text, tap Yes on what comes back."""
        self.hears("10 cs COLA-330")
        button = self.said[-1]["interactive"]["action"]["buttons"][0]["reply"]
        tap = {"type": "button_reply", "button_reply": button}
        self._post({"type": "interactive", "interactive": tap})
        assert "SO-" in json.dumps(self.said[-1]), self.said[-1]

    def hears(self, text: str) -> None:
        """Let the partner write."""
        self._post({"type": "text", "text": {"body": text}})

    def delivered(self) -> None:
        """Tell, as the platform does, that the last reply was delivered."""
        key = self.said[-1]["biz_opaque_callback_data"]
        status = {"id": "wamid.out-1", "status": "delivered", "timestamp": "1795465304", "recipient_id": "15550100123"}
        self._push({"statuses": [{**status, "biz_opaque_callback_data": key}]})

    def _post(self, content: dict[str, Any]) -> None:
        self.n += 1
        message = {"from": "15550100123", "id": f"wamid.in-{self.n}", "timestamp": "1795465304", **content}
        people = [{"profile": {"name": "Bench"}, "wa_id": "15550100123"}]
        self._push({"contacts": people, "messages": [message]})

    def _push(self, happened: dict[str, Any]) -> None:
        import app

        value = {
            "messaging_product": "whatsapp",
            "metadata": {"display_phone_number": "15550100999", "phone_number_id": "1000200030004"},
            **happened,
        }
        changes = [{"field": "messages", "value": value}]
        raw = json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "2", "changes": changes}]})
        self.webhooks += 1
        self.invocations += 1
        with _quiet():
            answer = app.app(gateway_event(raw.encode()), None)
            assert answer["statusCode"] == 200, answer
            self._drain(app)

    def _drain(self, app: Any) -> None:
        while any([self._drain_one(app, queue) for queue in _QUEUES]):  # noqa: C419  every queue, each time
            pass

    def _drain_one(self, app: Any, queue: str) -> bool:
        found = self.sqs.receive_message(QueueUrl=self.urls[queue], MaxNumberOfMessages=1, AttributeNames=["All"])
        for message in found.get("Messages", []):
            record = {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": message["Attributes"],
            }
            self.invocations += 1
            answer = getattr(app, FUNCTIONS[queue])({"Records": [record]}, None)
            assert answer == {"batchItemFailures": []}, answer
            self.sqs.delete_message(QueueUrl=self.urls[queue], ReceiptHandle=message["ReceiptHandle"])
        return bool(found.get("Messages"))


class _quiet:  # noqa: N801  reads as a word in `with _quiet():`
    def __enter__(self) -> None:
        self._out, sys.stdout = sys.stdout, Path(os.devnull).open("w")

    def __exit__(self, *_: object) -> None:
        sys.stdout.close()
        sys.stdout = self._out


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=1) + "\n")
