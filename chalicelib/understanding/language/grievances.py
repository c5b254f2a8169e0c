"""What is complained of, told by classes of words that stand together in any order: a paper and what came, a box and what is in it, goods and their use.

A frame (`tales`) fixes the order of words; here only the company decides, so that a language more is a few words more in each
class. Folded texts throughout.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from chalicelib.domain.trade import Topic
from chalicelib.understanding.language.fold import HAN
from chalicelib.understanding.language.numbers import WORDS


def _class(latin: str, han: str = "") -> re.Pattern[str]:
    words = rf"(?<![a-z0-9])(?:{'|'.join(part.strip() for part in latin.split(' | '))})(?![a-z0-9])"
    return re.compile(f"{words}|{han}" if han else words)


# ── fewer came than a paper says ─────────────────────────────────────────────────────────────────────

_PAPER = _class(
    r"(?:delivery |packing )?(?:note|notes|ticket|docket|slip|paperwork|manifest|list) | dn | pod | (?:invoice|inv|bill|order)(?: no\.?| number)? ?#?\d{4,} | invoice | inv | [a-z]{1,3}-\d{4,} | paid for | charged (?:us )?for | billed (?:us )?for | invoiced (?:us )?for | signed for | (?:box|boxes|case|carton|pack|bag|tray|tub)(?:es|s)? of(?= (?:\d|a dozen)) | ordered | asked for | should(?: have|'ve)? (?:be|been|had|got) | supposed to be | meant to be"
    r" | factura\w* | nota | remision | pedi | pedimos | deberian? ser | debian? ser | tenian? que ser | eran | invois | resit | patut(?:nya)? | sepatutnya | sepatut | order lama | likh[aei] | mangay[aei] | mangway[aei] | hon[ei] chahiye | bestellt | lieferschein | rechnung | statt | laut \w+ | commande | au lieu de",
    r"(?:单(?:子|据)?上|送货单|订单|发票|账单|订了|下了|应该|应为|本来)",
)
_ORDER_WORD = _class("order | pesan | minta | so")
_CAME = _class(
    r"got | received | came | come | arrived | turned up | showed up | landed | delivered | counted | count | dropped | left (?:us )? | found | there (?:were|was|are|is) | in (?:the |it|there|here)(?:box|carton|case|crate|bag|delivery|parcel|drum|cage|tote|pack)? | on the (?:pallet|van|truck|lorry|skid|trolley) | made it"
    r" | llegaron | llego | recibi | recibimos | vinieron | venian | dejaron | trajeron | mandaron | habia | conte | contamos | sampai | dapat | terima | jumpa | cuma ada | nikl[aei] | mil[aei] | aay[aei] | aye | (?:can )?(?:only )?find | in (?:it|them|there) | inside | gin[aei] | kam(?:en)? | erhalten | bekommen | angekommen | geliefert | da sind | recu | livre|arrive",
    r"(?:到了|来了|送了|收到|实际|实收|实到|点了|数了|数下来|清点|卸下来?|卸了|只有|才到|才来)",
)
_ORDERING = _class(
    r"please (?:send|add|deliver) | pls (?:send|add) | send (?:me|us|over)? ?\d+ | (?:i|we) (?:need|want|will take|'ll take)(?! (?:credit|a credit|refund)) | can (?:i|we) (?:get|have) | add | nak | mau | quiero | necesito | chahiye"
)
_UNIT_NUMBERS = {"dozen"} | frozenset(
    word
    for word, value in WORDS.items()
    if word.isascii() and value == int(value) and 0 < value <= 20  # noqa: PLR2004 (so many are said in words)
) - {"a", "an", "to", "so", "no", "un", "do", "the", "som", "pair"}
_AMOUNT = re.compile(
    rf"(?<![\w./,-])(?:\d{{1,3}}(?![\w./-]|,\d| ?(?:am|pm|%|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|days?|hours?|weeks?)\b)|\d{{1,3}}(?=[{HAN}])|(?:{'|'.join(sorted(_UNIT_NUMBERS, key=len, reverse=True))})(?![\w-]))|(?<=[{HAN}])\d{{1,3}}(?![\d.])"
)
_NEAR = 60
"""Signs. A paper and what came are told of in one breath."""

_AMOUNTS_LEAST, _AMOUNTS_MOST = 2, 4
_ANY = r"(?:an?|one|two|three|four|five|six|ten|half an?|a couple(?: of)?|\d+)"
_FEWER = re.compile(
    rf"\b(?:we|we're|i'm|you're|were|was|are|is|came|come|arrived|delivered)(?: \w+)? {_ANY}\b(?: (?!light\b)[\w-]+){{0,5}} (?:short|light|shy)\b(?! \w*(?:blue|green|grey|gray|brown|pink|weight|duty|bulb|sleeve|oak))"
    r"|\b(?:il manque|manquent?|es fehl(?:en|t)|fehl(?:en|t)(?= \d))\b"
    rf"|\b{_ANY}\b(?: [\w-]+){{0,4}} (?:short|light|shy) (?:on|of) (?:the )?(?:order|delivery|so-?\d+|[a-z]{{1,3}}-\d{{4,}}|\d{{4,}})"
)

# ── money ────────────────────────────────────────────────────────────────────────────────────────────

_PRICE = re.compile(r"(?<![\w./-])(?:[$£€¥₹]|rm|rs\.? ?)?\d+[.,]\d{2}(?![\d/])|[$£€¥₹]\d+|\d+(?:\.\d+)?(?=[块元])")
_AGREED = _class(
    r"quote\w* | quotation | agreed | agreement | contract | sheet | list(?:ed)? | should(?: have|'ve)? be(?:en)? | was told | told | said | promised | supposed | offer | flyer | last time | before | used to | cotizacion | quedamos | lista | dijeron | sebut harga | janji | sepatutnya | patut | bola | tay | angebot | vereinbart | convenu",
    r"(?:报价?|说好|谈好|上次|合同|应该|应为)",
)
_CHARGED = _class(
    r"charged | billed | invoiced | invoice | inv | bill | cobr\w+ | factura\w* | caj | dicaj | invois | laga\w* | berechnet | rechnung | facture",
    r"(?:收|开成|开了|算|发票|账单|变成)",
)
_CHARGED_AT = re.compile(
    r"\b(?:paying|charg(?:ed|ing)|billed|invoiced|went through|gone through|rung up|came up|put through)\b(?: \w+){0,3} (?:at |for )?[$£€]?\d"
)
_STOPPED = _class(
    r"on (?:hold|stop) | (?:been |is |still |our )?(?:account|acct|a/c)(?: \w+){0,4} (?:blocked|frozen|locked|suspended|stopped|restricted|hold|stop) | bloquead[oa]s? | suspendid[oa]s? | (?:akaun|account)(?: \w+){0,3} (?:sekat|disekat|kena block|block|hold|tahan|band) | gesperrt | bloque",
    r"(?:账户|账号|额度)\S{0,4}(?:冻结|锁|停)|停供|不给发货",
)
_TERMS = re.compile(
    r"\b(?:account|terms|credit|pay(?:ment|ing)?)\b[^?\n]{0,30}\b\d{2} ?days?\b|\b\d{2}[- ]days?\b (?:account|terms|credit|eom|invoic\w*)|\bcredit\b(?: limit)? (?:be |to be |\w+ )?(?:raised|increased|extended|upped|lifted)"
    r"|\bzahlungsziel\b|\b\d{2} tage\b[^?\n]{0,20}(?:zahl|netto)|\bdelai de paiement\b|\btempoh bayaran\b"
)
_SENT_MONEY = re.compile(
    r"\b(?:wired|transferred|bacs|remitted|depositamos|deposite|transferimos|uberwiesen|vire)\b|(?:打|转|汇)(?:过去|了款|过来)|到账"
)
_UNPAID = re.compile(
    r"\b(?:why|still|yet|not showing|por que|sigue|kenapa|masih|kyun|abhi tak|noch|warum)\b|怎么|还没|为什么|为啥"
)
_TWICE = re.compile(
    r"\b(?:two|2|both|double|duplicate|dos|dua|do|zwei|deux) (?:\w+ )?(?:invoices|bills|facturas|invois|rechnungen|factures)\b|\b(?:billed|invoiced|raised|facturaron|bill)\b(?: us| it| this| me)?(?: again)? (?:twice|two times|double|doubly|dos veces|dua kali|do baar)"
    r"|\b(?:rechnung|facture|factura|invois|bill)\b[^?\n]{0,24}\b(?:doppelt|zweimal|deux fois|dos veces|doble|dua kali|do baar)\b"
    r"|发票\S{0,6}(?:开了两|重复)|开了(?:两|2)张"
)
_NOT_ON_PAPER = re.compile(
    r"\b(?:po|order|vat|tax|gst|reference|our)\b(?: \w+){0,2} (?:isn't|isnt|is not|not|missing|wasn't|left off)(?: \w+)? (?:on|from|off) (?:the |your |this )?(?:invoice|inv|bill)\b"
)

# ── what is in the box ───────────────────────────────────────────────────────────────────────────────

_BOX = r"(?:box|boxes|carton|cartons|case|cases|bag|bags|packets?|packs?|tubs?|tins?|drums?|sacks?|crates?|label|labels|marked|labelled|sleeve|lid|outer)"
_WISHED = _class(
    r"(?:i|we)(?:'d|'ve| had| have)? (?:\w+ )?(?:asked for|ordered|wanted|said|specified) | ordered | asked for | pedi | pedimos | (?:saya|kami) (?:order|minta|pesan) | bestellt | commande | mangway[aei] | mangay[aei]",
    r"(?:我们?|明明)?(?:要|订|点|下)的(?:明明)?是?",
)
_GIVEN = _class(
    r"(?:you|u|they|driver|lad)(?:'ve| have|ve)? (?:sent|gave|given|put|brought|left|dropped|delivered|packed|supplied)(?! (?:a|the|an|over|me|us)? ?(?:quote|invoice|price|email|message|list|statement)) | (?:these|those|they|this)(?:'re| is| are) (?!for\b|to\b)(?:\w+) | sent (?=\S+ (?:\S+ )?when) | llegaron | mandaron | trajeron | dapat | sampai | geliefert | erhalten | bekommen | recu | bhej[aei]",
    r"(?:来|给|送|发|到|收到)的(?:却|都|全)?是?",
)
_UNMATCHED = re.compile(
    r"\b(?:you've|you have|you|they've|they) (?:put|sent|packed|given|gave|sent us|sent me) [^?\n]{2,40}\b(?:in the \w+ (?:box|bag|pack)|instead)\b|\b(?:don't|dont|doesn't|doesnt|do not|does not) match (?:the|our|my|what)\b|\bsent [^?\n]{2,40}\bwhen (?:i|we) (?:said|asked|ordered|wanted)\b"
)
_OTHER_INSIDE = re.compile(
    rf"\b{_BOX}\b[^?\n]{{2,50}}\b(?:with|had|has|have|contains?|contained|came)\b[^?\n]{{2,40}}\b(?:in (?:it|them)|inside)\b"
    rf"|\b(?:opened|open) [^?\n]{{2,50}}\b(?:and|but|it's|its|they're|theyre|found)\b (?:it's |its |it is |they're |they are |was |found )?(?:all |only |full of |actually |the )"
    r"|\b(?:you|u|they|driver|lad)(?:'ve)? (?:sent|dropped(?: off)?|delivered|left|gave|brought)\b[^?\n]{0,20}\b(?:are|is|were|was)\b [a-z]+ ones?\b"
    r"|\b(?:kotak|karton|peti)\b[^?\n]{2,40}\b(?:tapi )?(?:dalam|isi)(?:nya)?\b[^?\n]{0,12}\b(?:lain|[a-z]?\d\w*)|\bcaja\b[^?\n]{2,40}\b(?:traia|venia|adentro|dentro)\b"
    r"|(?:盒|箱|袋|包|桶)子?(?:里面?|内)(?:装|放)?的?(?:却|全|都)?是|\bfalsche\w* (?:ware|artikel|grosse|farbe|lieferung|sorte)\b|\b(?:geliefert|bekommen|erhalten|gekommen)\b[^?\n]{2,40}\bstatt\b|\bmauvais(?:e)? (?:article|produit|taille|couleur)\b"
)

# ── how it is ────────────────────────────────────────────────────────────────────────────────────────

_USELESS = _class(
    r"(?:can't|cant|cannot|couldn't|couldnt|won't|wont|not able to|unable to) (?:use|sell|serve|fit|plant|put (?:it|them|that) out)(?: (?:it|them|any|these|those|that))? | unusable | unsaleable | unsellable | not (?:usable|sellable|saleable|fit for) | (?:had|have|having) to (?:bin|throw|chuck|dump|skip|scrap|compost)(?: \w+)? | no use (?:to|at all) | good for nothing | not up to (?:scratch|standard|spec)"
    r" | no (?:se )?(?:puede|pude|pudimos) (?:usar|vender|servir)(?:los|las)? | hubo que tirar\w* | tiramos | tak boleh (?:jual|guna|pakai|dijual|digunakan) | terpaksa buang | kena buang | fek\w+ pad\w+ | phenk\w+ pad\w+ | unbrauchbar | wegwerfen | nicht (?:zu )?(?:gebrauchen|verkaufen) | inutilisables? | invendables?",
    r"(?:没法|不能|无法|没办法)(?:用|卖|吃|装|上架)|卖不(?:出去|掉|了)|用不(?:了|成)|只能(?:扔|丢)|扔了",
)
_STATE_WORDS = (
    r"furry|slimy|limp|soft|mush\w*|yellow\w*|brown\w*|black(?:ened)?|grey|green|wilting|wilted|droopy|bruised|split(?:ting)?|sprouting|sprouted|woody|bitter|floury|pithy|dry|hard|stale|smelly|sour|fizzy|lumpy|gritty|cloudy|"
    r"sunken|slack|dull|noisy|hot|loose|wobbly|uneven|patchy|thin|brittle|tacky|sticky|rusty|rusted|spotted|spotty|scratchy|rough|crooked|twisted|warped|faded|blunt|flat|dead|frozen|melted|rancid|tasteless|watery|tough|smelt|stank|reeked"
)
_STATE = re.compile(
    rf"\b(?:was|were|is|are|came|arrived|went|goes|gone|going|turned|looks?|looked|feels?|felt|smells?|smelled|tastes?|tasted|runs?|too)\b(?: (?:all|a bit|really|so|very|too|pretty|proper|half|completely|mostly|\w+ly))? (?:\w+ and )?(?:{_STATE_WORDS})\b(?! (?:one|ones|beans?|peppers?|tea|paint|tape|pack|case|box|\d))"
    r"|\b(?:slugs?|maggots?|weevils?|flies|caterpillars?|aphids|greenfly|mould|mold|fungus|hairs?|insects?|bugs?|worms?)\b (?:in|on|all over|crawling)|\b(?:full of|crawling with|covered in|infested)\b"
    r"|\bsali(?:o|eron) (?:muy |todos? |todas? |medio )?(?:\w+ad[oa]s?|negr[oa]s?|dur[oa]s?|mal[oa]s?|verdes?|aguad[oa]s?|podrid[oa]s?|amarill[oa]s?)\b"
    r"|\b(?:banyak|semua|separuh|ada yang)(?: \w+)? (?:kuning|hitam|lembik|layu|busuk|pecah|keras|kering)\b|\b(?:bahut|bilkul|sab) (?:naram|narm|peel[aei]|sukh\w*|sookh\w*|kaale|kale|gal\w*|sakht)\b"
    r"|\b(?:verwelkt|verfault|faul|schimmel\w*|welk|matschig|abgelaufen|stumpf|rostig|fletri\w*|pourri\w*|moisi\w*|fane\w*|abime\w*)\b"
    r"|(?:叶|根|皮|肉|梗)?太(?:老|多|软|硬|干|小了?|烂|黄|薄)|开花了|发黄|发软|发蔫|(?:掉|脱)(?:砂|毛|皮|漆|渣|粉|色)|滑(?:丝|牙)|异响|(?:会|就|老|一直|总)?响了|打滑|卡(?:住|死)|(?:一|几|两)(?:拧|用|打|洗|装|掰|拉)\S{0,3}就"
)
_USED = re.compile(
    r"\bon (?:the |their |its )?(?:first|second|third) \w+|\bin (?:seconds|minutes|no time|use)\b|\bafter (?:an?|one|two|three|a few|a couple(?: of)?|\d+|ten|five)\b (?!days? of the)|\bbefore (?:we|they|it|i)(?:'d)? even\b|\b(?:the )?(?:moment|minute|second) (?:we|you|i|they)\b|\b(?:when|once|as soon as|every time) (?:we|you|i|they|it|u)\b|\bon opening\b|\b(?:as soon as|the moment|once|when) (?:\w+ ){1,2}(?:picks?|use|uses|opens?|fits?|wears?|touch(?:es)?)\b|\bout of the (?:wash|box|packet|pack|oven|tin|tube|bag)\b|\b(?:ke baad|nach (?:\w+ ){1,2}(?:tagen|stunden|schnitten|waschen|gebrauch))\b|\bas you (?:open|use|fit|drive|tighten)\w*"
    r"|\b(?:lepas|selepas|bila|masa|baru) (?:pasang|pakai|guna|buka|cuci|keluar|basuh)\b|\b(?:al|cuando|apenas) (?:\w+ )?(?:abrir\w*|usar\w*|poner\w*|apretar\w*|prender\w*|lavar\w*|abrimos|usamos|pusimos)\b|\b(?:lagate|kholte|chalate|karte) hi\b|(?:装上去?|用了?|打开|拧|洗)\S{0,4}(?:就|后)"
)
_FAILS = re.compile(
    r"\b(?:snap(?:s|ped)?|broke|breaks?|strip(?:s|ped)?|shear(?:s|ed)?|split|burst|crack(?:s|ed)?|cut(?:s)? out|died|dies|fail(?:s|ed)?|seize[sd]?|jam(?:s|med)?|wear(?:s)?(?: \w+)? (?:down|out)|wore (?:down|out)|melt(?:s|ed)?|tore|tears?|ripped|went \w+|goes \w+|came (?:off|apart|undone)|comes (?:off|apart)|round(?:s|ed)? off|fell (?:off|out|apart)|falls? (?:off|out|apart)|gave (?:up|way)|stop(?:s|ped)(?: working)?|rusted|rusts|bent|bends|open up|opened up|opens up|leak(?:s|ed)?|koyak|terbuka|tercabut|patah|pecah|rosak|bunyi|toot\w*|tut\w*|awaaz|nikal\w*|utar\w*|stumpf|packed up|conked out|came out \w+|comes out \w+|rompi\w*|quebr\w*|despeg\w*)\b"
)
_NOISY = re.compile(
    r"\b(?:make|makes|making|made) (?:a |an |such a |some )?(?:\w+ )?(?:noise|racket|grinding|whine)\b|\b(?:is|are|was|were|start(?:s|ed)?|keeps?|kept|gone|very|so|all) (?:noisy|grinding|squealing|screeching|whining|humming)\b|\bbunyi (?:kuat|pelik|bising|lain)\b|\bhacen? ruido\b|\bawaaz (?:kar|aa|de)\w*|\b(?:drop|dropped|shed|lost)(?: \w+)? (?:their|its|all) (?:petals|leaves|needles|hair|bristles)\b"
    r"|\b(?:weeps?|weeping|smudges?|smudged|frays?|tarnish(?:es|ed)?|blister(?:s|ed)?|bubbles? up|bubbling up|clogs?|clogged|sags?|unravels?|pills|shrinks?)\b(?= (?:from|at|all|every|when|after|as|on|in|everywhere|already|badly)\b| *(?:$|[,.!]))|\b(?:get|gets|got|getting|goes|went) (?:\w+ )?(?:hot|stuck|jammed|mouldy|soggy)\b|\b(?:still|all) (?:raw|frozen|unripe|damp|wet)\b|\bpast (?:its|their|the) (?:date|best|sell\w*)\b"
    r"|\b(?:berketul|berkulat|berbuih|bergegar|kembang|mengeras)\b|起泡|结块|掉漆|冒烟|开胶|脱落|不耐用"
    r"|\bno (?:bite|edge|grip|shine|smell|scent|taste|flavou?r|hold|power|stick)\b(?= *(?:$|[,.!]|at all|left|whatsoever|and))"
)
_ROUGHLY = re.compile(
    r"\b(?:chewed|gnawed|nibbled|bitten|eaten|got at)\b(?: \w+)? (?:by|through|into|at)\b|\bgot at by\b|\b(?:pouring|gushing|spilling|dripping) (?:out|all|everywhere|onto|over)\b|\b(?:stoved|caved|bashed|pushed|dented|staved) in\b|\bhit by a\b|\bcorners? (?:\w+ )?(?:knocked|broken|chipped|smashed)\b|\bout in the rain\b|\b(?:in|into) (?:bits|pieces|shards)\b|\b(?:beschadigt|zerbrochen|kaputt|zerdruckt|undicht|ausgelaufen|casse[es]*|abime[es]*|ecrase[es]*)\b|(?:桶|箱子?|盒子?|罐|瓶)\S{0,3}(?:瘪|破|裂|扁|湿|烂)|漏了?一地|瘪了"
)

# ── when it came ─────────────────────────────────────────────────────────────────────────────────────

_HOUR = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?|noon|midday|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_LATE = re.compile(
    rf"\bit(?:'s|s| is) (?:now|gone|already|past|nearly|after) {_HOUR}\b|\b(?:truck|van|driver|lorry|delivery|order|courier)\b(?: only| finally)? (?:got here|came|arrived|showed up|rolled up|turned up)\b(?: at| around| gone| after)* {_HOUR}\b[^?\n]{{0,40}}\b(?:open|start|serve|service|supposed|said|slot|closed|shut)\w*"
    r"|\btoujours pas (?:livre|recu|arrive)|\bon attend depuis\b|\b(?:quedaron|dijeron)\b[^?\n]{0,30}\b(?:son las|ya son)\b|(?:约好|说好|讲好|定好)[^?？\n]{0,24}(?:没影|还没|没到|不见|才到|才来)"
)

# ── what the writer wants to be rid of ───────────────────────────────────────────────────────────────

_RID = re.compile(
    r"\b(?:can|could|will|would)\b[^?\n]{0,40}\b(?:go|have (?:it|them|these|those|\d+)) back\b(?! to)|\b(?:give|send|bring|take|hand|ship|pop)(?: \S+){0,8}? back\b(?! (?:on|in|to (?:\d|what|how|you)|into|order|orders|how|as|with|copies))|\breturn (?!of\b|address|label|valve|spring|to\b|note|policy)|\b(?:regresar|devolver|regresarles|devolverles)\b|\bpulang(?:kan)?\b(?! (?:kampung|rumah))|\bhantar balik\b|\b(?:wapas|vapas|waapas)\b|\bzuruck(?:geben|schicken|senden)?\b|\bretour(?:nieren|ner)?\b|\brendre\b|(?:想|要|能|可以|给我们?|帮我们?)\S{0,3}退(?!订|出|休|单)|退(?:货|回|掉)"
)
_SPARE = re.compile(
    r"\b(?:unopened|unused|sealed|spare|surplus|over-?ordered|leftover|excess)\b[^?\n]*\b(?:credit(?:ed)?|refund(?:ed)?|off our hands|have (?:it|them) back)\b|\b(?:credit(?:ed)?|refund(?:ed)?|off our hands)\b[^?\n]*\b(?:unopened|unused|sealed|spare|surplus|over-?ordered)\b"
)


LONGEST = 600
"""Signs. Who writes more writes a list or a letter, in which any words keep company."""


@lru_cache(maxsize=64)
def wants_back(folded: str) -> bool:
    """Say whether the writer wants to give goods back, whatever verb of wanting stands before it."""
    return _RID.search(folded) is not None or _SPARE.search(folded) is not None


# ── what the writer wants to know or only says ───────────────────────────────────────────────────────

_ADVICE = re.compile(
    r"^\W*(?:(?:hi|hello|hey|hun|morning|quick q\w*|q|question|silly question|out of interest|random one|guys|lads|all|there|btw|so|ok)\W+)*(?:"
    r"(?:what|which)(?:'s|s| is| are)?(?: the)?(?: (?:right|correct|best|safe|max\w*))? (?:torque|temp\w*|ratio|dose|dilution|setting|pressure|voltage|depth|spacing|way to|time of (?:day|year)|angle|speed|grit|drill size)\b"
    r"|(?:what|which)(?: \S+){0,3} (?:do|would|should|does|did) (?:you|u|ya|ye|yous|i|we|one|people|everyone|most)(?: lot| guys| all| folks)? (?:recommend|suggest|advise|reckon|use|feed|do (?:with|about|for|to)|think|put on|run)\b"
    r"|how (?:do|does|should|would|can|did) (?:i|we|you|u|one|people|anyone)(?: \S+)? (?!order|pay|much|many|get (?:a|my|the) (?:price|discount|quote))\w+"
    r"|how long (?:do|does|should|will|would|can) (?!you|u|it take to (?:deliver|get|ship)|delivery|the (?:order|van)|my|our)"
    r"|where (?:do|can|would|could) (?:i|we|you|one|people) (?:get|find|buy|hire|rent|go)\b(?! (?:my|our|the) (?:order|invoice|statement))"
    r"|(?:can|will|would|does|do|is|are|should)(?: \S+){1,6} (?:hold|support|take|carry|withstand|survive|be safe|damage|rust|fit in) (?:an?|the|\d|up|my|our|in)\b(?! (?:order|delivery|for))"
    r"|any (?:tips|advice|ideas|suggestions)\b"
    r"|(?:como|cada cuanto) (?:se|puedo|debo|hago|hacen|evito|le hago) (?!para pedir|pagar)\w+|que (?:me )?(?:recomiendan?|recomiendas|aconsejan?)\b|macam mana (?:nak )?(?!order|bayar)\w+|apa (?:yang )?(?:sesuai|elok|bagus) untuk|(?:kaise|kese) (?:kar\w*|rakh\w*|lag\w*|saaf|bachaye|use)|wie (?:kann|soll|macht) (?:man|ich)|comment (?:on |peut-on |faire )"
    r")|\bwhat (?:do|would) (?:you|u|ya|ye) (?:recommend|suggest|advise)\b|(?:怎么|如何)(?:保存|保养|清洗|安装|使用|养护|处理才|防|避免|做才)|(?:推荐|建议)\S{0,6}(?:吗|什么|哪)"
)
_PRICED = _class(
    "price\\w* | cost\\w* | how much | quote | in stock | cheaper | discount | precio | cuanto | harga | berapa | stok | rate | kitne | preis"
)
_LAMENT = re.compile(
    r"\b(?:everything|all (?:the )?prices|prices|semua|todo|sab kuch|sab|alles|tout)(?:'s| is| are|'re| esta| pun| dah|)? (?:\w+ )?(?:going up|gone up|up|rising|mad|crazy|naik|subiendo|sube|carisimo|mehng\w*|teurer|augmente)\b|\b(?:harga|barang)(?: \w+){0,2} (?:naik|mahal) (?:semua|gila)?|(?:什么|啥|样样)都\S{0,3}(?:涨|贵)"
)


@lru_cache(maxsize=64)
def is_advice(folded: str) -> bool:
    """Say whether somebody asks how things are done, not what they cost."""
    return len(folded) <= LONGEST and _ADVICE.search(folded) is not None and _PRICED.search(folded) is None


def is_lament(folded: str) -> bool:
    """Say whether somebody sighs over prices in general and asks nothing."""
    return _LAMENT.search(folded) is not None and not re.search(r"[?？吗]|\d", folded)


# ── papers that never came ───────────────────────────────────────────────────────────────────────────

_PAPERS = r"(?:invoices?|statements?|bills?|receipts?|pod|proof of delivery|delivery notes?|(?:warranty|guarantee) (?:cards?|papers?)|paperwork|manuals?|credit notes?|certificates?|certs?|data ?sheets?|facturas?|estado de cuenta|comprobante|remision|invois|penyata|resit|bil|challan|rechnung\w*|lieferschein\w*|kontoauszug|gutschrift|factures?|releve|bon de livraison)"
_NO_PAPER = re.compile(
    rf"\b(?:never|not|haven't|havent|didn't|didnt|no|mislaid|lost|missing|can't find|cant find)\b(?: \w+){{0,4}} {_PAPERS}\b|\b{_PAPERS}\b(?: \S+){{0,5}} (?:never|not|isn't|isnt|hasn't|hasnt|nahi|nahin|belum|tak|missing|lost|mislaid|no)\b(?! (?:our|the|an?|my|its|on)\b)|\bno (?:me |nos )?(?:ha )?lleg\w+ (?:la |el |las )?{_PAPERS}\b"
    r"|(?:发票|对账单|账单|送货单|签收单|收据|合格证|报告)\S{0,6}(?:没收到|没有收到|没给|没寄|没看到|丢了|找不到)|(?:没收到|没看到|丢了|少了)\S{0,6}(?:发票|对账单|账单|送货单|签收单|收据)"
)
_AGAIN = re.compile(
    r"\b(?:re-?send|send|email|e-mail|forward|copy|again|please|pls|can you|could you|reenvi\w*|mand\w+|envi\w+|hantar|bagi|semula|bhej\w*|dobara|schick\w*|senden|kopie|bitte|envoy\w*|renvoy\w*)\b|补|再发|重发|发(?:一下|我|一份|给)"
)
_PAPER_WISH = re.compile(
    rf"^\W*(?:(?:hi|hello|morning)\W+)?{_PAPERS}\b[^?\n]{{0,40}}\b(?:please|pls|plz|bitte|por favor|tolong)\b|\b(?:send|email|forward|need|get|have|share)(?: \w+){{0,4}} (?:certs?|certificates?|data ?sheets?)\b|\b(?:rechnungs|lieferschein)(?:kopie|duplikat)\b|\bkopie (?:der|des|von)\b[^?\n]{{0,20}}\b(?:rechnung|lieferschein\w*)|\bcopie (?:de )?(?:la |du )?(?:facture|bon)"
)


@lru_cache(maxsize=64)
def wants_paper(folded: str) -> bool:
    """Say whether somebody wants a paper, also one that never came."""
    return _PAPER_WISH.search(folded) is not None or (
        _NO_PAPER.search(folded) is not None and _AGAIN.search(folded) is not None
    )


# ── machines ─────────────────────────────────────────────────────────────────────────────────────────

_ABSENT = _class(
    r"nicht im (?:buro|hause?) | im urlaub | abwesend | ausser haus | (?:derzeit |zurzeit |momentan )?geschlossen | nicht erreichbar | absente? | en conge\w* | en vacances | (?:sont |est |actuellement )?fermes? | indisponible | estare fuera | fuera de (?:la )?oficina | ausente | de vacaciones | (?:saya |sedang |kami )?(?:ber)?cuti | tidak di pejabat | tiada di pejabat | pejabat tutup | office(?: is)? closed | closed (?:from|until|till|for) | chutti par | (?:i'm|i am|we're|we are|am|currently)(?: \w+)? (?:out|away|off|on leave|on holiday|closed|travelling|out of office)",
    r"(?:休假|出差|外出|开会|不在)",
)
_PROMISED = _class(
    r"antwort\w* | melde\w* | wenden sie | dringend\w* | ruckkehr | wieder (?:da|erreichbar) | (?:vielen )?dank fur ihre \w+ | repondrai | repondrons | mon retour | notre retour | urgen\w+ | merci (?:pour|de) votre (?:message|mail|courriel) | gracias por (?:su|tu) (?:mensaje|correo) | hubungi | hal segera | terima kasih (?:atas|kerana) | balas\w* | no access | emergenc\w+ | in my absence | (?:will|shall) (?:reply|respond|get back) | zaruri ho to",
    r"(?:稍后|尽快|之后)\S{0,4}(?:回复|联系)|急事|紧急|自动",
)


def is_absence(folded: str) -> bool:
    """Say whether a machine tells that nobody is there, and who answers or when."""
    return _ABSENT.search(folded) is not None and _PROMISED.search(folded) is not None


_ASKS_KINDLY = re.compile(
    r"\b(?:please|pls|plz)\b(?! (?:credit|collect|advise|look|sort|check|replace|refund|call|ring|swap|exchange|come|investigate|send (?:someone|somebody|a credit)))"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A text and the amounts in it that are no part of a code, a size or a document's number."""

    said: str
    amounts: tuple[str, ...]


@lru_cache(maxsize=64)
def grievance_in(folded: str) -> Topic | None:
    """Return what is complained of where the company of words leaves no doubt, None elsewhere."""
    if len(folded) > LONGEST or _ORDERING.search(folded):
        return None
    told = _Told(folded, tuple(match.group() for match in _AMOUNT.finditer(folded)))
    return next((topic for topic, holds in _HOLDS if holds(told)), None)


def _is_short(told: _Told) -> bool:
    if _FEWER.search(told.said):
        return True
    if not _AMOUNTS_LEAST <= len(told.amounts) <= _AMOUNTS_MOST or len(set(told.amounts)) < _AMOUNTS_LEAST:
        return False
    papers = [*_PAPER.finditer(told.said), *(_ORDER_WORD.finditer(told.said) if "?" not in told.said else ())]
    came = list(_CAME.finditer(told.said))
    apart = [(p, c) for p in papers for c in came if not (p.start() < c.end() and c.start() < p.end())]
    return any(abs(p.start() - c.start()) <= _NEAR for p, c in apart)


def _is_overcharged(told: _Told) -> bool:
    if _CHARGED_AT.search(told.said) and _AGREED.search(told.said):
        return len(_PRICE.findall(told.said)) + len(told.amounts) >= _AMOUNTS_LEAST
    enough = len(_PRICE.findall(told.said)) >= _AMOUNTS_LEAST
    return enough and _AGREED.search(told.said) is not None and _CHARGED.search(told.said) is not None


def _is_of_payment(told: _Told) -> bool:
    said = told.said
    if _STOPPED.search(said) or _TERMS.search(said):
        return True
    return _SENT_MONEY.search(said) is not None and _UNPAID.search(said) is not None


def _is_of_invoice(told: _Told) -> bool:
    return _TWICE.search(told.said) is not None or _NOT_ON_PAPER.search(told.said) is not None


def _is_other_inside(told: _Told) -> bool:
    said = told.said
    if _OTHER_INSIDE.search(said) or _UNMATCHED.search(said):
        return True
    wished, given = list(_WISHED.finditer(said)), list(_GIVEN.finditer(said))
    return any(w.end() <= g.start() or g.end() <= w.start() for w in wished for g in given) and "?" not in said


def _is_useless(told: _Told) -> bool:
    said = told.said
    if _ROUGHLY.search(said):
        return False
    if _USELESS.search(said):
        return True
    if _ASKS_KINDLY.search(said):
        return False  # a state may be one that is wished for
    if _NOISY.search(said) or _STATE.search(said):
        return True
    return _USED.search(said) is not None and _FAILS.search(said) is not None


def _is_roughly_handled(told: _Told) -> bool:
    return _ROUGHLY.search(told.said) is not None


def _is_late(told: _Told) -> bool:
    return _LATE.search(told.said) is not None


_HOLDS: tuple[tuple[Topic, Callable[[_Told], bool]], ...] = (
    ("price", _is_overcharged),
    ("invoice", _is_of_invoice),
    ("payment", _is_of_payment),
    ("short", _is_short),
    ("late", _is_late),
    ("wrong_item", _is_other_inside),
    ("damaged", _is_roughly_handled),
    ("quality", _is_useless),
)
"""Money before goods, what is on paper before what is in the box, and that before how it is."""
