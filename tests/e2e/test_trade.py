"""Trade over the wire: signed webhooks in, orders and tickets in the systems, answers in the chat."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
import urllib3

from infra.local.doubles import wait_for
from tests.understanding.attachments.papers import pdf, table, workbook

pytestmark = pytest.mark.emulator

ORDER_NUMBER = re.compile(r"SO-[0-9A-Z]{6,}")
TICKET_NUMBER = re.compile(r"CS-[0-9A-Z]{6,}")


def test_the_platforms_handshake_is_answered(bridge: Any) -> None:
    bridge.doubles.whatsapp.subscribe()
    bridge.doubles.facebook.subscribe()


def test_an_order_in_words_becomes_an_order_in_the_system_and_its_number_in_the_chat(bridge: Any) -> None:
    amy = bridge.member()
    bridge.doubles.whatsapp.write(amy, "10 cs COLA-330 and 4 cs LEM-330")
    read_back = bridge.hears(amy, 2)
    assert "COLA-330" in read_back.text
    assert "LEM-330" in read_back.text
    assert len(read_back.taps) == 3

    bridge.tap(amy, read_back)
    number = ORDER_NUMBER.search(bridge.hears(amy, 3).text)
    assert number is not None
    (order,) = [o for o in bridge.listed("/admin/orders") if o["number"] == number.group()]
    assert [(line["sku"], line["quantity"], line["unit"]) for line in order["lines"]] == [
        ("COLA-330", "10", "CS"),
        ("LEM-330", "4", "CS"),
    ]


def test_staff_are_told_which_words_gave_each_line(bridge: Any) -> None:
    gil = bridge.member()
    bridge.doubles.whatsapp.write(gil, "10 cs COLA-330")
    bridge.hears(gil, 2)
    (talk,) = [c for c in bridge.listed("/admin/conversations") if gil in str(c)]
    turns = [m["turn"] for m in bridge.listed(f"/admin/conversations/{talk['key']}/messages", limit="40") if m["turn"]]
    assert ["“10 cs COLA-330”: 10 CS COLA-330 (item by code; quantity 10; unit CS)"] in [t["explain"] for t in turns]


def test_a_workbook_becomes_an_order_after_a_yes_and_is_kept(bridge: Any) -> None:
    dora = bridge.member()
    rows = [
        ("Acme Cafe", None, None, None),
        ("PO Number", 4711, None, None),
        ("Item", "Description", "Qty", "UOM"),
        ("COLA-330", "Cola", 12, "CS"),
        ("LEM-330", "Lemonade", 3, "CS"),
        (None, "Total", 15, None),
    ]
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    sheet = workbook(rows)  # once: it has the time of its making in it
    bridge.doubles.whatsapp.send_document(dora, "PO 4711.xlsx", sheet, mime, "please order as attached")
    read_back = bridge.hears(dora, 2)
    assert "4711" in read_back.text
    assert [o for o in bridge.listed("/admin/orders") if o["origin"]["contact"] == dora] == []

    bridge.doubles.whatsapp.write(dora, "yes")
    number = ORDER_NUMBER.search(bridge.hears(dora, 3).text)
    assert number is not None
    (order,) = [o for o in bridge.listed("/admin/orders") if o["number"] == number.group()]
    assert [(line["sku"], line["quantity"]) for line in order["lines"]] == [("COLA-330", "12"), ("LEM-330", "3")]
    assert order["fields"]["po"] == "4711"
    kept = bridge.emulator.account.s3.list_objects_v2(Bucket=bridge.outputs.bucket, Prefix="media/")["Contents"]
    assert len(sheet) in [one["Size"] for one in kept]


def test_a_document_by_messenger_is_read_and_a_scan_goes_to_a_person(bridge: Any) -> None:
    finn = bridge.member("messenger")
    paper = pdf(
        table([("SKU", "Description", "Qty", "Unit"), ("COLA-330", "Cola", "12", "cs"), ("LEM-330", "x", "3", "cs")])
    )
    bridge.doubles.messenger.send_document(finn, "po.pdf", paper, "application/pdf")
    assert "COLA-330" in bridge.hears(finn, 2, "messenger").text
    bridge.doubles.messenger.send_document(finn, "scan.pdf", pdf([]), "application/pdf")
    told = bridge.hears(finn, 3, "messenger").text
    assert "could not read" in told
    assert TICKET_NUMBER.search(told)


def test_a_cart_of_the_platforms_catalogue_becomes_an_order_without_its_prices(bridge: Any) -> None:
    from infra.local.doubles.whatsapp.bodies import CartLine

    ben = bridge.member()
    bridge.doubles.whatsapp.send_cart(ben, [CartLine("COLA-330", 3, "0.01")])
    bridge.tap(ben, bridge.hears(ben, 2))
    assert ORDER_NUMBER.search(bridge.hears(ben, 3).text)


def test_a_complaint_on_messenger_becomes_a_ticket(bridge: Any) -> None:
    cleo = bridge.member("messenger")
    bridge.doubles.messenger.write(cleo, "two cases of COLA-330 arrived damaged")
    assert TICKET_NUMBER.search(bridge.hears(cleo, 2, "messenger").text)


def test_a_signed_service_orders_and_is_called_back(bridge: Any) -> None:
    shop = bridge.member("web")
    bridge.doubles.web.write(shop, "10 cs COLA-330")
    bridge.tap(shop, bridge.hears(shop, 2, "web"), channel="web")
    assert ORDER_NUMBER.search(bridge.hears(shop, 3, "web").text)


def test_a_visitor_of_the_widget_is_answered_in_the_page(bridge: Any) -> None:
    chat = f"{bridge.outputs.api_url}/chat/{bridge.doubles.web.account}"
    visit = urllib3.request("POST", f"{chat}/session", body=b"{}", headers={"content-type": "application/json"}).json()
    session = {"x-tradepost-session": visit["token"], "content-type": "application/json"}
    hook = f"{bridge.outputs.api_url}/hooks/web?account={bridge.doubles.web.account}"
    said = urllib3.request("POST", hook, body=b'{"id": "visit-0001", "text": "10 cs COLA-330"}', headers=session)
    assert said.status == 200

    def answers() -> list[Any]:
        page = urllib3.request("GET", f"{chat}/messages", headers=session).json()
        return [letter for letter in str(page).split("invitation code") if letter][1:]

    assert wait_for(answers, 30), "the stranger was not told how to join"


def test_a_comment_by_a_stranger_is_answered_in_public_once(bridge: Any) -> None:
    comments = bridge.doubles.comments
    comments.write("9900112233", "Do you deliver to the islands?")
    assert wait_for(lambda: [b for b in comments.inbox("9900112233") if b.by == "company"], 30)
    comments.write("9900112233", "Hello?")
    bridge.doubles.settle()
    time.sleep(1)
    assert len([b for b in comments.inbox("9900112233") if b.by == "company"]) == 1


def test_a_stranger_is_told_once_how_to_join_and_orders_nothing(bridge: Any) -> None:
    before = len(bridge.listed("/admin/orders"))
    bridge.doubles.whatsapp.write("15550199001", "10 cs COLA-330")
    bridge.hears("15550199001", 1)
    bridge.doubles.whatsapp.write("15550199001", "yes").wait()
    time.sleep(1)
    assert len(bridge.heard("15550199001")) == 1
    assert len(bridge.listed("/admin/orders")) == before
    assert any(c["name"] for c in bridge.listed("/admin/contacts", state="lead"))


def test_a_forged_webhook_is_refused_and_leaves_nothing(bridge: Any) -> None:
    body = bridge.doubles.whatsapp.body_of("15550199002", "10 cs COLA-330")
    webhooks = bridge.doubles.whatsapp.webhooks
    for headers in ({}, {"x-hub-signature-256": "sha256=" + "0" * 64}, {"x-hub-signature": "sha1=" + "0" * 40}):
        assert webhooks.post(body, headers).status == 401
    assert not [c for c in bridge.listed("/admin/conversations") if "15550199002" in str(c)]


def test_a_card_number_is_masked_before_it_is_stored(bridge: Any) -> None:
    dan = bridge.member()
    bridge.doubles.whatsapp.write(dan, "please charge 4111 1111 1111 1111").wait()
    bridge.hears(dan, 2)
    rows = bridge.emulator.account.dynamodb.scan(TableName=bridge.outputs.table)["Items"]
    assert "please charge •••• 1111" in str(rows)
    assert not re.search(r"1111[ -]?1111", str(rows))


def test_nothing_that_was_written_and_no_number_or_token_is_in_any_log(bridge: Any) -> None:
    eve = bridge.member()
    bridge.doubles.whatsapp.write(eve, "10 cs COLA-330 for the zanzibar feast").wait()
    bridge.hears(eve, 2)
    logs = "\n".join(
        line for function in bridge.outputs.functions for line in bridge.emulator.logs(bridge.outputs.stack, function)
    )
    assert '"event": "received"' in logs
    app = bridge.doubles.whatsapp.app
    for secret in ("zanzibar", eve, app.app_secret, app.access_token, bridge.admin.token):
        assert secret not in logs
