"""What partners tell of goods that have come: classes of words that make a complaint together, whatever the goods are called.

A table of phrases (`cues`) knows a fault by its own word. Here a fault is known by its frame: what came is not what was
ordered, or less than a paper says; some of what came is in a state; a thing does not do what things do.
"""

from __future__ import annotations

import re

from chalicelib.domain.trade import Topic

_SOME = r"(?:half|some|most|many|all|both|every|each|one|two|three|four|five|six|several|a few|few|a couple|loads|couple|\d+)"
_CAME = r"(?:arriv(?:ed|es)|came|turn(?:ed|s) up|show(?:ed|s) up|landed|got here|reached us|(?:was|were|got|been) (?:delivered|sent|dropped))"
_SENT = r"(?:sent|left|dropped|brought|gave|delivered|shipped|given|handed|supplied)"
_GOT = rf"(?:got(?! any)|received|had|been {_SENT}|{_SENT})"
_ASKED = r"(?:(?:we|i|they)(?:'d| had| have|'ve)? (?:clearly |actually )?(?:ordered|asked for|asked|wanted|said|paid for)|should(?:'ve| have| of)? (?:been|come)|(?:was|were|is|are) (?:supposed|meant) to be|meant to be)"
_PAPER = r"(?:ticket|note|dn|docket|invoice|inv|bill|paperwork|label|sheet|manifest|slip|packing list|receipt|pod)"
_SAYS = r"(?:says?|said|shows?|showed|has|had|lists?|listed|states?|reads?|is for|was for|for)"
_COUNTED = r"(?:\bonly\b|\bjust\b|counted|\bthere(?:'?s| were| was| are| is)\b|in the (?:box|bag|carton|case|pallet|bundle)|on the (?:skid|pallet|van|truck|lorry)|turned up|made it)"
_REST = r"[^?\n]"
_SPAN = r"(?:(?:a|an|one|two|three|four|five|six|ten|half an?|a couple(?: of)?|\d+) ?(?:mins?|minutes?|hours?|hrs?|days?|weeks?|months?|uses?|washes?|goes)\b)"

_PART = r"(?:zips?|seams?|soles?|stitch(?:es|ing)|hems?|buttons?|studs?|poppers|lids?|caps?|seals?|pumps?(?: heads?)?|handles?|hinges?|tips?|bristles|batter(?:y|ies)|elastic|glue|print|logos?|lining|heels?|straps?|threads?|labels?|corners?|edges?|wheels?|screens?|cables?|plugs?|switch(?:es)?|nozzles?|triggers?|legs?|cuffs?|collars?|bases?|blades?|necks?|pockets?|coating|varnish|paint|colou?r|dye)"
_FAULT = r"(?:gone|broken|split(?:ting)?|snapped|failed|failing|peel(?:ing|ed|s)|coming|falling|came|fell|loose|missing|undone|stuck|sticking|jammed|torn|ripped|won't|wont|don't|dont|doesn't|doesnt|crack(?:ed|ing)|knocked|bent|dead|leaking|perished|blown|bleeding|running|rubbing|frayed|fraying|fade[sd]?|fading|worn|pulled)"

_SHORT = (
    rf"\bon the {_PAPER}\b{_REST}{{0,20}}\b(?:only|just) (?:\d|an?\b|one|two|three|four|five|six)",
    r"\b(?:was|were|came|came up|is|are|been|arrived|delivered|being) (?:\d+|an?|one|two|three|four|five|six|half an?)(?: \w+){0,5} short\b",
    r"\b(?:was|were|weigh\w*|had|held)\b[^?\n]{0,20}\d+ ?(?:kgs?|g|ml|l|m|cm|mm)?,? (?:not|instead of|rather than) (?:the )?\d",
    rf"\b{_PAPER}\b{_REST}{{0,40}}\b(?:{_SAYS}|down for)\b{_REST}{{0,40}}\d{_REST}*{_COUNTED}{_REST}*",
    rf"\bcounted {_REST}{{0,30}}\d{_REST}*\b{_PAPER}\b {_SAYS}\b",
    rf"\b(?:paid|charged|billed|invoiced|signed|down) (?:us )?for \d{_REST}*{_COUNTED}",
    r"\b(?:factura|nota|remision|ticket)\b[^?\n]{0,40}\b(?:dice|marca|pone|trae|por|son)\b[^?\n]{0,30}\d[^?\n]*\b(?:solo|nomas|conte|contamos|llegaron|hay|venian|vienen)\b",
    r"\b(?:pedi|pedimos|cobraron|facturaron|pague|pagamos) \d[^?\n]*\b(?:solo|nomas|nada mas|unicamente)\b",
    r"\b(?:invois|do|nota|resit)\b[^?\n]{0,40}\d[^?\n]*\b(?:cuma|hanya|saja|sahaja|je|kira)\b",
    r"\b(?:bill|invoice|challan)\b[^?\n]{0,40}\d[^?\n]*\b(?:sirf|gine|gina|nikle|nikla|mile|aaye)\b",
    r"(?:单(?:子|据)?上?|发票|账单)(?:写|开|是|有|标)\S{0,8}(?:\d|[一二两三四五六七八九十])\S{0,14}(?:只有|才有?|点了|数了|实际|实收|实到|数下来)",
)
_WRONG = (
    rf"\b{_SOME} (?:of )?(?:the|my|our|them|these|those)\b{_REST}{{2,40}}\b(?:are|were|is|was)\b{_REST}{{1,40}}\b(?:we|i) (?:needed|wanted|ordered|asked for)\b",
    rf"\b(?:you|u|they)(?:'ve| have|ve)? {_SENT} {_REST}{{2,60}}\b(?:we|i)(?:'d| had)? (?:ordered|asked for|wanted|said)\b",
    r"\b(?:ordered|asked for|wanted) [^?\n]{2,50}\b(?:box|label|inside|contents|colou?r|(?:what|whats|what's) (?:here|inside|in it))(?:'s|s| is| are| says)\b",
    rf"\b(?:ordered|asked for|wanted|paid for) {_REST}{{2,50}}\b(?:{_GOT}|came|arrived|driver|van)(?:'s|'ve)?\b(?! (?:it|them) (?:to|by|for|in|on))(?! (?:to|by)\b)",
    rf"\b(?:got|received|(?:{_SENT}) (?:us|me)|came|arrived) {_REST}{{2,60}}\b{_ASKED}\b",
    r"\b(?:llego|llegaron|mandaron|enviaron|trajeron|entregaron|dieron|dejaron|vino|vinieron)\b[^?\n]{2,60}\b(?:pedi|pedimos|(?:habia|habiamos) pedido|ordene|ordenamos|queria|queriamos|encargue|encargamos|eran?|debian? ser)\b",
    r"\b(?:pedi|pedimos|(?:habia|habiamos) pedido|encargue|encargamos|ordenamos)\b[^?\n]{2,50}\b(?:llego|llegaron|mandaron|trajeron|dieron|dejaron|vino|vinieron)\b",
    r"\b(?:saya|kami|kita) (?:order|pesan|minta)\b[^?\n]{2,40}\b(?:tapi|yang (?:sampai|dapat|datang|dihantar)|dapat|kenapa)\b",
    r"\b(?:yang sampai|yang datang|dapat|dihantar|sampai)\b[^?\n]{2,40}\b(?:bukan|padahal|sedangkan|(?:saya|kami|kita) (?:order|pesan|minta))\b",
    r"\b(?:mangay[aei]|mangway[aei]|order kiy[aei]|bol[aei])\b(?: th[aei])?[^?\n]{0,40}\b(?:aay[aei]|aa gay[aei]|bhej[aei]|mil[aei]|(?:de|bhej|pakda) (?:diy[aei]|di))\b",
    r"\b(?:aay[aei]|(?:bhej|de) (?:diy[aei]|di)|bhej[aei]|mil[aei])\b[^?\n]{2,40}\b(?:mang\w+|order kiy[aei]|bol[aei]) th[aei]\b",
    r"(?:订|要|点|买|下)的(?:明明|是)+[^?\n]{1,20}(?:(?:来|送|发|给|拿)(?:了|的|来)|收到|到的)",
    r"(?:收到|送来|发来|给了)的?(?:是|了)?[^?\n]{1,20}(?:我们?|明明|应该)\S{0,3}(?:订|要|点|下)的?(?:是)?",
)
_DAMAGED = (
    r"\b(?:had|have|has|with|got|full of) (?:\w+ ){0,2}(?:split|burst|cracked|torn|broken|ripped|crushed|bent) \w+",
    rf"\b{_CAME} (?:\w+ ){{0,2}}(?:in (?:bits|pieces)|flattened|squashed|soaked|dripping|leaking|smashed)\b",
)
_MISBEHAVES = "snag|hiss|rattl|rattle|squeak|wobbl|wobble|crumbl|crumble|curl|flak|flake|shrink|overheat|buzz|snapp|snap|jamm|jam|slipp|dripp|tripp|leak"
_DOES = "carga|prende|enciende|cierra|abre|sirve|jala|corta|seca|pega|calienta|enfria|agarra|aguanta|ajusta"
_QUALITY = (
    rf"^\W*{_SOME} of (?:the|those|these|your|ur|our|my) (?:\S+ ){{0,6}}?(?:have|had|are|were|came|arrived)\b(?![^?\n]*\b(?:fine|ok|okay|great|lovely|good|sold|gone|left|perfect|for|needed|coming|sick|cancelled|away|back)\b)",
    r"\b(?:came|come|comes|coming) up (?:\w+ )?(?:more like|small|big|short|large|tight|huge|tiny|long|narrow)\b|\bsin (?:tapas?|etiquetas?|sellos?|tornillos|botones)\b|\bdhakkan (?:toot|nahi)\w*",
    r"(?:缩水?|受?潮|开口|掉色|起球|变黄|发黄|结块|裂开?|脱线|开线|开裂|生虫)了",
    r"\b(?:coming|came|falling|falls|fell|peeling|peels|peeled|pulling|wearing|wore|lifting|hanging|breaking|dropping|popping|flaking|chipping|knocked|working) (?:away|off|apart|loose|undone|unstuck|adrift|to (?:bits|pieces)|open|through)\b",
    rf"\b{_PART} (?:(?:has|have|had|is|are|was|were|all|just|keeps?|kept|going|already|on (?:it|them|\d)|never|even) )*{_FAULT}\b(?! (?:for|in|please|pls)\b)",
    r"\b(?:with|had|have|has|came with|got) no (?:lids?|caps?|seals?|labels?|zips?|buttons?|instructions|screws|fixings|tops?|stoppers?|pumps?|plugs?|cables?|chargers?)\b",
    r"\b(?:shrank|shrunk|bobbl(?:ed|ing|es)|pilling|pilled|pulled threads|iron burns?|(?:come|came|coming|comes|gone|going|went|turn(?:s|ed|ing)?)(?: out)?(?: all)? (?:brassy|patchy|yellow|green|grey|hard|soft|brown|lumpy|stringy|cloudy|fuzzy|floppy|streaky|sticky|flat|see-through|out of shape|bald))\b",
    r"\bnot the (?:\w+ ){1,3}(?:we|i) (?:were sold|was sold|paid for|bought|signed up for)\b|\b(?:not (?:at all )?(?:happy|impressed|good enough|acceptable)|unhappy|disappointed|fuming) (?:with|about|at) (?:the|these|those|this|your|that)\b",
    rf"\b{_CAME} (?:in )?(?:with (?!me\b|us\b|the (?:van|driver))|half (?:open|empty|full|melted|frozen|defrosted|\w+ed)|un\w+ed\b|all (?!ok|okay|good|right|fine|well|in|there|correct|of|the|at)\w+|covered|full of|looking|smelling|stinking|in (?:a|an) (?:\w+ )?(?:state|mess)|open(?:ed)?\b|soft|warm|loose|dirty|filthy|sticky|defrosted|thawed|melted|empty)",
    r"\b(?:different|another|off) (?:shade|colou?r|texture|taste|smell|finish|size) (?:to|from|than) (?:the |our |my )?(?:last|before|usual|normal|others?|previous)\b",
    r"\bdead (?:out of|on opening|straight|from)\b",
    rf"(?<=[a-z] )(?<!finger )(?<!thumb )(?<!hand )(?:{_MISBEHAVES})(?:(?:es|s|ing|ed)\b(?= (?:when|if|after|off|as|at|left|half|all|every|under|like|badly|already|apart)\b)|(?:ing|ed)\b(?=[,.!]|$))",
    rf"\b(?:these|those|they|all|both) (?:\w+ ){{0,2}}(?:{_MISBEHAVES})\b",
    r"\b(?:vinieron|llegaron|salieron|llego|vino|salio) (?:tod[oa]s? |muy |medio )?\w+(?:ad|id)[oa]s?\b",
    r"\bno (?:prendi|encendi|sirvi)(?:o|eron)\b|\bno (?:carg|funcion|peg|cerr)(?:o|aron)\b",
    r"\byang (?:sampai|dapat|datang)\b[^?\n]{0,30}\b(?:lain|tak sama)\b",
    r"\b(?:fuse|band|dead|leak|toot|dheel[aei]) ho (?:ga[iy]\w*|gaye)\b|\brang (?:utar|chhod|nikal)\w*",
    r"(?:送|发|买|拿)的\S{1,8}(?:干|坏|碎|断|化|裂|臭|酸|蔫|馊)了",
    rf"\b{_SOME}(?: of)?(?: the| those| these| our| your| ur| my)?(?: \S+){{1,5}} (?:that|which|(?:you|u|ye)(?: guys)?|from (?:yesterday|last|monday|tuesday|wednesday|thursday|friday|saturday))(?: \S+){{0,3}} (?:came|arrived|sent|delivered|dropped|brought)\b",
    rf"\b(?:are|is|were|was|been|keeps?|going|goes|gone|went|stopped|died|failed|fell|broke|snapped|split|lost|came)\b(?! (?:needed|wanted|due|out|back))(?: \S+){{0,5}} (?:after|within|in)(?: only| just| less than| about| under)? {_SPAN}(?! (?:time|to|late))",
    r"\b(?:as soon as|the (?:minute|moment|second)|every time|each time) (?:you|we|i|it|they|u) (?:\w+ )?(?:switch|turn|plug|open|use|touch|put|heat|cook|run|start|wash|pick|press|charge|light)\w*",
    r"\b(?:won't|wont|doesn't|doesnt|don't|dont|isn't|isnt|aren't|arent|can't|cant|cannot|will not|does not) (?:even |properly )?(?:hold (?:a |the |its |their )?charge|turn|open up|shut|grip|cut|set|cure|stay|switch|pair|connect|reach temp\w*|screw|click|lock|latch|zip|heat|cool|spin|freeze|melt|rise|inflate|run|work\w*|charg\w*|seal\w*|stick\w*|clos\w*|light\w*|dry)\b",
    r"\b(?:stinking|stinks?|stank|reeks?|rancid|slimy|unravell?ed|frayed|wobbly|lopsided|misshapen|delaminat\w+|blister(?:ed|ing)|came apart|come apart|comes? off in|thawed|defrosted|half melted|weeping|dripping)\b(?! (?:stick|in for))",
    r"\btak (?:hidup|menyala|nyala|berfungsi|boleh (?:guna|pakai|cas|buka|tutup|hidup|on)|sejuk|panas|kering|rata|muat|segar|lekat|tajam)\b|\blain (?:warna|rasa|bau)\b|\b(?:warna|rasa|bau)(?: pun| dah)? lain\b",
    rf"\bno (?:me |se |nos )?(?:{_DOES})n?\b",
    r"\b(?:chal|jal|charge|chipak|khul|tik|kat|sookh|thand\w*|start|on) (?:hi )?(?:nahi|nahin|ni|nhi|na) (?:ho |kar )?(?:rah[aei]|rahe|hot[aei]|kart[aei]|ho\b)|\bnahi (?:chal|jal|chipak|khul|tik|kat|sookh)\w* ?(?:rah[aei]|rahe|rahi)?",
    r"[充打点关插拧装粘吸挤倒喷按]不(?:进|出|开|上|住|亮|紧|动|响|着|牢|稳|满|起来)|[充打点关插拧装开启]不了|不(?:制冷|加热|转|通电|工作|灵|制热|出墨|防水|保温)",
    r"(?:这批|那批|上批|刚到|刚收到|送来|收到|昨天|前天|上次)\S{0,16}(?:都|全|有(?:\d+|[一两二三四五六七八九十几好多些])\S{1,4})[^要换来改加给订,。\s]{0,8}(?:松|歪|裂|破|湿|脏|烂|漏|坏|潮|皱|弯|断|缺|死|化|臭|馊|酸|霉|锈)",
)
_LATE = (
    r"\b(?:was|were) due (?:at |by )?\d",
    r"\b(?:was|were) (?:supposed|meant|due|promised|booked|scheduled) (?:to (?:come|arrive|get here|turn up|land)|to be (?:here|with us)|here|in\b|yesterday|last|this (?:morning|afternoon))",
    r"\b(?:tenian?|debian?|iban?|quedaron|dijeron)\b[^?\n]{0,30}\b(?:llegar|venir|entregar|estar aqui)\b",
    r"晚(?:到|来|送)?了?\S{0,6}(?:小时|钟头|分钟|天)|(?:约好|说好|讲好|定好)\S{0,12}(?:没|晚|还不)|白等",
)
_INVOICE = (
    rf"\b(?:invoice|inv|bill)\b{_REST}{{0,60}}\b(?:should (?:be|have|say|read)|supposed to (?:be|say)|meant to (?:be|say)|not ours|isn't ours)\b",
    r"\b(?:invoice|inv|bill)\b[^?\n]{0,20}\b(?:is|are) missing (?:the |our |my )?(?:\w+ ){0,2}(?:number|name|address|po|vat|tax|reference)",
)
_OTHER = (
    r"\b(?:driver|courier|delivery (?:guy|man|lad)|rep|drivers)\b[^?\n]{0,20}\b(?:shouted|swore|swearing|yelled|threw|refused|smok\w+|speeding|argued|threatened|insulted|left the gate)\b",
    r"\b(?:left|dumped|dropped|delivered|put)\b[^?\n]{0,40}\b(?:(?:at|to|by|outside) the wrong (?:gate|address|door|place|building|entrance|site|house|unit)|next door|in the (?:rain|street|road)|on the pavement|unattended)\b",
    r"\b(?:dejo|dejaron|aventaron)\b[^?\n]{0,40}\b(?:banqueta|calle|lluvia|afuera|vecino)\b",
    r"\b(?:nobody|no one|noone) (?:has )?(?:rang|rung|called|replied|answered|got back|phoned)\b",
    r"\b(?:hired?|rent(?:ed|al)?|loan(?:ed|er)?|lent|leas(?:e|ed)|on loan)\b[^?\n]{0,60}\b(?:won't|wont|isn't|not|broken|stopped|down|dead|trip\w*|leak\w*|fault\w*|start|someone|somebody|engineer)\b",
    r"\bneeds? (?:somebody|someone|an engineer|a tech\w*|a fitter) (?:out|round|over|to (?:come|look|see))\b",
    r"\b(?:driver|van|truck|lorry|courier)\b[^?\n]{0,20}\b(?:clipped|hit|knocked|scraped|backed into|reversed into|bumped|dented|damaged|broke) (?:our|the|my)\b",
)

_PAYMENT = (
    r"\b(?:payment|paisa|paise|bayaran|pago)\b[^?\n]{0,30}\b(?:do baar|double|twice|dua kali|dos veces)\b",
    r"\b(?:card|tarjeta|kad|cheque|check|transfer|direct debit)\b[^?\n]{0,30}\b(?:expired|declined|bounced|blocked|rejected|vencid\w+|rechazad\w+|luput|ditolak)\b",
)
_PRICE = (
    r"比\S{0,8}(?:贵|高|多)了",
    r"\b(?:dearer|more expensive|higher) than (?:the |your |our )?(?:quote\w*|list|agreed|catalogue|last|we agreed|you (?:said|quoted))\b",
)
_FRAMES: tuple[tuple[Topic, tuple[str, ...]], ...] = (
    ("other", _OTHER),
    ("payment", _PAYMENT),
    ("price", _PRICE),
    ("invoice", _INVOICE),
    ("wrong_item", _WRONG),
    ("short", _SHORT),
    ("damaged", _DAMAGED),
    ("late", _LATE),
    ("quality", _QUALITY),
)
_TOPICS = tuple((topic, re.compile("|".join(patterns))) for topic, patterns in _FRAMES)

_STORY = re.compile(
    r"\b(?:we|i|they|just|yesterday|today|last night|only)(?:'ve| have)? (?:\w+ )?(?:sold|shifted|served|used|went through|got through|threw|binned|baked|cooked|ate|fitted)\b"
    r"|^\W*(?:used up|sold(?! out)|lost|threw|binned)\b|\b(?:jual|terjual|terpakai) \d"
    r"|\b(?:vendimos|vendi|usamos|gastamos|servimos|tiramos|se vendieron|se nos fueron)\b"
    r"|\b(?:dah|sudah|semalam|baru) (?:jual|guna|pakai|habis|masak)\b|\b(?:beche|bech diye|bik ga[iy]\w*|use kiye|lag gaye)\b"
    r"|(?:卖|用|吃|做)(?:了|掉|出去?了?)(?=\S{0,4}\d|\S{0,4}[一二两三四五六七八九十])"
)
_COUNT = re.compile(
    r"^\W*(?:\w+ )?(?:room|stock|store|shelf|fridge|freezer|cellar|bar|cupboard|store ?room|van|shop|weekly|night) (?:check|count|audit|take|tally|report)\b"
    r"|\b(?:baki|tinggal|lebih) (?:dalam|kat|di|dekat)\b|\b(?:en|dentro de) (?:el |la )?(?:congelador|bodega|estante|cuarto frio|refri)\b[^?\n]*\b(?:hay|quedan?|tengo|tenemos)\b"
    r"|\b(?:will|'ll|going to|gonna) (?:\w+ )?(?:order|re-?order) (?:\w+ )?(?:after|later|next|tomorrow|on|when|once|in|from)\b"
    r"|\b(?:pido|pedimos|pedire|pediremos) (?:despues|luego|manana|el (?:lunes|martes|miercoles|jueves|viernes))\b|\b(?:esok|nanti|lepas \w+) baru\b"
    r"|\border (?:baad|kal|parso|somvar) (?:mein|me|ko|dunga|denge)\b"
)
_STATE = re.compile(
    r"\b\d+ (?:[a-z-]+ ){1,3}(?:ok|okay|fine|left|spare|dead|gone|remaining|empty|usable|working|broken|faulty|still good)\b"
)
_STATES_FEW = 2


_ORDERS = re.compile(
    r"\W*(?:(?:hi|hello|hey|ok|and|also)\W+)*(?:please|pls|plz|can (?:i|we|you)|could (?:i|we|you)|send|need|order|add|give|get (?:me|us)|i'd like|(?:i|we) (?:need|want)|quiero|manda\w*|nak|tambah|bhej\w*)\b|[再加]|[要来](?!的)"
)
"""How somebody begins who orders: what came before only says which goods are meant."""


_LIST_LEAST = 4
"""Line breaks. So many parted lines are a list, and its counted lines tell nothing."""


def _without_listed(folded: str) -> str:
    """Return the text without the counted lines of a long list."""
    if folded.count("\n") < _LIST_LEAST:
        return folded
    lines = (line.strip() for line in folded.split("\n"))
    return "\n".join(line for line in lines if line and not (line[0].isdigit() or line[-1].isdigit()))


def told_in(folded: str) -> Topic | None:
    """Return what is complained of by the frame of what is told, None where nothing is."""
    folded = _without_listed(folded)
    if not folded or _ORDERS.match(folded):
        return None
    return next((topic for topic, pattern in _TOPICS if pattern.search(folded)), None)


def is_story(folded: str) -> bool:
    """Say whether somebody tells what was sold or used, or how much there is: numbers that order nothing."""
    rest = _without_listed(folded)
    return bool(rest) and bool(_STORY.search(rest) or is_count(folded))


def is_count(folded: str) -> bool:
    """Say whether somebody counts what there is: `14 lamps ok, 3 chairs broken`."""
    return bool(_COUNT.search(folded)) or len(_STATE.findall(folded)) >= _STATES_FEW
