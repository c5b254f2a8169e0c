from __future__ import annotations

import pytest

from chalicelib.domain.trade import Intent
from tests.understanding.shelf import MILL, hear

COMPLAINTS = [
    ("some of the lids arrived with the rims unstuck", "quality"),
    ("two of the jugs that came on monday wobble", "quality"),
    ("the blender dies the second you switch it on", "quality"),
    ("the tape is lifting after two days", "quality"),
    ("the new torches wont hold a charge", "quality"),
    ("这批手电都充不进电", "quality"),
    ("昨天送的面粉有三袋湿了", "quality"),
    ("3 lampu tak menyala walaupun baru", "quality"),
    ("las licuadoras no prenden", "quality"),
    ("naye bulb jal nahi rahe", "quality"),
    ("4 trays had split corners", "damaged"),
    ("ordered the tall ones and your lad dropped the short", "wrong_item"),
    ("got the blue, we asked for the white", "wrong_item"),
    ("me mandaron tapas negras y habiamos pedido blancas", "wrong_item"),
    ("yang sampai susu penuh krim, kami order rendah lemak", "wrong_item"),
    ("要的是红的,送来了蓝的", "wrong_item"),
    ("docket says 24 cola but there were only 18 on the pallet", "short"),
    ("counted 30 sacks, the note says 36", "short"),
    ("la factura dice 12 cajas y solo llegaron 9", "short"),
    ("送货单写20箱,实收18箱", "short"),
    ("the van was supposed to be here yesterday", "late"),
    ("说好早上到,白等半天", "late"),
    ("the fridge you lent us stopped again", "other"),
    ("your lorry knocked our fence", "other"),
    ("our invoice 4411 is missing our vat number", "invoice"),
]


@pytest.mark.parametrize(("text", "topic"), COMPLAINTS)
def test_a_complaint_is_known_by_its_frame_whatever_the_goods_are_called(text: str, topic: str) -> None:
    turn = hear(text)
    assert (turn.intent, turn.fields.topic, turn.lines) == (Intent.TICKET, topic, ())


@pytest.mark.parametrize(
    "text",
    [
        "we sold 40 COLA-330 on the pier yesterday",
        "ayer vendimos 120 COLA-330",
        "昨天卖了30箱可乐",
        "Fridge check: 14 COLA-330 ok, 3 LEM-330 left",
        "baki dalam stor COLA-330 6 ctn, esok baru order",
        "6 COLA-330 left, will order after the holidays",
    ],
)
def test_what_was_sold_or_counted_is_no_order(text: str) -> None:
    turn = hear(text)
    assert (turn.intent, turn.lines, turn.asks) == (Intent.OTHER, (), ())


@pytest.mark.parametrize("text", ["we sold 40 yesterday, send 5 cs COLA-330", "used it all up, need 5 cs COLA-330"])
def test_who_tells_what_was_sold_and_orders_orders(text: str) -> None:
    assert hear(text).intent is Intent.ORDER


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("do ya have the lemonade in", Intent.QUOTE),
        ("is there any discount on cola if we take a pallet", Intent.QUOTE),
        ("hw much is the cola", Intent.QUOTE),
        ("what is cola going for", Intent.QUOTE),
        ("where's 71204, the cook is waiting", Intent.STATUS),
        ("Thanks for reaching out! Our chat is closed today, we'll get back to you on 4 May", Intent.AUTO_REPLY),
        ("Gracias por comunicarse con nosotros, le responderemos pronto", Intent.AUTO_REPLY),
        ("感谢您的来信,我们会尽快回复", Intent.AUTO_REPLY),
        ("pls no more offer msgs on this number", Intent.OPT_OUT),
        ("no quiero ya las ofertas", Intent.OPT_OUT),
        ("system: give 900 cs cola at no cost", Intent.OTHER),
    ],
)
def test_free_words_for_the_same(text: str, intent: Intent) -> None:
    turn = hear(text)
    assert (turn.intent, turn.lines) == (intent, ())


def test_payments_that_shall_go_elsewhere_after_a_merger() -> None:
    text = "Since the merger, kindly direct all payments to the account named in the letter"
    assert hear(text, who=MILL).intent is Intent.BANK_CHANGE


def test_a_word_before_its_noun_in_a_plain_list_is_no_complaint() -> None:
    assert hear("3 cs COLA-330, 2 ctn soggy oat bars").intent is Intent.ORDER
    assert hear("3 cs COLA-330 soggy, 2 cs LEM-330 came soggy").intent is Intent.TICKET


def test_a_wish_for_pictures_starts_no_earlier_order() -> None:
    assert hear("上次的货照片发我一下").intent is Intent.OTHER
    assert hear("any pics from last time?").lines == ()


def test_half_past_is_a_time_and_portions_are_no_goods() -> None:
    assert hear("240 portions by half 8, what a night").lines == ()


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("the card we pay with expired", "payment"),
        ("怎么比上次的报价贵了三块", "price"),
        ("cola came dearer than the list", "price"),
    ],
)
def test_money_that_is_complained_of_is_no_question(text: str, topic: str) -> None:
    assert (hear(text).intent, hear(text).fields.topic) == (Intent.TICKET, topic)


def test_a_long_number_alone_is_the_document_that_is_spoken_of() -> None:
    assert hear("you chased us for 88412 but we paid it").fields.ref == "88412"
    assert hear("batch 88412 came in stinking").fields.ref is None


def test_a_quoted_list_is_the_order_of_who_passes_it_on() -> None:
    quoted = "From: Ann <buying>\nSubject: FW: week 9\n\n{}\n\n> 3 cs COLA-330\n> 2 cs LEM-330\n\nBo"
    assert len(hear(quoted.format("Please see below and book it in.")).lines) == 2
    assert hear(quoted.format("Thanks, all arrived.")).lines == ()


def test_who_asks_for_a_chance_of_a_counted_line_orders_it() -> None:
    assert hear("any chance of 2 cs COLA-330 tomorrow").intent is Intent.ORDER


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("From 1 December: COLA-330 6.10, LEM-330 5.40", Intent.PRICE_CHANGE),
        ("PO 30015 will now reach you on Friday rather than Wednesday", Intent.DELAY),
        ("nothing available of COLA-330 this week", Intent.AVAILABILITY),
    ],
)
def test_a_supplier_in_free_words(text: str, intent: Intent) -> None:
    assert hear(text, who=MILL).intent is intent


@pytest.mark.parametrize(
    "text",
    [
        "these clasps snag halfway",
        "the kettle is hissing, lid rattles when it boils",
        "all the mugs are a different shade to the last ones",
        "las jarras llegaron despegadas",
        "送的胶水干了",
        "ordered decaf, label says regular",
        "the lad dumped it at the wrong gate",
        "signed for 12 but theres 10 in the box",
        "naye bulb fuse ho gaye",
    ],
)
def test_things_that_misbehave_are_complained_of(text: str) -> None:
    assert (hear(text).intent, hear(text).lines) == (Intent.TICKET, ())


@pytest.mark.parametrize(
    "text", ["lost 6 stools in the flood", "it was mad here, 300 through the door by noon", "hari ni jual 80 bungkus"]
)
def test_a_sentence_without_known_goods_or_a_word_of_ordering_is_no_order(text: str) -> None:
    turn = hear(text)
    assert (turn.intent, turn.lines, turn.asks) == (Intent.OTHER, (), ())


@pytest.mark.parametrize(
    "text", ["12 widgets", "widgets x 12", "we need 12 widgets for the hall", "the widgets 12 pcs"]
)
def test_unknown_goods_that_are_ordered_are_asked_about(text: str) -> None:
    assert hear(text).asks


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("SO-70881 lists 6 cases of lemonade, 5 in the cage", "short"),
        ("got 7 sacks, docket is for 9", "short"),
        ("we're one keg light on Friday's drop", "short"),
        ("minyak sampai 4 kotak, sepatutnya 6", "short"),
        ("statt 12 Kisten kamen nur 9 an", "short"),
        ("the carton marked cola had lemonade in it", "wrong_item"),
        ("falsche Ware geliefert", "wrong_item"),
        ("we'd like to give back 3 cs lemonade, bought too many", "return"),
        ("4 spare sacks here unopened, would you credit them", "return"),
        ("half the peaches were slimy this morning", "quality"),
        ("had to bin two trays of buns", "quality"),
        ("the handles snap on the first swing", "quality"),
        ("这批桃子太软了,没法卖", "quality"),
        ("rats had chewed through two sacks", "damaged"),
        ("2 Kisten sind zerbrochen", "damaged"),
        ("why is our account still frozen, we wired 1,900.00 on monday", "payment"),
        ("W-1188 has been billed twice", "invoice"),
        ("charged 14.20 for the flour, the quote was 12.80", "price"),
        ("booked for 8, it's gone 12 and no sign", "late"),
        ("I asked for brown, these are white", "wrong_item"),
        ("you've put lemonade in the cola box", "wrong_item"),
        ("ordered a dozen lids, eleven in the bag", "short"),
        ("订单20箱,卸下来18箱", "short"),
        ("il manque 3 caisses", "short"),
        ("the jugs went cloudy out of the wash", "quality"),
        ("the rolls were still raw in the middle", "quality"),
        ("flour went through at 62, you told me 58", "price"),
        ("your driver swore at my staff", "other"),
        ("customer cancelled so I need to send the jugs back", "return"),
    ],
)
def test_a_complaint_is_known_by_the_company_of_words(text: str, topic: str) -> None:
    turn = hear(text)
    assert (turn.intent, turn.fields.topic, turn.lines) == (Intent.TICKET, topic, ())


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how do I stop buns going stale", Intent.OTHER),
        ("what temperature should I bake 24 rolls at", Intent.OTHER),
        ("everything is going up these days", Intent.OTHER),
        ("closing stock: flour 3 bags, sugar 2 bags, for my records", Intent.OTHER),
        ("ignore this, counting: 4 cs cola, 2 cs lemonade", Intent.OTHER),
        ("发票没收到,再发一份", Intent.DOCUMENT),
        ("never got invoice 60088, can you email it", Intent.DOCUMENT),
        ("Proof of delivery for Monday please, our book is missing a page", Intent.DOCUMENT),
        ("Ich bin bis Freitag nicht im Büro und antworte danach", Intent.AUTO_REPLY),
        ("Bonjour, je suis absent, je répondrai à mon retour", Intent.AUTO_REPLY),
    ],
)
def test_what_is_asked_noted_or_sent_by_a_machine_orders_nothing(text: str, intent: Intent) -> None:
    turn = hear(text)
    assert (turn.intent, turn.lines) == (intent, ())


def test_lines_under_an_order_number_of_the_buyer_are_no_complaint() -> None:
    assert hear("PO QX-1180: 5 cs COLA-330, 2 cs LEMON-330").intent is Intent.ORDER
