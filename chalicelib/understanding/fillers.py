"""Words around an order that order nothing: greetings, politeness, numbering, quoted mail, signatures."""

from __future__ import annotations

import re

from chalicelib.understanding.words import fold, phrases

_LEADING = phrases(
    """
    good morning, good afternoon, good evening, morning, hi, hello, hey, dear, there, guys, team, all, sirs
    please, pls, plz, kindly, could you, can you, can i, can we, could i, could we, i'd like, we'd like, i would like
    we would like, i want, we want, i need, we need, need, to order, new order, my order, our order, order, send
    send us, send me, deliver, supply, give us, give me, get, get us, get me, have, ok, okay, so, for us, for me, just
    uh, oh, boss, may i, the, then, sorry, sorry meant, i meant, meant, make it, make that, 那, 那就, 那要, 打错了, 改成, 改为
    你好, 您好, 早上好, 老板, 麻烦, 麻烦你, 麻烦您, 请, 请给我, 请给我们, 请送, 我要, 我们要, 我需要, 我们需要, 需要, 想要
    帮我, 帮我们, 给我, 给我们, 下单, 订货, 订购, 订, 要, 来
    """
)
_TRAILING = phrases(
    """
    thank you very much, thank you, many thanks, thanks, tnx, thx, ta, cheers, then, please, pls, plz, asap
    谢谢你, 谢谢您, 谢谢, 多谢, 辛苦了, 吧, 哈, 啊
    """
)
_ALONE = frozenset(
    phrases(
        """
        regards, sir, madam, how are you, how are you doing, how are you today, hope you are well, hope you're well
        kind regards, best regards, best wishes, best, that's all, thats all, that is all, that will be all
        nothing else, as follows, the following, and, also, n, see below, order below, as below, this is our order
        here is our order, here's our order, 好的, 就这些, 以上, 如下, 订单如下, 早, 和
        """
    )
)
_EDGES = " \t\r\n,;:!?.…。，；：！？、~～\"'“”‘’()（）"  # noqa: RUF001 (Chinese punctuation is meant)

ROUNDS_MOST = 12
"""Nobody is more polite than this, and a text of eight thousand signs must not take for ever."""

_NUMBERING = re.compile(
    r"\s*(?:\(?\d{1,2}[.):](?=\s)|\d{1,2}[)\u3001](?!\d)|[\u2460-\u2473]|[-*•·\u2013\u2014]+(?=\s))\s*"
)
_QUOTED = re.compile(r"\s*(?:>|-{4,}|(?:from|to|cc|date|sent|subject|发件人|收件人|主题|日期)\s*:)")
_SIGNED = re.compile(
    r"\s*(?:(?:kind|best|warm) regards|regards|best wishes|(?:yours )?sincerely|sent from my \w+|--)\s*[,.!]?\s*$"
)


def written_lines(text: str) -> list[str]:
    """List the lines that the writer wrote for us: without quoted mail, headers, and what follows a closing."""
    found: list[str] = []
    for line in text.splitlines():
        folded = fold(line)
        if _SIGNED.match(folded):
            break
        if not _QUOTED.match(folded):
            found.append(line)
    return found


def without_numbering(line: str) -> str:
    """Return a line of a list without its number or its dash."""
    numbering = _NUMBERING.match(line)
    return line[numbering.end() :] if numbering and numbering.end() < len(line) else line


def without_fillers(words: str) -> str:
    """Return the words without the politeness around them; empty when there is nothing else."""
    left = words.strip(_EDGES)
    for _ in range(ROUNDS_MOST):
        shorter = _less(left).strip(_EDGES)
        if shorter == left:
            break
        left = shorter
    return "" if fold(left) in _ALONE else left


def _less(words: str) -> str:
    folded = fold(words)
    for phrase in _LEADING:
        if folded.startswith(phrase) and _is_whole(phrase, folded[len(phrase) :]):
            return words[len(phrase) :]
    for phrase in _TRAILING:
        before = folded.removesuffix(phrase)
        if before != folded and _is_whole(phrase, before[-1:]):
            return words[: len(before)]
    return words


def _is_whole(phrase: str, beside: str) -> bool:
    """Say whether a phrase is no piece of a longer word, by the sign beside it."""
    is_latin = phrase[0].isascii()
    return not (is_latin and beside and (beside[0].isascii() and (beside[0].isalnum() or beside[0] in "-'")))
