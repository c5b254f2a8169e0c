"""What the demo plays: some short scenes on every channel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from infra.local.doubles import Bubble, Doubles
from infra.local.doubles.cart import CartLine
from infra.local.doubles.handset import TapHandset
from infra.local.doubles.webhooks import Webhook
from infra.local.play.beat import Beat, Wants

MAYA, BEN, LI, TOM, PRIYA = (
    "447700900101",
    "447700900102",
    "447700900103",
    "447700900109",
    "447700900112",
)
GRACE, HANNAH, LINDENHOF = "24000000000006", "24000000000010", "lindenhof-stock-room"
JO, PETRA = "447700900199", "35000000000099"


@dataclass(frozen=True, slots=True)
class Scene:
    """A few beats of one person. They are made one after the other: a tap needs the reply before it."""

    title: str
    way: str
    person: str
    beats: Callable[[Doubles, str], Iterator[Beat]]


class NothingToTap(Exception):
    """The company has asked nothing."""


def _asked(bubbles: list[Bubble]) -> Bubble:
    found = next((bubble for bubble in reversed(bubbles) if bubble.taps), None)
    if found is None:
        raise NothingToTap
    return found


def _tap(doubles: Doubles, way: str, person: str, place: int, wants: Wants) -> Beat:
    """Tap what stands at this place under the last question."""
    phones: dict[str, TapHandset] = {"whatsapp": doubles.whatsapp, "messenger": doubles.messenger, "web": doubles.web}
    handset = phones[way]
    asked = _asked(handset.inbox(person))
    tap = asked.taps[place]
    return Beat(f"taps [{tap.title}]", lambda: handset.tap(person, asked.id, tap.id), wants)


_BOOKED = Wants(intent="confirm", booked="orders")


def _order_in_words(doubles: Doubles, me: str) -> Iterator[Beat]:
    words = "2 cs COLA-330 and 1 case LEM-330 please, for the Beach kiosk"
    yield Beat(words, lambda: doubles.whatsapp.write(me, words), Wants(intent="order", says="COLA-330"))
    yield _tap(doubles, "whatsapp", me, 0, _BOOKED)


def _a_question_first(doubles: Doubles, me: str) -> Iterator[Beat]:
    words = "5 cases cola"
    yield Beat(words, lambda: doubles.whatsapp.write(me, words), Wants(intent="order", says="COLA-500"))
    yield _tap(doubles, "whatsapp", me, 0, Wants(says="COLA-330"))
    asked = _asked(doubles.whatsapp.inbox(me))
    yield Beat("puts a 👍 on the read-back", lambda: doubles.whatsapp.react(me, asked.id, "👍"), _BOOKED)


def _in_chinese(doubles: Doubles, me: str) -> Iterator[Beat]:
    words = "三箱 COLA-330\n两袋 RICJ-25"
    yield Beat(words, lambda: doubles.whatsapp.write(me, words), Wants(intent="order", says="RICJ-25"))
    yield _tap(doubles, "whatsapp", me, 0, _BOOKED)


def _cart(doubles: Doubles, me: str) -> Iterator[Beat]:
    lines = [CartLine("CUPW-12", 4), CartLine("LID-12", 4)]
    shown = "a cart from the catalogue: 4 x CUPW-12, 4 x LID-12"
    yield Beat(shown, lambda: doubles.whatsapp.send_cart(me, lines), Wants(intent="order", says="CUPW-12"))
    yield Beat("yes", lambda: doubles.whatsapp.write(me, "yes"), _BOOKED)


def _three_times_at_once(doubles: Doubles, me: str) -> Iterator[Beat]:
    words = "6 cs LEM-330"

    def thrice() -> Webhook:
        hook = doubles.whatsapp.webhooks
        hook.copies, hook.in_parallel = 3, True
        sent = doubles.whatsapp.write(me, words)
        sent.wait()
        hook.copies, hook.in_parallel = 1, False
        return sent

    yield Beat(f"{words}   (the platform delivers it three times at once)", thrice, Wants(intent="order"))
    yield _tap(doubles, "whatsapp", me, 0, _BOOKED)


def _like_last_time(doubles: Doubles, me: str) -> Iterator[Beat]:
    words = "lo mismo que la última vez, pero 8 cajas"
    yield Beat(words, lambda: doubles.whatsapp.write(me, words), Wants(intent="reorder", says="8 cajas"))
    yield _tap(doubles, "whatsapp", me, 0, _BOOKED)


def _file(doubles: Doubles, me: str) -> Iterator[Beat]:
    rows = b"Code,Product,Qty,Unit\nCOLA-330,Cola,12,cs\nLEM-330,Lemonade,3,cs\n"
    shown = "PO 4711.csv, “please order as attached”: 12 cs COLA-330, 3 cs LEM-330"
    words = "please order as attached"
    wants = Wants(intent="order", says="LEM-330")
    yield Beat(shown, lambda: doubles.whatsapp.send_document(me, "PO 4711.csv", rows, "text/csv", words), wants)
    yield Beat("yes", lambda: doubles.whatsapp.write(me, "yes"), _BOOKED)


def _complaint(doubles: Doubles, me: str) -> Iterator[Beat]:
    words = "The milk came warm and two cartons were leaking. Not good enough!"
    yield Beat(words, lambda: doubles.messenger.write(me, words), Wants(intent="ticket", booked="tickets"))


def _comment(doubles: Doubles, me: str) -> Iterator[Beat]:
    words = "Do you deliver paper cups to small cafes too?"
    yield Beat(words, lambda: doubles.comments.write(me, words))


def _own_service(doubles: Doubles, me: str) -> Iterator[Beat]:
    words = "10 CS COLA-330, 4 CS LEM-330"
    yield Beat(words, lambda: doubles.web.write(me, words), Wants(intent="order", says="COLA-330"))
    yield _tap(doubles, "web", me, 0, _BOOKED)


def _stranger(doubles: Doubles, me: str) -> Iterator[Beat]:
    first, second = "Hi, 20 cases of cola please", "hello??"
    yield Beat(first, lambda: doubles.whatsapp.write(me, first), Wants(says="invitation"))
    yield Beat(second, lambda: doubles.whatsapp.write(me, second), Wants(is_answered=False))


def _card(doubles: Doubles, me: str) -> Iterator[Beat]:
    words = "Can you charge it to my card 4111 1111 1111 1111?"
    yield Beat(words, lambda: doubles.whatsapp.write(me, words), Wants(verdict="mask"))


def _supplier(doubles: Doubles, me: str) -> Iterator[Beat]:
    words = "PO 30015 confirmed, but line 3 only 8 cartons"
    yield Beat(words, lambda: doubles.whatsapp.write(me, words), Wants(booked="purchases"))


def _bank_details(doubles: Doubles, me: str) -> Iterator[Beat]:
    words = "Please note our new bank details and pay to this account from now on"
    wants = Wants(intent="bank_change", booked="tickets", says="call you back")
    yield Beat(words, lambda: doubles.messenger.write(me, words), wants)


SCENES = (
    Scene("An order in words", "whatsapp", MAYA, _order_in_words),
    Scene("Two readings: we ask", "whatsapp", BEN, _a_question_first),
    Scene("Another language", "whatsapp", LI, _in_chinese),
    Scene("A cart from the catalogue", "whatsapp", PRIYA, _cart),
    Scene("The same webhook three times at once", "whatsapp", MAYA, _three_times_at_once),
    Scene("The same as last time, in Spanish", "whatsapp", BEN, _like_last_time),
    Scene("An order that comes as a file", "whatsapp", PRIYA, _file),
    Scene("A complaint", "messenger", GRACE, _complaint),
    Scene("A comment in public", "comments", PETRA, _comment),
    Scene("A company's own program", "web", LINDENHOF, _own_service),
    Scene("A stranger", "whatsapp", JO, _stranger),
    Scene("A card number", "whatsapp", MAYA, _card),
    Scene("A supplier confirms a purchase order", "whatsapp", TOM, _supplier),
    Scene("New bank details: never by machine", "messenger", HANNAH, _bank_details),
)
