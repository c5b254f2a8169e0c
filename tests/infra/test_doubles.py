"""The doubles behave like the platforms at the wire."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
import urllib3

from chalicelib import wiring
from infra.local.doubles import Cast, Doubles, Person, wait_for
from infra.local.doubles.cart import CartLine
from infra.local.doubles.company import signing
from tests.infra.bridge import FakeBridge

ANNA = Person("15550100123", "Anna Example", phone="+15550100123")
BRUNO = Person("2400000000000001", "Bruno Example")
CLEO = Person("3500000000000001", "Cleo Example")
HIDDEN = Person("US.1234567890123456", "Hidden Example")


@pytest.fixture
def bridge():
    with FakeBridge() as fake:
        yield fake


@pytest.fixture
def doubles(bridge):
    cast = Cast(whatsapp=(ANNA, HIDDEN), messenger=(BRUNO,), comments=(CLEO,))
    with Doubles(bridge.url, cast, speed_up=500) as running:
        bridge.secrets = {"whatsapp": running.whatsapp.app.app_secret, "facebook": running.facebook.app.app_secret}
        bridge.whatsapp = f"{running.whatsapp.api_base}/v25.0/{running.whatsapp.number.id}/messages"
        bridge.token = running.whatsapp.app.access_token
        bridge.messenger = f"{running.facebook.api_base}/v25.0/me/messages"
        bridge.page_token = running.facebook.app.access_token
        yield running


def text(words="hello", to=ANNA.id, **more):
    base = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": to, "type": "text"}
    return {**base, "text": {"body": words}, **more}


def interactive(action, kind="button", words="Is this right?"):
    part = {"type": kind, "body": {"text": words}, "action": action}
    return {"messaging_product": "whatsapp", "to": ANNA.id, "type": "interactive", "interactive": part}


def buttons(*titles):
    return {"buttons": [{"type": "reply", "reply": {"id": f"b{i}", "title": t}} for i, t in enumerate(titles)]}


def rows(*titles, **row):
    listed = [{"id": f"r{i}", "title": t, **row} for i, t in enumerate(titles)]
    return {"button": "Choose", "sections": [{"rows": listed}]}


# ── webhooks ──


def test_a_written_text_arrives_signed_in_the_documented_form(doubles, bridge):
    assert doubles.whatsapp.write(ANNA.id, "2 cases cola @ é ✋ 8/12").wait()
    value = bridge.values()[0]
    assert value["contacts"] == [{"profile": {"name": "Anna Example"}, "wa_id": ANNA.id}]
    assert value["messages"][0]["text"] == {"body": "2 cases cola @ é ✋ 8/12"}
    assert b"\\u00e9" in bridge.raw[0]
    assert b"8\\/12" in bridge.raw[0]


def test_somebody_who_hides_the_number_has_no_from(doubles, bridge):
    doubles.whatsapp.write(HIDDEN.id, "hello").wait()
    assert "from" not in bridge.messages()[0]
    assert bridge.messages()[0]["from_user_id"] == HIDDEN.id


def test_a_webhook_comes_again_until_it_is_acknowledged(doubles, bridge):
    bridge.statuses = [500, 503, 404]
    webhook = doubles.whatsapp.write(ANNA.id, "hello")
    assert webhook.wait()
    assert [a.status for a in webhook.attempts] == [500, 503, 404, 200]
    assert len({bytes(raw) for raw in bridge.raw}) == 1


def test_a_webhook_is_given_up_after_its_last_retry(bridge):
    with Doubles(bridge.url, speed_up=1e6) as doubles:
        bridge.secrets["whatsapp"] = "another"
        webhook = doubles.whatsapp.write(ANNA.id, "hello")
        assert not webhook.wait()
        assert {a.status for a in webhook.attempts} == {401}
        assert not doubles.whatsapp.webhooks.acknowledged


def test_messages_of_one_person_keep_their_order(doubles, bridge):
    for n in range(12):
        doubles.whatsapp.write(ANNA.id, str(n))
    assert doubles.settle()
    assert [m["text"]["body"] for m in bridge.messages()] == [str(n) for n in range(12)]


def test_copies_of_a_webhook_can_come_at_the_same_time(doubles, bridge):
    doubles.whatsapp.webhooks.copies = 3
    doubles.whatsapp.webhooks.in_parallel = True
    doubles.whatsapp.write(ANNA.id, "hello")
    assert doubles.settle()
    assert len({m["id"] for m in bridge.messages()}) == 1
    assert len(bridge.messages()) == 3


def test_webhooks_can_come_out_of_order_and_none_is_lost(doubles, bridge):
    doubles.whatsapp.webhooks.scatter_s = 0.05
    for n in range(12):
        doubles.whatsapp.write(ANNA.id, str(n))
    assert doubles.settle()
    arrived = [int(m["text"]["body"]) for m in bridge.messages()]
    assert sorted(arrived) == list(range(12))
    assert arrived != list(range(12))


def test_latency_is_known_for_every_acknowledged_webhook(doubles):
    doubles.whatsapp.write(ANNA.id, "hello").wait()
    assert len(doubles.whatsapp.webhooks.latencies_ms()) == len(doubles.whatsapp.webhooks.acknowledged) == 1


def test_the_address_is_checked_before_anything_is_sent(doubles, bridge):
    with pytest.raises(ValueError, match="could not be validated"):
        doubles.whatsapp.subscribe()
    bridge.verify_token = doubles.whatsapp.app.verify_token
    doubles.whatsapp.subscribe()


def test_a_forged_signature_is_what_anybody_could_send(doubles):
    body = doubles.whatsapp.body_of(ANNA.id, "9999 cases")
    assert doubles.whatsapp.webhooks.post(body, {"x-hub-signature-256": "sha256=" + "0" * 64}).status == 401


# ── sending on WhatsApp ──


def test_a_reply_appears_on_the_phone_and_its_states_come_back_with_our_key(doubles, bridge):
    doubles.whatsapp.write(ANNA.id, "hello").wait()
    status, answer = bridge.send(bridge.whatsapp, text("Hi!", biz_opaque_callback_data="reply-1"), bridge.token)
    assert status == 200
    assert answer["contacts"] == [{"input": ANNA.id, "wa_id": ANNA.id}]
    assert wait_for(lambda: len(bridge.states()) == 3)
    assert [s["status"] for s in bridge.states()] == ["sent", "delivered", "read"]
    assert {s["biz_opaque_callback_data"] for s in bridge.states()} == {"reply-1"}
    mine, theirs = doubles.whatsapp.inbox(ANNA.id)
    assert (mine.ticks, theirs.text, theirs.key) == ("read", "Hi!", "reply-1")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (text("x" * 4097), "text"),
        (text(""), "text"),
        (text(unknown=1), "unknown"),
        (text() | {"messaging_product": "sms"}, "messaging_product"),
        (text() | {"recipient_type": "group"}, "recipient_type"),
        (text() | {"to": "anna"}, "to"),
        (text(biz_opaque_callback_data="x" * 513), "biz_opaque_callback_data"),
        (interactive(buttons("a", "b", "c", "d")), "buttons"),
        (interactive(buttons("a title of 21 letters")), "title"),
        (interactive(buttons("same", "same")), "button.action"),
        (interactive(buttons("a"), words="x" * 1025), "body"),
        (interactive(rows(*map(str, range(11))), kind="list"), "rows"),
        (interactive(rows("a title of 25 characters!"), kind="list"), "title"),
        (interactive(rows("a", description="x" * 73), kind="list"), "description"),
        ({"nonsense": True}, ""),
    ],
)
def test_what_the_platform_does_not_document_is_refused_by_name(doubles, bridge, body, field):
    doubles.whatsapp.write(ANNA.id, "hello").wait()
    status, answer = bridge.send(bridge.whatsapp, body, bridge.token)
    assert (status, answer["error"]["code"]) == (400, 100)
    assert field in answer["error"]["error_data"]["details"]
    assert doubles.whatsapp.tally.accepted() == 0


def test_a_wrong_token_is_refused(doubles, bridge):
    status, answer = bridge.send(bridge.whatsapp, text(), "wrong")
    assert (status, answer["error"]["code"]) == (401, 190)


def test_the_window_closes_after_24_hours_but_for_templates(doubles, bridge):
    doubles.whatsapp.write(ANNA.id, "hello").wait()
    doubles.clock.advance(timedelta(hours=25))
    status, answer = bridge.send(bridge.whatsapp, text(), bridge.token)
    assert (status, answer["error"]["code"]) == (400, 131047)
    template = {"name": "order_booked", "language": {"code": "en_US"}, "components": []}
    body = {"messaging_product": "whatsapp", "to": ANNA.id, "type": "template", "template": template}
    assert bridge.send(bridge.whatsapp, body, bridge.token)[0] == 200


def test_a_late_message_can_be_taken_and_fail_by_callback(doubles, bridge):
    doubles.whatsapp.tells_late_by_callback = True
    assert bridge.send(bridge.whatsapp, text(), bridge.token)[0] == 200
    assert wait_for(bridge.states)
    assert [(s["status"], s["errors"][0]["code"]) for s in bridge.states()] == [("failed", 131047)]
    assert doubles.whatsapp.inbox(ANNA.id) == []


def test_too_many_messages_to_one_person_are_refused(doubles, bridge):
    doubles.whatsapp.write(ANNA.id, "hello").wait()
    doubles.whatsapp.pair_gap_s = 6
    assert bridge.send(bridge.whatsapp, text(), bridge.token)[0] == 200
    assert bridge.send(bridge.whatsapp, text(), bridge.token)[1]["error"]["code"] == 131056


def test_a_button_and_a_row_can_be_tapped(doubles, bridge):
    doubles.whatsapp.write(ANNA.id, "hello").wait()
    bridge.send(bridge.whatsapp, interactive(buttons("Yes", "No")), bridge.token)
    bridge.send(bridge.whatsapp, interactive(rows("Cola", "Lemonade", description="330ml"), "list"), bridge.token)
    _, asked, listed = doubles.whatsapp.inbox(ANNA.id)
    doubles.whatsapp.tap(ANNA.id, asked.id, "b0").wait()
    doubles.whatsapp.tap(ANNA.id, listed.id, "r1").wait()
    tapped = [m for m in bridge.messages() if m["type"] == "interactive"]
    assert tapped[0]["interactive"] == {"type": "button_reply", "button_reply": {"id": "b0", "title": "Yes"}}
    assert tapped[0]["context"] == {"from": doubles.whatsapp.number.shown, "id": asked.id}
    row = {"id": "r1", "title": "Lemonade", "description": "330ml"}
    assert tapped[1]["interactive"] == {"type": "list_reply", "list_reply": row}


def test_everything_else_a_person_does_arrives_too(doubles, bridge):
    first = doubles.whatsapp
    first.send_picture(ANNA.id, "broken cans").wait()
    first.send_cart(ANNA.id, [CartLine("COLA-330", 2, "599.9"), CartLine("LEM-330", 1, "2399")], "for Friday").wait()
    bubble = first.inbox(ANNA.id)[0]
    first.react(ANNA.id, bubble.id, "👍").wait()
    first.edit(ANNA.id, bubble.id, "crushed cans").wait()
    first.take_back(ANNA.id, bubble.id).wait()
    first.send_location(ANNA.id, 51.5, -0.1, "Back door").wait()
    kinds = [m["type"] for m in bridge.messages()]
    assert kinds == ["image", "order", "reaction", "edit", "revoke", "location"]
    items = bridge.messages()[1]["order"]["product_items"]
    assert [(item["product_retailer_id"], item["item_price"]) for item in items] == [
        ("COLA-330", 599.9),
        ("LEM-330", 2399),
    ]
    assert first.inbox(ANNA.id)[0].is_deleted


def test_a_picture_can_be_fetched_with_the_token_only(doubles, bridge):
    doubles.whatsapp.send_picture(ANNA.id).wait()
    media_id = bridge.messages()[0]["image"]["id"]
    shown = bridge.get(f"{doubles.whatsapp.api_base}/v25.0/{media_id}", bridge.token).json()
    assert bridge.get(shown["url"], bridge.token).data.startswith(b"\x89PNG")
    assert bridge.get(shown["url"], "wrong").status == 401


def test_a_document_is_named_by_an_id_and_a_digest_and_fetched_with_the_token(doubles, bridge):
    doubles.whatsapp.send_document(ANNA.id, "order.csv", b"SKU,Qty\n", "text/csv", "as attached").wait()
    document = bridge.messages()[0]["document"]
    assert (document["filename"], document["mime_type"], document["caption"]) == (
        "order.csv",
        "text/csv",
        "as attached",
    )
    assert base64.b64decode(document["sha256"]) == hashlib.sha256(b"SKU,Qty\n").digest()
    shown = bridge.get(f"{doubles.whatsapp.api_base}/v25.0/{document['id']}", bridge.token).json()
    assert bridge.get(shown["url"], bridge.token).data == b"SKU,Qty\n"


def test_a_message_can_be_marked_as_read(doubles, bridge):
    doubles.whatsapp.write(ANNA.id, "hello").wait()
    mark = {"messaging_product": "whatsapp", "status": "read", "message_id": doubles.whatsapp.inbox(ANNA.id)[0].id}
    assert bridge.send(bridge.whatsapp, mark, bridge.token)[1] == {"success": True}
    assert doubles.whatsapp.inbox(ANNA.id)[0].ticks == "read"
    assert bridge.send(bridge.whatsapp, {**mark, "message_id": "none"}, bridge.token)[0] == 400


def test_the_credentials_can_be_checked(doubles, bridge):
    url = f"{doubles.whatsapp.api_base}/v25.0/{doubles.whatsapp.number.id}?fields=verified_name"
    assert bridge.get(url, bridge.token).json()["verified_name"] == "Kestrel Wholesale"


# ── faults and counts ──


def test_a_send_after_which_the_connection_drops_was_done_all_the_same(doubles, bridge):
    doubles.whatsapp.write(ANNA.id, "hello").wait()
    doubles.whatsapp.faults.drop()
    with pytest.raises(urllib3.exceptions.HTTPError):
        bridge.send(bridge.whatsapp, text(biz_opaque_callback_data="k"), bridge.token)
    assert doubles.whatsapp.tally.accepted(ANNA.id) == 1
    assert bridge.send(bridge.whatsapp, text(biz_opaque_callback_data="k"), bridge.token)[0] == 200
    assert [taken.key for taken in doubles.whatsapp.tally.duplicates()] == ["k"]


def test_errors_limits_and_held_answers_can_be_switched_on(doubles, bridge):
    doubles.whatsapp.write(ANNA.id, "hello").wait()
    faults = doubles.whatsapp.faults
    faults.fail(times=2)
    faults.limit(retry_after_s=7)
    faults.hold(30)
    assert [bridge.send(bridge.whatsapp, text(), bridge.token)[0] for _ in range(3)] == [500, 500, 429]
    with pytest.raises(urllib3.exceptions.HTTPError):
        bridge.send(bridge.whatsapp, text(), bridge.token, timeout=0.1)
    assert doubles.whatsapp.tally.accepted() == 1
    faults.fail(times=None, status=400)
    assert [bridge.send(bridge.whatsapp, text(), bridge.token)[1]["error"]["code"] for _ in range(3)] == [100] * 3
    faults.clear()
    assert bridge.send(bridge.whatsapp, text(), bridge.token)[0] == 200


# ── Facebook ──


def test_a_message_to_the_page_is_answered_echoed_and_read(doubles, bridge):
    doubles.messenger.write(BRUNO.id, "hello").wait()
    quick = [{"content_type": "text", "title": "Yes", "payload": "yes"}]
    message = {"text": "Right?", "metadata": "reply-2", "quick_replies": quick}
    body = {"messaging_type": "RESPONSE", "recipient": {"id": BRUNO.id}, "message": message}
    status, answer = bridge.send(bridge.messenger, body, bridge.page_token)
    assert (status, answer["recipient_id"]) == (200, BRUNO.id)
    assert wait_for(lambda: len(bridge.messaging()) == 4)
    echo, delivered, read = bridge.messaging()[1:]
    assert echo["message"]["is_echo"]
    assert echo["message"]["metadata"] == "reply-2"
    assert delivered["delivery"]["mids"] == [answer["message_id"]]
    assert "watermark" in read["read"]
    doubles.messenger.tap(BRUNO.id, doubles.messenger.inbox(BRUNO.id)[-1].id, "yes").wait()
    assert bridge.messaging()[-1]["message"]["quick_reply"] == {"payload": "yes"}


def test_a_picture_in_messenger_lies_at_an_open_address(doubles, bridge):
    doubles.messenger.send_picture(BRUNO.id, "broken").wait()
    assert doubles.settle()
    picture, words = bridge.messaging()
    url = picture["message"]["attachments"][0]["payload"]["url"]
    assert bridge.get(url, "no token").data.startswith(b"\x89PNG")
    assert words["message"]["text"] == "broken"


def test_a_document_in_messenger_has_its_name_in_its_address_only(doubles, bridge):
    doubles.messenger.send_document(BRUNO.id, "our order.csv", b"SKU,Qty\n", "text/csv").wait()
    attachment = bridge.messaging()[0]["message"]["attachments"][0]
    assert attachment["type"] == "file"
    assert "/our%20order.csv?" in attachment["payload"]["url"]
    assert bridge.get(attachment["payload"]["url"], "no token").data == b"SKU,Qty\n"


def test_a_link_into_messenger_brings_what_it_carried(doubles, bridge):
    doubles.messenger.follow_link(BRUNO.id, "ABCDE-12345").wait()
    assert bridge.messaging()[0]["referral"]["ref"] == "ABCDE-12345"


def test_a_button_of_a_template_comes_back_as_a_postback(doubles, bridge):
    doubles.messenger.write(BRUNO.id, "hello").wait()
    button = {"type": "postback", "title": "Yes", "payload": "yes"}
    template = {"template_type": "button", "text": "Right?", "buttons": [button]}
    message = {"attachment": {"type": "template", "payload": template}}
    bridge.send(bridge.messenger, {"recipient": {"id": BRUNO.id}, "message": message}, bridge.page_token)
    doubles.messenger.tap(BRUNO.id, doubles.messenger.inbox(BRUNO.id)[-1].id, "yes").wait()
    assert wait_for(lambda: any("postback" in m for m in bridge.messaging()))


@pytest.mark.parametrize(
    "message",
    [
        {"text": "x" * 2001},
        {"text": "a", "quick_replies": [{"content_type": "text", "title": "x" * 21, "payload": "p"}]},
        {"text": "a", "attachment": {"type": "image", "payload": {"url": "https://a.example/a.png"}}},
        {"text": "a", "buttons": []},
        {"text": "a", "metadata": "x" * 1001},
    ],
)
def test_messenger_refuses_what_it_does_not_document(doubles, bridge, message):
    doubles.messenger.write(BRUNO.id, "hello").wait()
    body = {"recipient": {"id": BRUNO.id}, "message": message}
    status, answer = bridge.send(bridge.messenger, body, bridge.page_token)
    assert (status, answer["error"]["code"]) == (400, 100)


def test_messenger_has_its_own_window(doubles, bridge):
    doubles.messenger.write(BRUNO.id, "hello").wait()
    doubles.clock.advance(timedelta(hours=25))
    body = {"recipient": {"id": BRUNO.id}, "message": {"text": "late"}}
    status, answer = bridge.send(bridge.messenger, body, bridge.page_token)
    assert (status, answer["error"]["code"], answer["error"]["error_subcode"]) == (403, 10, 2018278)
    tagged = {**body, "messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    assert bridge.send(bridge.messenger, tagged, bridge.page_token)[0] == 200


def test_a_comment_is_answered_in_public_and_the_page_hears_itself(doubles, bridge):
    doubles.comments.write(CLEO.id, "Do you sell rice?").wait()
    comment = bridge.values()[0]
    assert (comment["item"], comment["verb"], comment["from"]["id"]) == ("comment", "add", CLEO.id)
    url = f"{doubles.facebook.api_base}/v25.0/{comment['comment_id']}/comments"
    status, answer = bridge.send(url, {"message": "We do."}, bridge.page_token)
    assert status == 200
    assert wait_for(lambda: len(bridge.values()) == 2)
    own = bridge.values()[1]
    assert (own["from"]["id"], own["comment_id"], own["parent_id"]) == (
        doubles.facebook.page.id,
        answer["id"],
        comment["comment_id"],
    )
    assert [b.by for b in doubles.comments.inbox(CLEO.id)] == ["person", "company"]


def test_a_comment_can_be_edited_and_removed(doubles, bridge):
    doubles.comments.write(CLEO.id, "Do you sell rice?").wait()
    bubble = doubles.comments.inbox(CLEO.id)[0]
    doubles.comments.edit(CLEO.id, bubble.id, "Do you sell noodles?").wait()
    doubles.comments.take_back(CLEO.id, bubble.id).wait()
    assert [v["verb"] for v in bridge.values()] == ["add", "edited", "remove"]
    url = f"{doubles.facebook.api_base}/v25.0/{bubble.id}/comments"
    assert bridge.send(url, {"message": "We do."}, bridge.page_token)[0] == 400


# ── a company's own service ──


@pytest.fixture
def person():
    return "stock-room"


def callback(doubles, bridge, reply_id="r1", words="Hello", secret=None, **more):
    reply = {"id": reply_id, "text": words, **more}
    data = {"contact": {"id": "stock-room"}, "reply": reply}
    body = json.dumps({"type": "reply.created", "timestamp": doubles.clock.now().isoformat(), "data": data}).encode()
    headers = signing.headers(secret or doubles.web.secret, reply_id, body, doubles.clock.now())
    return bridge.post(doubles.web.callback_url, body, headers)


def test_a_service_signs_by_standard_webhooks(doubles, bridge, person):
    assert doubles.web.write(person, "10 CS COLA-330 é").wait()
    path, headers, body = bridge.posted[0]
    assert path == "/hooks/web"
    assert signing.is_genuine(doubles.web.secret, headers, body, doubles.clock.now())
    assert not signing.is_genuine(doubles.web.secret, headers, body + b" ", doubles.clock.now())
    assert json.loads(body)["data"]["message"]["text"] == "10 CS COLA-330 é"


def test_the_published_vector_of_standard_webhooks_holds():
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
    at = datetime.fromtimestamp(1614265330, UTC)
    headers = signing.headers(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", body, at)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_reply_that_comes_twice_is_shown_once(doubles, bridge, person):
    assert callback(doubles, bridge) == 204
    assert callback(doubles, bridge) == 204
    assert [bubble.text for bubble in doubles.web.inbox(person)] == ["Hello"]
    assert doubles.web.repeated == 1


def test_a_reply_is_refused_for_a_wrong_signature_or_an_unknown_field(doubles, bridge, person):
    assert callback(doubles, bridge, secret=signing.new_secret()) == 401
    assert callback(doubles, bridge, "r2", surprise=True) == 400
    assert doubles.web.inbox(person) == []


def test_an_option_can_be_chosen_and_words_edited_and_taken_back(doubles, bridge, person):
    callback(doubles, bridge, options=[{"id": "yes", "title": "Yes"}])
    doubles.web.tap(person, "r1", "yes").wait()
    bubble = doubles.web.inbox(person)[-1]
    doubles.web.edit(person, bubble.id, "No").wait()
    doubles.web.take_back(person, bubble.id).wait()
    doubles.web.send_cart(person, [CartLine("COLA-330", 2)]).wait()
    bodies = [json.loads(body) for _, _, body in bridge.posted]
    assert bodies[0]["data"]["message"]["choice"] == {"id": "yes", "title": "Yes"}
    assert [b["type"] for b in bodies[1:3]] == ["message.edited", "message.deleted"]
    assert bodies[3]["data"]["message"]["order"]["items"] == [{"code": "COLA-330", "quantity": "2"}]


def test_the_secrets_of_every_double_fit_the_channels_forms(doubles):
    for name, secrets in doubles.secrets().items():
        channel = wiring.channel(name)
        channel.AppSecrets.model_validate(dict(secrets.app))
        for fields in secrets.accounts.values():
            assert set(fields) <= set(channel.AccountSecrets.model_fields)
            channel.AccountSecrets.model_validate(dict(fields))
