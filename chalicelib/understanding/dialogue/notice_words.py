"""The words by which suppliers tell what becomes of a purchase order, of a line, of stock and prices. Folded words, patterns allowed."""

from __future__ import annotations

import re

from chalicelib.understanding.language.cues import cue

DAY, PO = "\ue000", "\ue001"
"""Signs that stand, in a prepared text, where a day or the number of a purchase order was written."""

# ── what becomes of a line ───────────────────────────────────────────────────────────────────────────

SHIPPED = """
gone (?:to you|out|off) | (?:is |are |now |all )?with (?:the |our )?(?:courier|carrier|haulier|forwarder|shipper|driver|dpd|ups|fedex|dhl) | (?:are|is|now) on board
(?:part[- ]?|partially |partly )?(?:shipped|despatched|dispatched)(?: short| partial(?:ly)?| complete| in full| out)? | shipping | ships | on (?:its|the|their) (?:way|road|truck|water|lorry|vessel|boat) | left (?:the |our )?(?:warehouse|dock|yard|plant|factory|depot|port|today|this|yesterday|here|us|works|gate|premises) | (?:has|have|just|already|it) left | left(?= (?:at|on|around|by|for)) | off the dock | out (?:the door|for delivery) | (?:going|gone|went|goes) out | loaded | en route | in transit | handed (?:over )?to (?:the )?(?:carrier|courier|haulier|forwarder)
(?:picked up|collected) by (?:the )?(?:carrier|courier|haulier|driver|\\w+) | has sailed | on (?:this|the|today's|tonight's|tomorrow's|our) (?:morning's |mornings |afternoon's |next |first |early )?(?:van|truck|lorry|wagon|flight|boat|vessel) | sent(?: out| off)? | asn | advance ship\\w* | despatch(?: note| advice)? | dispatch(?: note| advice)? | shipment | ship notice
enviad[oa]s? | enviamos | despachad[oa]s? | despachamos | embarcad[oa]s? | embarcamos | salio | salieron | ya sale | sale hoy | va en camino | en camino | en transito | mandamos
dihantar | (?:dah|telah|sudah) (?:di)?(?:hantar|keluar|ship|bergerak|gerak|poskan) | dalam perjalanan | keluar gudang | dah jalan
bhej (?:diya|di|diye|dia)(?: hai| gaya| gayi)?  | bheja(?: hai| gaya)? | (?:dispatch|ship|load|rawana|ravana)(?: kar diya| kar di| ho gay[aie]| hua| hui| kiya) | nikal (?:gay[aie]|chuk[aie]) | rawana | maal nikla | nikla
已?发货 | 已经?发(?:出|运|车|走)? | 已?发出 | 已?出库 | 已?出货 | 已?寄出 | 已?装车 | 已?装柜 | 在途 | 已?发运 | 已?发车 | 已?开船 | 在路上 | 今天发 | 发走 | 发了?(?=\\d) | 先发(?=\\d)
"""
BACKORDERED = """
b/o | bo | back[- ]?order(?:ed|s)? | (?:the )?(?:balance|remaining|remainder|outstanding)(?: of)? | (?:to|will|they|rest|balance)(?:'ll)? follows? | follows? | still (?:owe|owed|to come|to ship|due)
pendientes? | (?:el |los |las )?(?:resto|restantes?|saldo)(?: de)? | quedan? pendientes? | baki(?:nya)? | selebihnya | tertunggak | baaki | baki | bacha hua | bache hue
还欠 | 欠货? | 补发 | 补货 | 余下的? | 剩余的? | 剩下的? | 其余的?(?!照|不变|正常|[两三四五六七八九\\d]|没|都|全|按|ok|可|行) | 尾数 | 后补 | 余量 | 剩
"""
OUT = """
(?:temporarily |currently |all |completely )?(?:out of stock|sold out|unavailable|out) | stock ?out | oos | no stock | not in stock | not available | (?:is |are )?(?:now )?discontinued | none (?:left|in stock|available) | can(?:'t|not| not) (?:supply|source|do) | unable to supply | nothing(?= (?:till|until|til|before)) | nothing (?:left|available|in stock|bigger|smaller|else) | no \ue002+ (?:landed|available|in stock|this week|today|left) | (?:have |has |'ve )?(?:run|ran) out(?: of)? | zero stock | nil stock | nil | (?:are |is |all )?(?:finished|done|over)(?: for the (?:season|year|week|day))? | 0(?= (?:till|until|til|before)) | all gone | cleaned out | no(?= [\ue002\ue003]) | no(?= (?:[\\w\ue002]+ ){1,3}(?:until|till|til|before)) | no longer (?:available|made|stocked) | end of line
agotad[oa]s? | sin (?:stock|existencias?|inventario) | no (?:hay|tenemos|queda|quedan)(?: stock| existencias?| mas)? | se (?:acabo|acabaron|agoto|agotaron) | descontinuad[oa]s? | descatalogad[oa]s? | fuera de stock
(?:dah |sudah |telah )?(?:kehabisan|habis)(?: stok)? | (?:tiada|tak ada|takda|takde) (?:stok|stock) | stok (?:habis|kosong|tiada) | stock habis | kosong
khatam(?: hai| ho gay[aie])? | (?:stock|maal) (?:mein |me )?(?:nahi|nahin|khatam|nil)(?: hai)? | (?:nahi|nahin) hai | uplabdh nahi
缺货 | 断货 | 没货 | 没有货 | 无货 | 售罄 | 无库存 | 没库存 | 没有库存 | 停产 | 卖完 | 脱销 | 暂缺 | 缺着 | 库存为零 | 零库存 | 卖光
"""
SHORT = """
short(?:ed| shipped| supplied| by| of)? | light(?= on \ue003) | shortage(?: of)? | shortfall(?: of)? | missing | under by | less | (?:can't|cannot|unable to) (?:fill|supply) | down by | down(?= \\d)
faltan?(?:ra|ran)? | faltantes?(?: de)? | cort[oa]s? | de menos | menos
(?:ter)?kurang | kekurangan | tak cukup | kam(?: hai| hain| padega| rahega| hoga| aayega| milega)? | kami
短缺 | 短少 | 缺少 | 缺 | 少了? | 差的? | 不足 | 不够
"""
ACCEPTED = """
(?:qty|quantity|quantities) (?:is |are )?(?:changed|amended|revised|adjusted|reduced|cut)(?: down)?(?: to)? | can do(?= )
accept(?:ed|ing|s)? | confirm(?:ed|ing|s|ation)? | acknowledg(?:ed|e|ing|ement)? | ok | okay | all good | good | fine | no (?:problem|issue)s? | approved | agreed | as ordered | in full | booked(?: in)? | as per (?:po|order)
acept(?:ad[oa]s?|amos|o) | confirm(?:ad[oa]s?|amos|o) | completo | de acuerdo | sin problema | recibid[oa]s? | acusamos
(?:di)?terima | (?:di)?sahkan | disahkan | setuju | boleh | cukup | pengesahan | ho jayega | ho jaega | manzoor | pakka | theek | thik | mil jayega | sahi hai
确认 | 接受 | 没问题 | 没有问题 | 可以做 | 可以 | 能供 | 照单 | 接单 | 收到 | 满足 | 齐货 | 足量 | 均可
"""

# ── what the message is ──────────────────────────────────────────────────────────────────────────────

CONFIRMED = """
(?:qty|quantity|quantities) (?:is |are )?(?:changed|amended|revised|adjusted|reduced|cut)(?: down)?(?: to)? | can do(?= )
accept(?:ed|ing|ance|s)? | confirm(?:ed|ing|s|ation)? | acknowledg(?:ed|e|ing|ement|es)? | order ack\\w* | ack(?:ed)? | all (?:ok|okay|good|fine|lines ok) | everything (?:else )?(?:ok|okay|good|fine) | rest (?:is |are )?(?:ok|okay|good|fine|accepted|confirmed) | (?:fine|good|ok|okay|booked(?: in)?|on track) for | received with thanks | booked in | in full | will deliver | po received | (?:got|received) (?:your|the) (?:po|order) | no (?:problem|issue)s?
acept(?:ad[oa]s?|amos|o) | confirm(?:ad[oa]s?|amos|o) | de acuerdo | acusamos recibo | (?:pedido|orden|oc) recibid[oa] | recibid[oa]
(?:di)?terima | (?:di)?sahkan | pengesahan | setuju | manzoor | pakka | confirm hai | order mil gaya | po mil gaya
确认 | 接受 | 接单 | 收到 | 没问题 | 可以做 | 照单 | 能做 | 能交
"""
DELAYED = f"""
delay(?:s|ed|ing)? | (?:running |run |be |is |are |a (?:day|week|bit) |days? |weeks? )late | slip(?:s|ped|ping)? | moves? (?:back |out )?(?:to|from) | moved (?:back |out )?(?:to|from) | (?:pushed|put|knocked|set|pushing|moving|moved) (?:\\w+ )?back | postpon\\w* | resched\\w* | (?:won't|wont|will not|can't|cannot|cant|not going to|not gonna|unable to|going to miss|will miss|not able to) (?:now )?(?:make|ship|deliver|be (?:ready|there|shipped|delivered|with you)|arrive|meet|hit|leave|dispatch|despatch|go out)\\w* | new (?:delivery |ship |eta |arrival |due )?(?:date|eta) | revised (?:delivery |ship )?(?:date|eta) | running behind | behind schedule | held (?:up|at) | stuck (?:at|in) | (?:instead of|rather than|not) {DAY} | (?:will|should|would|'ll) now (?:only |not )?(?:reach|arrive|land|come|follow|leave|ship|be) | not (?:until|till|before) {DAY} | now (?:due |expected |arriving |coming |looking (?:like|at) |for |on |eta |shipping |only )?{DAY} | put off | (?:date|eta|delivery) (?:is |has )?(?:now |changed|changes|moved) | (?:date|eta)(?: \\S+){{1,4}} (?:is now|now|changed|changes|moved)(?: to)? | later than (?:planned|promised) | brought forward | earlier than | will now be (?:with you|there|delivered|arriving) | never (?:showed|turned up|came|arrived|collected) | (?:reach|be with|get to|with|to) you {DAY} instead | {DAY} instead
retras\\w* | atras[aeo]\\w* | demor\\w* | se (?:mueve|recorre|pasa|pospone|aplaza)n? | pospuest\\w* | pospon\\w* | aplaz\\w* | nueva fecha | no (?:llega|llegan|llegara|sale|saldra|alcanza|podemos entregar) | reprogram\\w* | cambia (?:al|a|de fecha)
lewat | lambat | ditunda | tunda | tangguh | ditangguh\\w* | dianjak\\w* | anjak | tarikh baru | tak sempat | terlewat | tertangguh | kelewatan
late (?:hai|ho|hoga|hogi|chal|aayega|ho gay[aie]|pahuch\\w+) | der (?:se|hogi|ho|hai) | aage badh\\w* | (?:nayi|naya|new) (?:date|tareekh|tarikh) | nahi (?:aa|pahunch|pahuch|bhej) (?:payeg\\w+|paenge|payenge|sakt\\w+) | postpone | taal
延(?:到|至) | 推到 | 拖至 | 延迟 | 推迟 | 延期 | 延后 | 晚到 | 晚交 | 改到 | 改成 | 改为 | 要晚 | 会晚 | 晚几天 | 晚\\S{{0,2}}天 | 顺延 | 推后 | 赶不上 | 来不及 | 延误 | 交期(?:改|变|调|推) | 才能(?:到|发|交) | 拖到 | 往后 | 不能按时 | 无法按时 | 误期
"""
PRICED = """
(?:will |to |now )cost(?:s|ing)? | costs? now | goes? for
(?:new |revised |our |updated )?(?:price|prices|pricing)(?: list| change| increase| update| rise| adjustment| decrease)? | (?:goes|going|go|went|moves|moving|up|rises?|rising|increases?|increasing|increased|drops?|down|falls?|reduced|changes|risen)(?: up| down)? (?:to|from)(?= *(?:[$€£¥₹]|rm|rs|usd)?\\s*\\d) | surcharge | list price | cost (?:goes|rises|up|increase)\\w* | (?:effective|wef|w\\.e\\.f\\.?|valid|starting)(?: from| as of)? \ue000 | (?:-+>|=>|→) | price (?:goes|is|will) | repric\\w*
precios?(?: nuevos?)? | sub(?:e|en|ira|iran|ieron|io) (?:a|de|el precio|un) | aument(?:a|an|o) | baja(?:n)? a | alza | cuesta | costara | ajuste de precio | lista de precios
harga(?: baru| naik| turun)? | naik (?:ke|kepada|jadi|harga) | turun (?:ke|kepada|jadi) | rate | rates | bhav | bhaav | daam | dam | kimat | keemat | mehng[aie]
涨价 | 涨到 | 涨至 | 调价 | 调到 | 调至 | 调整(?:为|到|至) | 降到 | 降至 | 降价 | 新价 | 价格 | 单价 | 报价 | 售价 | 上调 | 下调 | 提价 | 每\\S{1,2}涨 | 涨为
"""
STOCKED = """
(?:free |ready |current |available |spot |ex )?stock(?:s|ed|list)?(?: list| position| update| level\\w*)? | in stock | back in(?: stock)? | available | availability | on (?:the |our )?(?:floor|ground|hand|shelf|shelves) | on hand | on the floor | free | (?:plenty|loads|lots) of | can offer | can do | ready to (?:ship|go) | left | inventory | in the (?:warehouse|shed|yard) | spare | to sell
disponib\\w* | en (?:existencia|stock|almacen|bodega) | existencias? | tenemos | hay | inventario | stok(?: sedia| ada)? | ada | sedia ada | (?:stock|maal)(?: mein| me)?(?: hai| available)? | available hai | pada hai | uplabdh
现货 | 库存 | 有货 | 现有 | 可供 | 到货 | 备货 | 在库 | 可售 | 可发 | 恢复供应 | 余货
"""
SHIPPED_WEAK = "sent | sent out | sent off | shipping | ships | left | shipment | dispatch | despatch | rawana | nikla | mandamos | salio | loaded | 发走"
"""Words that tell of a shipment only beside a purchase order."""

NOT_YET = re.compile(
    r"(?:\b(?:be|being|not|won't|wont|cannot|can't|cant|until|before|haven't|hasn't|isn't|no|tak|belum|nahi|nahin|when|once|to be|get)\s+(?:yet |been |be |se han? )?|不能|没有?|无法|未|还没|才能?|再|要|会)$"
)
NOT_CONFIRMED = re.compile(
    r"(?:\b(?:please|pls|plz|kindly|to|not|cannot|can't|cant|unable to|awaiting|await|waiting for|need you to|por favor|favor de|sila|tolong|no|belum|nahi)\s+(?:fully |yet |be )?|请|未|不能|无法|没|麻烦|还没)$"
)
"""What stands before a word of confirmation that confirms nothing: it is asked for, or denied."""

PAYMENT = re.compile(
    r"\b(?:payments?|remit\w*|overdue|unpaid|pay|paid|owed?|statement|account|factura vencida|pagos?|bayar\w*|bayaran|paise|paisa|bhugtan|invite|catalogue|catalog|brochure|booth|seats?|tour|meeting|visit)\b|付款|货款|欠款|打款|账单|发票|展会|样品"
)
QUESTION = re.compile(
    r"^\W*(?:(?:hi|hello|hey|and|so|also|but|ok|btw|quick question|hola|oye|bhai|boss)\W+)*(?:(?:shall|can|could|do|does|did|will|would)(?= (?:you|u|ya|we|i|it|they|the|your|my|someone|somebody)\b)|when|what|whats|what's|where|wheres|why|which|how|are you|have you|is it|is there|are there|any|who|may|cuando|como|que|donde|pueden|puede|bila|boleh|adakah|berapa|kya|kab|kitna|kahan)\b|吗|什么时候|多少|是否|能不能|可不可以|怎么"
)
ORDERS = re.compile(
    r"\b(?:for (?:us|our side|ourselves)|(?:we|i|we'd|we're) (?:\w+ )?(?:need|want|could do with|require|like|order)|could do with|please (?:supply|send|deliver)|kindly supply|(?:pls|please) note \d|send us|can we have|can we get|our order|we are after|restock|deliver(?:y)? to (?:us|our)|necesitamos|queremos|mandenos|nak order|kami nak|hume chahiye|chahiye)\b|我们要|我要|我们需要|帮我们|订"
)
REST = re.compile(
    r"\b(?:rest|others?|all|everything|everything else|remaining lines|balance of (?:the )?(?:order|po)|whole|entire|deliver\w*|eta|arriv\w+|todo|demas|entrega\w*|semua|yang lain|lain|sab|baki sab)\b|其他|其它|全部|交货|整单|到仓|都|送到|送货"
)
ARRIVES = re.compile(
    r"\b(?:eta|due|arriv\w*|deliver\w*|lands?|landing|expect\w*|with you|for|by|to|until|till|on track|there|llega\w*|entrega\w*|sampai|tiba|pahunch\w*|pahuch\w*|milega|ayega|aayega)\W*$"
)
ARRIVES_AFTER = re.compile(
    r"^\W*(?:arriv\w*|deliver\w*|eta|llega\w*|sampai|tiba|pahunch\w*|pahuch\w*|milega|tak|ko|到|送到|抵|交|能到|前到|左右到)"
)
NOT_THEN = re.compile(
    r"(?:\b(?:was|were|originally|original(?: date)?|instead of|rather than|not|was due|was for|miss|make it(?: (?:for|by|on))?|make|makes|meet|hit|promised|bukan|dated|list of|no llegan? el|sempat)\s*|原定|原来|原|不是|赶不上|截至|截止)$"
)

MOVED_FROM = re.compile(r"(?:\b(?:from|del?|desde|daripada|dari)\s*|从|由)$")
"""What stands before the day that was left, where the day that is due now follows."""

STATUSES = (
    ("shipped", cue(SHIPPED)),
    ("backordered", cue(BACKORDERED)),
    ("out", cue(OUT)),
    ("short", cue(SHORT)),
    ("accepted", cue(ACCEPTED)),
)
"""The statuses in the order in which their words are looked for: what one took is not there for the next."""

REFUSED = re.compile(
    r"\b(?:reject(?:ed|ing|s)?|refused?|declin(?:ed?|ing)|(?:can(?:'t|not| not)|unable to|not able to|won't) (?:accept|fulfil|fulfill|take(?: on)?|process) (?:the |this |your )?(?:(?:po|order|purchase order)\b|(?=\ue001))|rechaz\w+|no (?:podemos|puedo) aceptar|ditolak|tak (?:boleh|dapat) terima|mana nahi|nahi le (?:sakt|payeng)\w*)|拒绝|拒单|不接单|无法接单|不能接单"
)
"""A purchase order that is turned down as a whole: a person must see to it."""

HEARD = {
    "confirmed": cue(CONFIRMED),
    "delayed": cue(DELAYED),
    "priced": cue(PRICED),
    "stocked": cue(STOCKED),
    "out": cue(OUT),
    "backordered": cue(BACKORDERED),
    "shipped": cue(SHIPPED),
}
SHIPPED_BARELY = cue(SHIPPED_WEAK)
TALK = {"delay": cue(DELAYED), "price_change": cue(PRICED), "availability": cue(STOCKED)}
"""Words of each notice that name no item."""
