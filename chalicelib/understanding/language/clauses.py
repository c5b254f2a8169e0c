"""The clauses of a message, and which of them only tell something: who did what, what is where, what somebody may do some day.

Goods are ordered by a verb of wanting or by a bare list. A clause whose subject did something else with them (`the lads used 6 tubes`)
orders nothing, whatever it counts. Folded texts throughout.
"""

from __future__ import annotations

import re

_WHO = r"(?:we|i|he|she|they|you|u|ye|who|everyone|everybody|someone|somebody|nobody)"
_WHOSE = r"(?:(?:my|our|your|ur|his|her|their|the|this|that|one|some|each|every|another) (?!(?:for|to)\b)(?:[a-z'-]+ ){0,3}?[a-z'-]+|(?:staff|chef|boss|customers?|clients?|guests|kids|drivers?|neighbou?rs?|lads?|girls|someone|people|folks))"
_HOW = r"(?:(?:'ve|'d|'s| have| has| had| just| only| all| already| both| also| even| actually| nearly| never| then| recently| somehow| must have| will have) ?)*"
_DID = (
    "ate|bought|brought|broke|built|burnt|came|caught|cut|did|drank|drove|fed|fell|flew|found|gave|grew|had|hit|kept|knew|laid|lent|lost|made|met|"
    "nicked|owned|paid|ran(?! (?:out|low|short|dry|down))|read|saw|sent|shut|sold|spent|spilt|stole|stuck|taught|threw|told|took|used|went(?! for \\d)|won|wore|wrote|gone|done|been|"
    "received|blew|popped|loved|liked|enjoyed|hated|got(?! (?:to|any|time|room))"
)
_NO_DEED = (
    "needed|wanted|fancied|hoped|wondered|missed|decided|added|asked|intended|wished|required|preferred|planned|started"
)
_REGULAR = rf"(?!(?:{_NO_DEED})\b)[a-z]{{2,}}[^e\W]ed"
_HABIT = "(?:go|goes|get|gets|getting|going) through|usually \\w+|normally \\w+|always \\w+|sell|sells|use|uses|serve|serves|make|makes|eats?|drinks?"
_STATES = r"(?:was|were|had|has|have|does|did|don't|dont|doesn't|doesnt|didn't|didnt|won't|wont|hasn't|haven't|isn't|aren't|wasn't|weren't)"
_FAILED = "came|arrived|fell|went|got|broke|burst|shrank|leaked|snapped|popped|died|failed|ripped|tore|faded|turned|cracked on|split on"
_OPENS = r"(?:^\W*(?:(?:(?:last|this|next) \w+|yesterday|today|tonight|once|recently|so|well|ha|lol|then|fyi|btw|apparently),? )?|\b(?:and|but|so|because|cos|coz|as|when|since|while|that|if) )"
_SOME = r"(?:\d+|one|two|three|four|five|six|half|both|most|all|some|several|a couple|a few|every|each|none|neither)"
_THANKS = r"(?:thanks?(?: you)?|thx|cheers|ta|tq)"

_SURELY = (
    rf"\b{_WHO}{_HOW} ?(?:go|goes|get|gets|getting|going|went) through\b",
    rf"\b(?<!do )(?:{_WHO}|boss|chef|(?:my|our|the) \w+)(?: \w+)? (?:said|says|reckons?|thinks?|claims?|told me|swears|guess(?:es)?|bets?) (?:that )?(?:{_WHO}|it|they)(?:'d|'ll| would| will| might| may| could)\b",
    r"\b(?:thinking|dreaming|talking) (?:about|of) (?:\d|an?\b|some|getting|ordering|doing)|\bdepend(?:s|ing)? (?:on|how|whether)\b|\b(?:not sure|undecided|haven't decided|no idea) (?:yet|how many|if)\b",
    r"\bmeasuring up first\b|\b(?:come|get) back to (?:you|u) with\b",
    rf"^\W*{_THANKS}(?: so much| very much| a lot| again| loads| a million)* for (?:the|your|those|all|sending|bringing|getting|sorting|letting|being|that|a|\d)",
    r"^\W*(?:gracias por (?:las|los|la|el)|terima kasih (?:untuk|atas|sebab)|谢谢(?:你们?)?(?:送的|那)|谢谢\S{0,3}(?:送来|帮))",
    r"[堆放剩存摆搁压]着|\b(?:masih|lagi) ada\b|\b(?:pade|pada|rakhe|rakha|bache) (?:hai|hain|hue|hua)\b",
    r"(?<![好对算忘除够行完要加订改])了(?=\d|[一二两三四五六七八九十百半几])",
    r"(?:\d|[一二两三四五六七八九十百])\S{0,6}都\S{0,4}了(?=$|[,，。!！、])",
    r"\b(?:recibimos|recibi|llegaron|vendimos|usamos|gastamos|atendimos|compramos|cocinamos|cocemos|servimos|nos llegaron|trajeron|dejaron)\b",
    r"\b(?:mil|bik|lag|toot|nikal|aa|chal) (?:ga[iy]\w*|gaye|cuke|chuke)\b|\b(?:kha|bech|laga|istemal|use) (?:liy\w+|diy\w+|kiy\w+|kar liy\w+|daal\w+)\b",
    r"\b(?:dah|sudah|telah|baru|semalam) (?:\w+ )?(?:terima|jual|guna|pakai|masak|sampai|dapat|makan|beli|potong|buat|hantar|jahit|pasang)\b",
)
"""What tells whatever else is in the clause."""

_LIKELY = (
    rf"{_OPENS}{_WHO}{_HOW} ?(?:{_DID}|{_REGULAR})\b",
    rf"{_OPENS}{_WHO}(?: (?:have|keep|{_HABIT})|'ve(?: got)?) (?!run|to\b|no \w+ left)",
    rf"^\W*(?:(?:so|well|fyi|btw|ha|haha|lol|hi|hello|just|only|already|apparently|funny|guess what)[ ,]+)*{_WHOSE} (?:{_DID}|has|had|was|were|does|did|isn't|wasn't)\b(?! (?:for|needed|wanted|to (?:go|be|have)|after|looking|short|out|low|down)\b)",
    rf"^\W*{_SOME} of (?:the|my|our|your|ur|those|these|them|your) (?:\S+ ){{0,6}}?(?:{_STATES}|is|are|{_FAILED})\b(?! (?:for|needed|wanted|to)\b)",
    rf"^\W*{_SOME} (?!of\b)(?:\S+ ){{1,5}}?{_STATES}\b(?! (?:for|needed|wanted|to)\b)",
    rf"^\W*(?:the|those|these|your|ur) (?:\S+ ){{1,6}}?{_STATES}\b(?! (?:for|needed|wanted|to)\b)",
    r"^\W*(?:just |only |finally |already |ha |haha )*(?:received|recd|popped|blew up|got|opened|caught|booked|sold|served|went|had|found|counted|made|drank|shifted|finished|did|lost|threw|binned|took|unpacked|checked|tried|tested|won|saw|bought|installed|broke|spilt|gave|used|fitted|laid|baked|cooked|ate) (?:(?:the|my|our|your|ur|all|about|over|another|nearly|only|just|up|through) )*(?:a|an|the|one|two|three|four|five|six|\d+)\b",
    r"^\W*(?:[a-z']+ ){1,2}(?:lost|ate|stole|nicked|drank|blew up|binned|spilt|threw|ruined|took|gave|used|sold) (?:a|the|up|my|our|half|all|about|\d+|one|two|three|four|five|six)\b",
    r"^\W*my (?:record|best|guess|limit|average|size)\b|\b(?:new record|in one (?:go|sitting|night|day|weekend))\b|\b(?:it is|it's|its) (?:now |gone )*\d{1,2}(?: now| already)?\W*$",
    r"\b\w{3,}(?:iamos|abamos)\b(?<!queriamos)(?<!necesitabamos)|\bduran? \d",
    r"^\W*(?:\S+ ){1,5}?(?:came|arrived|turned up|got here|landed|made it)\b(?! (?:to|on to)\b)",
    r"^\W*(?:your|ur|his|her|the|that) (?:\S+ ){1,4}?(?:was|were|is|are) (?:\w+ )?(?:lovely|great|gorgeous|brilliant|amazing|fantastic|perfect|delicious|spot on|superb|a (?:star|legend|hit|gem|diamond)|flying|so good|good|fab|excellent)\b",
    r"^\W*(?:you|u|one|it|they) (?:can|could|should|only) (?:put|fit|get \d|stack|store|buy|hold)\b",
    r"^\W*(?:an?|the|one|1|each) (?:\S+ ){1,5}?(?:does|do|covers|makes|fills|lasts|holds|feeds|needs|takes|goes|serves) (?:about |around |roughly |only |up to )?(?:\d|one|two|three|a couple)",
    rf"\b{_SOME}(?: \w+){{0,3}} to (?:the|a) (?:gross|dozen|box|case|carton|pallet|pack|litre|kilo|metre)\b",
    r"\b(?:is|are|turns?|turned|turning|be) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?:on|next|this|today|tomorrow|in) ",
    r"\b(?:cumple|cumplio|cumplen) \d|\b(?:tenemos|tengo|hay|teniamos|habia|son) (?!que\b)(?=[^?\n]*\d)(?=[^?\n]*\b(?:aqui|en (?:la|el) (?:bodega|tienda|almacen|estante)|guardad\w+|de otro|todavia)\b)",
    r"\b(?:semalam|tadi|kelmarin) (?:\S+ ){0,3}(?:orang|ada|kami|saya|pelanggan)\b",
    r"\b(?:ho|reh|ban) (?:ga[iy]\w*|gaye)\b|\b(?:aaye|aaya|aayi|kiya|kiye|the|tha|thi)\b(?= *(?:[,.!]|$))",
    r"\b(?:size|sizing|conversion) (?:guide|chart|table)\b",
    r"\b(?:suela|cierre|costura|tapa|asa)s? (?:despegad|rot|descosid|zafad)\w+",
)
"""What tells where nothing in the clause orders."""

_LACKS = re.compile(
    r"\b(?:run|ran|running|are|'re|were|is|'s|clean|all|sold|fresh|right) out(?: of)?\b|\b(?:low on|down to (?:the|our|my) last|none left|finished the last)\b"
    r"|\bse (?:nos|me) (?:acab|termin|fue|agot)\w+|\b(?:dah|sudah) habis\b|\bhabis (?:semua|dah|terus)\b|\bkhatam (?:ho|hai)\b|(?:用|卖|吃|喝)(?:完|光|没)了?|没货了|没有了"
)
"""What there is no more of: the reason for an order, not what it counts."""

_SURE = re.compile("|".join(_SURELY))
_PLAIN = re.compile("|".join(_LIKELY))
_ENDS = re.compile(
    r"(?:^|[\s,.]+)(?:anyway|anyhow|regardless|besides|in any case|hey ho|long story short)\b|"
    r"[\n。!！?？;；,，()（）]|\.(?=\s|$)|\s-{1,2}\s|\s(?=(?:and|but|so|cos|coz|because|then|anyway)\s+(?:we|i|you|u|he|she|they|it|can|could|please|pls|send|need|want|add|order|get|give|is|are|do|does|have|how|where|also|i'm|i'll|i'd|we're|we'll|we'd)\b)"
    r"|\s(?=(?:so|then)\s+\d)|(?<=\w)\s(?=(?:how|where|when|what|any chance|can you|could you)\b)(?<=\d\s)"
)


def clauses(folded: str) -> list[tuple[int, int]]:
    """List where the clauses of a text stand, without what is between them."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in _ENDS.finditer(folded):
        found.append((start, end.start()))
        start = end.end()
    found.append((start, len(folded)))
    return [(start, end) for start, end in found if folded[start:end].strip()]


def tells_surely(clause: str) -> bool:
    """Say whether a clause tells something, even where a word of ordering is in it."""
    return _SURE.search(clause) is not None


def tells(clause: str) -> bool:
    """Say whether a clause without any word of ordering tells something."""
    return _PLAIN.search(clause.strip()) is not None


def lacks(clause: str) -> bool:
    """Say whether a clause only says what there is no more of."""
    return _LACKS.search(clause) is not None
