"""Tables of phrases: which words say what. Folded, without punctuation; the longest stand first."""

from __future__ import annotations

from chalicelib.domain.trade import Topic
from chalicelib.understanding.words import phrases

YES = frozenset(
    phrases(
        """
        yes, y, yep, yup, yeah, ok, okay, confirm, confirmed, confirming, sure, correct, right, agreed, perfect
        go ahead, book it, good to go, all good, place it, send it, looks good, do it, fine, send, please send
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
CANCEL_CERTAIN = phrases(
    "cancel everything, cancel the whole, cancel it all, cancel all of it, 全部取消, 都不要了, 整单取消"
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
POLITE = frozenset(
    phrases(
        "please, pls, plz, thanks, thank you, thx, ta, cheers, that, it, then, all, boss, that's all, thats all, that is all, 谢谢, 吧, 了, 就这些, 老板"
    )
)


ADD = phrases("add, plus, also, and also, and, in addition, 再来, 再加, 再要, 加上, 加, 还要, 另外, 外加, 也要")
REMOVE = phrases(
    "remove, delete, drop, take off, take out, leave out, skip the, no more, without, 去掉, 删掉, 删除, 不要, 取消"
)
REMOVE_AFTER = phrases("不要了, 取消, 去掉, 不用了")
REPLACE = phrases(
    """
    new list, corrected list, corrected order, replace my order, replace the order, instead of that, just this, only this
    ignore the earlier, ignore my last, ignore the last, 以这个为准, 以此为准, 重新下单, 新单, 改成下面
    """
)

AUTO_REPLY = phrases(
    """
    out of office, out of the office, automatic reply, auto-reply, autoreply, auto reply, on annual leave
    this is an automated, automatically generated, delivery failure, could not be delivered, mailbox is not monitored,
    正在休假, 休假中, 自动回复, 自动答复, 不在办公室
    """
)
OPT_OUT = frozenset(
    phrases(
        """
        stop, stopall, unsubscribe, opt out, opt-out, stop all, no more messages, stop messages, stop sending
        remove me from the list, remove me from your list, take me off the list, 退订, 取消订阅, 不要再发, 别再发了, td
        """
    )
)
OPT_OUT_ANYWHERE = phrases(
    "unsubscribe, off the promo list, off your mailing list, off the mailing list, no more promotions, 退订, 不要再发广告"
)
BANK = phrases(
    """
    bank details, bank account, banking details, bank info, bank information, payment details, account details
    account number, sort code, iban, swift, 银行账, 收款账, 银行卡, 开户行, 汇款账, 付款账
    """
)
BANK_MOVES = phrases(
    "change, changed, new, switched, update, updated, different, now, below, 变更, 更换, 更改, 新, 改, 换"
)
BANK_CERTAIN = phrases(
    """
    switched banks, changed banks, new bank, bank has changed, bank changed, new account, different account
    another account, new pay-to, remit to, remit invoice, pay to the new, 换银行
    """
)

STATUS = phrases(
    """
    where is my, where's my, wheres my, where are my, where is our, where's our, wheres our, where is the, where's the
    when will it, when will my, when will the, when is my, when does my, has it left, left yet, has it shipped, any news on
    track my, tracking number, order status, status of, delivery status, what time is my
    到哪, 什么时候到, 几点到, 多久到, 发货了吗, 发了吗, 送到了吗, 物流
    """
)
PAPERS = phrases(
    """
    invoice, invoices, inv, statement, statements, pod, proof of delivery, credit note, delivery note, receipt
    发票, 对账单, 签收单, 送货单, 回单
    """
)
WANTED = phrases(
    """
    copy, copies, send, resend, send me, email, forward, need, get, have, pdf, please, pls, request
    发, 要, 给, 补, 寄, 麻烦
    """
)
QUOTE = phrases(
    """
    how much, price, prices, pricing, quote, quotation, cost, costs, in stock, do you have, do u have, have you got
    you got any, any deal, any deals, discount, do you sell, do you stock, available, with vat, plus vat, inc vat
    多少钱, 价格, 价钱, 报价, 单价, 有没有, 有货, 有吗, 还有吗, 优惠, 什么价, 几钱
    """
)

TOPICS: tuple[tuple[Topic, tuple[str, ...]], ...] = (
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
            "missing, short delivered, short by, was short, were short, shortage, not all arrived, 少了, 缺了, 漏发, 少送, 少发"
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

NOT_AN_ORDER = phrases(
    """
    stock as at, stock count, stock take, just counting, left on the shelf, what we have left, we have left
    库存, 盘点, 还剩
    """
)
"""A partner counts its own shelves; the order comes later."""

MOVES = phrases(
    """
    but, instead, not, no, without, change, swap, make, half, double, drop, remove, less, more, wrong, push, move, cancel
    """
)
MOVES_ZH = frozenset("改换不少多减半")
"""Words that change something, even where we do not understand what."""
