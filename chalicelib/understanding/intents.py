"""What a message wants, by the words that tell: tables of phrases, the first table that fits decides."""

from __future__ import annotations

from chalicelib.domain.trade import Intent, Topic
from chalicelib.understanding.words import fold, phrases

YES = frozenset(
    phrases(
        """
        yes, y, yep, yup, yeah, ok, okay, confirm, confirmed, confirming, sure, correct, right, agreed, perfect
        go ahead, book it, good to go, all good, place it, send it, looks good, do it, fine
        是, 是的, 好, 好的, 好吧, 行, 可以, 对, 对的, 没错, 确认, 确定, 下单, 下单吧, 就这样, 没问题, 嗯
        """
    )
)
YES_SIGNS = frozenset("\U0001f44d\u2705\U0001f44c\U0001f197\u2714\u2611")
NO = frozenset(phrases("no, n, nope, nah, 不, 不是, 不行, 不用, 不用了"))
CANCEL = frozenset(
    phrases(
        """
        cancel, cancel it, cancel that, cancel order, cancel the order, cancel my order, cancel everything, cancel all
        forget it, scrap it, no order, 取消, 取消订单, 全部取消, 都不要了, 不要了, 不订了, 算了
        """
    )
)
CHANGE = frozenset(
    phrases("change, change it, edit, amend, modify, change order, change the order, 改, 修改, 要改, 改一下, 更改")
)
SKIP = frozenset(
    phrases(
        """
        skip, skip it, skip that, leave it, leave it out, leave that out, never mind, nevermind, without it, drop it
        without that, 跳过, 不要这个, 这个不要, 这个不要了, 那个不要了
        """
    )
)
POLITE = frozenset(phrases("please, pls, plz, thanks, thank you, thx, ta, cheers, that, it, then, all, 谢谢, 吧, 了"))

ADD = phrases("add, plus, also, and also, and, in addition, 再来, 再加, 再要, 加上, 加, 还要, 另外, 外加, 也要")
REMOVE = phrases(
    "remove, delete, drop, take off, take out, leave out, skip the, no more, without, 去掉, 删掉, 删除, 不要, 取消"
)
REPLACE = phrases(
    """
    new list, corrected list, corrected order, replace my order, replace the order, instead of that, just this, only this
    ignore the earlier, ignore my last, ignore the last, 以这个为准, 以此为准, 重新下单, 新单, 改成下面
    """
)

_AUTO_REPLY = phrases(
    """
    out of office, out of the office, automatic reply, auto-reply, autoreply, auto reply, on annual leave
    this is an automated, automatically generated, 自动回复, 自动答复, 不在办公室
    """
)
_OPT_OUT = frozenset(
    phrases(
        """
        stop, stopall, unsubscribe, opt out, opt-out, stop all, no more messages, stop messages, stop sending
        remove me from the list, remove me from your list, take me off the list, 退订, 取消订阅, 不要再发, 别再发了, td
        """
    )
)
_OPT_OUT_ANYWHERE = phrases(
    "unsubscribe, off the promo list, off your mailing list, off the mailing list, no more promotions, 退订, 不要再发广告"
)
_BANK = phrases(
    """
    bank details, bank account, banking details, bank info, bank information, payment details, account details
    account number, sort code, iban, swift, 银行账, 收款账, 银行卡, 开户行, 汇款账, 付款账
    """
)
_BANK_MOVES = phrases(
    "change, changed, new, switched, update, updated, different, now, below, 变更, 更换, 更改, 新, 改, 换"
)
_BANK_CERTAIN = phrases(
    "switched banks, changed banks, new bank, new pay-to, remit to, remit invoice, pay to the new, 换银行"
)

_STATUS = phrases(
    """
    where is my, where's my, wheres my, where are my, where is our, where's our, wheres our, where is the, where's the
    when will it, when will my, when will the, when is my, when does my, has it left, left yet, has it shipped, any news on
    track my, tracking number, order status, status of, delivery status, what time is my
    到哪, 什么时候到, 几点到, 多久到, 发货了吗, 发了吗, 送到了吗, 物流
    """
)
_PAPERS = phrases(
    """
    invoice, invoices, statement, statements, pod, proof of delivery, credit note, delivery note, receipt
    发票, 对账单, 签收单, 送货单, 回单
    """
)
_WANTED = phrases(
    """
    copy, copies, send, resend, send me, email, forward, need, get, have, pdf, please, pls, request
    发, 要, 给, 补, 寄, 麻烦
    """
)
_QUOTE = phrases(
    """
    how much, price, prices, pricing, quote, quotation, cost, costs, in stock, do you have, do u have, have you got
    you got any, any deal, any deals, discount, do you sell, do you stock, available, vat
    多少钱, 价格, 价钱, 报价, 单价, 有没有, 有货, 有吗, 还有吗, 优惠, 什么价, 几钱
    """
)

_TOPICS: tuple[tuple[Topic, tuple[str, ...]], ...] = (
    ("price", phrases("overcharged, charged, wrong price, price is wrong, price list says, 多收, 价格不对, 算错")),
    (
        "payment",
        phrases("my card, already paid, paid twice, payment failed, double charged, 付款失败, 已付款, 重复扣款"),
    ),
    ("return", phrases("return, returns, send back, send it back, take back, refund, 退货, 退款, 退回, 退掉, 想退")),
    (
        "damaged",
        phrases("damaged, broken, smashed, crushed, leaking, leaked, torn, dented, 破损, 破了, 坏了, 碎了, 漏了, 压坏"),
    ),
    (
        "quality",
        phrases(
            "expired, out of date, past date, mouldy, moldy, mush, rotten, stale, smells, off taste, bad quality, gone off"
            ", 过期, 变质, 发霉, 发黑, 臭, 烂了, 不新鲜, 有味道, 质量"
        ),
    ),
    (
        "wrong_item",
        phrases(
            "wrong item, wrong items, wrong product, wrong goods, sent the wrong, got the wrong, delivered the wrong"
            ", 送错, 发错, 错货, 不是我们订的"
        ),
    ),
    (
        "short",
        phrases(
            "missing, short delivered, short by, was short, were short, is short, shortage, not all arrived, 少了, 缺了, 漏发, 少送, 少发"
        ),
    ),
    ("invoice", phrases("invoice is wrong, wrong invoice, invoice wrong, reissue, 发票开错, 发票抬头, 发票不对, 重开")),
    (
        "late",
        phrases(
            "late again, is late, was late, too late, hours late, days late, still waiting, never arrived, not arrived, late, 迟到, 晚了, 还没到, 没送到"
        ),
    ),
    (
        "other",
        phrases(
            "complaint, complain, unacceptable, not acceptable, not happy, new delivery address, our new address, 投诉, 不满意, 太差"
        ),
    ),
)


def has_any(said: str, table: tuple[str, ...]) -> bool:
    """Say whether one of the phrases stands in a folded text as whole words."""
    return any(_stands_in(said, phrase) for phrase in table)


def _stands_in(said: str, phrase: str) -> bool:
    if phrase not in said:
        return False
    if not phrase.isascii():
        return True
    return f" {phrase} " in said


def spoken(text: str) -> str:
    """Return the text folded, with single spaces and no punctuation but within words, and a space at either end."""
    plain = (sign if sign.isalnum() or sign in "'-" else " " for sign in fold(text).replace("\u2019", "'"))
    return f" {' '.join(''.join(plain).split())} "


def topic_in(said: str) -> Topic | None:
    """Return what a complaint is about, None where nobody complains."""
    return next((topic for topic, table in _TOPICS if has_any(said, table)), None)


def is_auto_reply(said: str) -> bool:
    """Say whether a machine wrote this."""
    return has_any(said, _AUTO_REPLY)


def is_opt_out(said: str) -> bool:
    """Say whether somebody wants no more campaigns."""
    return is_only(said, _OPT_OUT) or has_any(said, _OPT_OUT_ANYWHERE)


def is_bank_change(said: str) -> bool:
    """Say whether somebody wants to be paid elsewhere."""
    return has_any(said, _BANK_CERTAIN) or (has_any(said, _BANK) and has_any(said, _BANK_MOVES))


def question_in(said: str) -> Intent | None:
    """Return what is asked for, None where nothing is."""
    if has_any(said, _STATUS):
        return Intent.STATUS
    if has_any(said, _PAPERS) and has_any(said, _WANTED):
        return Intent.DOCUMENT
    return Intent.QUOTE if has_any(said, _QUOTE) else None


def is_only(said: str, table: frozenset[str]) -> bool:
    """Say whether a text is one or more of these phrases and nothing else but politeness."""
    words = said.split()
    found = False
    while words:
        length = next((n for n in range(min(4, len(words)), 0, -1) if " ".join(words[:n]) in table | POLITE), 0)
        if not length:
            return False
        found = found or " ".join(words[:length]) in table
        words = words[length:]
    return found
