"""What people say to do something: the words by which intents and changes of a draft are told. Folded words, patterns allowed.

Each table is a text of phrases, one a line or parted by ` | `; Latin phrases match whole words only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from chalicelib.understanding.language.fold import has_han


@lru_cache(maxsize=256)
def cue(phrases: str) -> re.Pattern[str]:
    """Return the pattern that finds one of the phrases of a table."""
    parts = [part.strip() for line in phrases.splitlines() for part in line.split(" | ") if part.strip()]
    latin = sorted((p for p in parts if not has_han(p)), key=len, reverse=True)
    han = sorted((p for p in parts if has_han(p)), key=len, reverse=True)
    patterns = [rf"(?<![a-z0-9])(?:{'|'.join(latin)})(?:(?![a-z0-9])|(?<=\s))"] if latin else []
    return re.compile("|".join([*patterns, *han]))


# ── nobody wrote it, or it is no business of ours ────────────────────────────────────────────────────

AUTO_REPLY = """
you(?:'ve| have) reached | (?:we're|we are|i'm|i am) (?:currently )?(?:closed|shut|away|out|unavailable)(?: \\w+){0,4} (?:and )?(?:will|'ll) (?:answer|reply|respond|get back|be back) | en breve (?:le|te|les|nos) \\w+ | (?:现在|暂时|目前)\\S{0,6}不在\\S{0,10}(?:再|会)\\S{0,6}(?:联系|回复|回您)
(?:has been|was) received automatically | (?:i'm|i am|im) (?:away )?at (?:a |the |an )?(?:\\w+ ){1,5}(?:fair|expo|conference|show|training|convention|congress) (?:\\w+ )?(?:through|until|till|to) | with (?:limited|spotty|patchy|no|little) (?:signal|access|connection|reception|coverage)
\\[auto\\w*\\] | \\(auto\\w*\\) | (?:i'm|i am|im) (?:currently )?on (?:\\w+ )?leave | on (?:parental|annual|sick|maternity|paternity|study) leave | not (?:reading|checking|monitoring) (?:my )?(?:messages|email|mail|this) | (?:is|are) closed (?:for [\\w ]{1,20} )?(?:until|till|from|between) | messages will be (?:read|answered) | we will answer (?:on|when|within|after)
auto(?:matic)?[- ]?(?:reply|response|answer) | out of (?:the )?office | i am (?:currently )?(?:out|away|on (?:annual |parental |maternity |sick )?leave|on holiday|on vacation|travelling)
i'm (?:currently )?(?:out of|away from|on (?:annual |maternity )?leave) | on annual leave | away from (?:my desk|the office) | will (?:be back|return|reply|respond|answer) (?:on|when|within|after|as soon|to (?:you|your))
delivery (?:failure|status notification|has failed) | undeliverable | could not be delivered | mailbox (?:is )?(?:full|not monitored|unavailable) | not monitored | do not reply | noreply | no-reply
this is an automat\\w+ | this (?:message|mail|email) (?:was|is) (?:sent|generated) automatically | automated (?:message|response|reply) | your message has been received and | we have received your (?:message|email|enquiry|ticket)
(?:thank you|thanks|thx) for (?:contacting|reaching out|getting in touch|your (?:message|email|mail|enquiry)) | (?:inbox|mailbox|line|office|desk|chat|number|account) is (?:now |currently )?(?:closed|unattended|unmonitored|not (?:staffed|attended|manned)) | (?:we'll|we will|someone will|a colleague will|i'll|i will) (?:get back|be in touch|come back|respond|reply)(?: to you)? (?:on \\w+ \\d|on \\d|when we re-?open|during (?:office|business|working) hours|on (?:my|our) return|upon) | limited access to (?:e-?mail|my) | ticket (?:has been|was) (?:created|opened|logged) | our office(?:s)? (?:is|are|will be) closed
respuesta automatica | gracias por (?:contactar\\w*|comunicar\\w*|escribirnos|su mensaje|ponerse en contacto) | (?:le|te|les) (?:responderemos|contestaremos|atenderemos) | fuera de (?:horario|servicio) | fuera de (?:la )?oficina | mensaje automatico | no me encuentro en la oficina | estoy de vacaciones | de vacaciones hasta | este buzon
mesej automatik | terima kasih (?:kerana|atas) (?:menghubungi|mesej|pertanyaan)\\w* | kami akan (?:membalas|menghubungi|balas semula) | pejabat (?:kami )?(?:di)?tutup | aapse jald hi sampark | balasan automatik | saya sedang bercuti | sedang bercuti | balasan automatis
自动回复 | 感谢(?:您|你)?的?(?:来信|来电|留言|联系) | (?:会|将)(?:尽快|于\\S{1,8}|在\\S{1,10})(?:给您)?(?:回复|联系您) | 暂时无法回复 | 非工作时间 | 自动答复 | 自動回覆 | 休假 | 不在办公室 | 外出中 | 邮件将延迟 | 无人值守 | 此邮件由系统 | 系统自动 | 正在休假 | 退信 | 年假 | 出差中
abwesenheit | automatische antwort | reponse automatique | absent du bureau
"""
OPT_OUT = """
(?:don't|dont|do not|no longer) (?:want|need) (?:\\S+ ){0,4}(?:list|texts?|updates?|messages?|mails?|newsletters?|sheet) (?:any ?more|any longer|again)(?!\\S) | 别再?给我们?发\\S{0,6}(?:了|$)
(?:dont|don't|do not|stop) (?:text|send|messag|msg|whatsapp|email|mail|spam)\\w* (?:me |us )?(?:\\w+ ){0,3}(?:deals?|offers?|promos?|specials?|ads|adverts?) | take (?:me|us|this number|our number) off (?:this|these|it|that)(?= *(?:$|[,.!]|list|pls|please|thing|group|blast))
别再?(?:给我们?)?(?:发|推)(?:这些|这种|那些)
(?:drop|take|delete|strike|lose) (?:this|my|our|the) (?:number|contact|address|email|line) (?:\\w+ ){0,3}(?:list|broadcasts?|blasts?|campaigns?) | (?:stop|no more) (?:those|these|the|your|ur) (?:\\w+ )?(?:texts|blasts?|messages|mailings|updates) | not interested in (?:your|ur|the|any) (?:\\w+ ){0,3}(?:deals?|offers?|promos?|blasts?|specials?)
(?:广告|促销|活动|优惠|推广|群发)\\S{0,4}(?:别|不要|不用|勿)再?\\S{0,6}(?:发|群发|推) | (?:别|不要|不用)再?(?:推送|群发)
(?:quit|stop|enough|no more|take (?:me|us|our|my|this)|remove (?:me|us|our|my|this)|leave (?:me|us)|cease|kill|lose) [^?\\n]{0,50}\\b(?:specials?|deals?|promos?|promotions?|offers|blasts?|adverts?|newsletters?|campaigns?|broadcasts?|mailing list|marketing|flyers?|spam|weekly texts?|off the list|off your list)
(?:别|不要|不用)再?(?:给我们?|往这)?(?:群发|发)\\S{0,4}(?:促销|广告|推广|活动|优惠|群发|消息)\\S*
unsub(?:scribe)?(?: me)? | (?:stop|no more|quit|enough|end|cut|dont send|don't send)(?: me| us)?(?: of)?(?: \\w+){0,3} (?:texts?|msgs?|sms|messages?|mails?|emails?|whatsapps?|blasts?)(?= (?:pls|please|thanks|thx|to this|on this|from|now)|,|\\.|$) | opt[- ]?out | remove me from (?:the |your |this )?(?:\\w+ )?(?:list|group|broadcast|mailing\\w*|promo\\w*|marketing) | take (?:me|us) off (?:the |your |this )?(?:\\w+ )?(?:list|promo\\w*|broadcast|marketing|mailing)\\w*
no more (?:promo\\w*|marketing|offers|ads|adverts|campaign\\w*|newsletters?|spam|broadcasts?|messages about offers) | stop (?:sending|the|these|those|all|with the|messaging) (?:\\w+ ){0,4}(?:promo\\w*|offers?|ads?|adverts?|deals|marketing|newsletters?|campaigns?|broadcasts?|spam|flyers?|specials|messages|catalogues?)
(?:dont|don't|do not) (?:send|want) (?:\\w+ ){0,4}(?:promo\\w*|offers?|ads|adverts|deals|marketing|newsletters?|campaigns?|broadcasts?|flyers?|specials) | dar(?:me)? de baja | dame de baja | darnos de baja | date de baja | baja del? (?:lista|boletin|promociones) | no (?:me |nos )?(?:mand[ea]n?|envi[ea]n?|quiero(?: recibir)?|queremos(?: recibir)?) (?:\\w+ ){0,3}(?:promo\\w*|ofertas|publicidad|propaganda|anuncios)
berhenti langgan | henti langgan\\w* | jangan hantar (?:\\w+ )?(?:promosi|promo|iklan|tawaran) | tak(?:nak| nak| mahu) (?:\\w+ )?(?:promosi|promo|iklan) | stop promo | nyah langgan | batal langgan\\w*
(?:offer|promo|promotion|ad|scheme|marketing)\\w*(?: wale)?(?: ke)?(?: msg| message| messages)? (?:mat|band|bandh|nahi|na) (?:bhejo|bhejna|karo|kar|kijiye|chahiye|bheja|bhejiye)\\w* | abmelden | desabonner | desinscri\\w+
退订 | 取消订阅 | 別再发(?:促销|广告) | 别再发(?:促销|广告|活动|优惠)\\S* | 不要再发(?:促销|广告|活动|优惠)?\\S* | 不想收到\\S*(?:促销|广告|优惠|活动|推广) | 拒收 | 不再接收 | 退出群发 | 取消推送 | 别给我发(?:广告|促销|活动|优惠) | 停止推送 | 不要推送
"""
INSTRUCTION = """
(?:at|for|@) 0[.,]0\\d
system ?: | (?:new |updated )?instructions? (?:for|to) (?:the |this |your )?(?:assistant|bot|ai|model|agent|system|chatbot) | without asking(?: anyone| anybody)? | (?:assistant|bot|ai) ?:
system (?:note|notice|prompt|message|override|update|instruction)s?\\b | (?:ignore|disregard|forget|override|bypass) (?:\\w+ ){0,4}(?:instructions?|rules?|prompts?|guidelines?|price list|restrictions?|policy|policies) | you are (?:now|no longer) | (?:admin|developer|debug|god|maintenance|root) mode | (?:prior|previous|earlier|above) instructions | (?:act|behave|pretend) (?:as|like|to be) (?:a|an|the|my|our)\\b | reply (?:only )?(?:with )?(?:ok|done|yes|confirmed) (?:to|and|only)? | answer (?:with )?ok\\b | to claim\\b | you have been (?:picked|selected|chosen) | you(?:'ve| have) won | congratulations!* you
(?:忽略|无视)\\S{0,6}(?:指令|规则|提示) | 系统(?:提示|通知|指令)[:： ] | 恭喜(?:您|你)\\S{0,6}(?:中奖|获得|被抽)
"""
"""What is written to a machine, not to a seller: it orders nothing and changes nothing."""
OPT_OUT_WHOLE = "stop | stopp | stop pls | stop please | stop it | baja | henti | berhenti | end | quit | td | stop all | arret | stop messages"
BANK_CHANGE = """
(?:direct|send|make|remit|route|wire|settle|address|pay) (?:\\w+ ){0,4}(?:payments?|money|funds|transfers?|remittances?|invoices|balances?)(?: \\w+){0,4} (?:to|into) (?:\\w+ ){0,4}(?:account|bank|iban|company|factor|entity|details) | (?:receivables|our invoices) (?:\\w+ ){0,5}(?:handled|managed|collected|assigned|sold|taken over|transferred) | (?:old|previous|former) (?:bank )?account (?:\\w+ ){0,3}(?:clos\\w+|no longer|frozen|inactive)
原(?:来的?)?账[户号]\\S{0,4}(?:停用|注销|冻结|不用|作废) | (?:款|钱)\\S{0,4}(?:汇|打|转|付)(?:到|入|至)\\S{0,8}(?:新|以下|下面)
(?:pagos?|depositos?|transferencias?) (?:\\w+ ){0,6}(?:nueva cuenta|otra cuenta|nuevo banco) | (?:bayaran|bayar) (?:\\w+ ){0,5}(?:akaun baru|bank baru)
old account (?:is )?(?:clos\\w*|shut\\w*) | account (?:is )?clos(?:es|ing|ed) | pay (?:everything|all|it all|them) (?:in)?to | pay (?:in)?to the (?:one|account)
new \\w+ account\\b | routing (?:and|&|#|number|no) | account # on the
新卡号 | 新的?(?:银行)?卡号 | 打到?新卡 | 换(?:了)?(?:卡|账号|账户|户头) | 新户头
routing number | lockbox | \\bach\\b(?: payments?| transfers?)? | (?:old|previous) contact to verify | direct all (?:payments?|ach|remittances?|funds)
(?:new|changed?|updated?|different|change of|switched|switching|changing|our) (?:\\w+ ){0,3}bank(?:ing)?(?: account| details| detail| info\\w*)? | bank(?:ing)? (?:account |details? |information |coordinates )?(?:has|have|is|are|was|were)?\\s*(?:been )?(?:chang\\w+|updat\\w+|mov\\w+|switch\\w+)
(?:new|changed?|updated?|different|following|below|this) (?:payment |pay-?to |remittance |settlement )?(?:account|iban|acct|a/c)(?: number| no| details?)? | (?:switched|changed|moved|changing|switching|moving) (?:our )?banks? | new iban | use this iban | remit(?:tance)?(?: to| address| details| payment| invoice)? | pay(?:ment)? (?:\\w+ ){0,6}(?:new|different|updated|another|account below|below account) (?:\\w+ )?(?:account|bank|iban|details)?
change (?:of|in|to) (?:our )?(?:bank|payment|remittance|account|pay-?to) (?:details|account|instructions|information|address)? | update(?:d)? (?:your records with )?(?:our |the )?(?:bank|payment|remittance|account) (?:details|account|instructions|info\\w*) | sort code | swift code | wire (?:to|the|transfer) | (?:merged?|merger|acquired|taken over) (?:\\w+ ){0,12}(?:pay|account|invoice|bank|remit)\\w* | factoring | old account (?:is|was|has been) (?:closed|under|frozen)
cuenta bancaria | cambio de (?:cuenta|banco) | cambiamos de (?:cuenta|banco) | nueva cuenta | nuevos datos bancarios | datos bancarios | nueva clabe | hemos cambiado de banco | clabe
akaun bank | nombor akaun baru | akaun baru | tukar bank | tukar akaun | rekening baru | bank baru | bank account (?:badal|change)\\w* | naya (?:bank )?account | account (?:number )?badal\\w* | khata badal\\w* | naye account
开户行 | 银行账户 | 银行账号 | 新账户 | 新账号 | 新的账户 | 新的账号 | 更换账户 | 收款账户 | 收款账号 | 账户变更 | 账号变更 | 换了银行 | 对公账户 | 改打到 | 打到新 | 汇款到新 | 银行信息\\S*(?:变|改|更) | 变更\\S{0,6}(?:账户|账号|银行)
neue bankverbindung | bankverbindung | nouveau compte | nouvelles coordonnees bancaires | nouveau rib
"""

# ── questions and complaints ─────────────────────────────────────────────────────────────────────────

SHORT = """
(?<!the )short(?: of)? (?:\\d+|a|an|one|two|three|four|half|by|on|delivered|delivery|shipped|again|us|me)\\b | shortage | (?:we're|we are|were|was|i'm|i am|came|delivered|order) short | shorted | short(?: ship| pick)\\w* | missing | only had | (?:only|just) (?:got|received|came|arrived|delivered|sent|\\d+ (?:came|arrived|of)) | not all (?:\\w+ )?(?:came|arrived|delivered) | didn't (?:get|receive|come) | didnt (?:get|receive|come) | (?:did not|never) (?:get|receive|came|come|arrive|got|received|arrived) (?:the|our|any|my|all)?\\s*(?!order|delivery) | less than (?:ordered|invoiced) | incomplete | left off the (?:van|truck|delivery)
falt(?:a|an|aron|o|aba|aban) | incompleto | solo llegaron | llegaron solo | nada mas llegaron | nomas llegaron | vino incompleto | no llegaron?(?: los| las| el| la| todas| todos)?
kurang (?:\\d+|satu|dua|tiga|se\\w+) | tak cukup | tak sampai (?:\\d+|semua)? | hilang | terkurang | tertinggal | kurang sampai | cuma (?:sampai|dapat|ada) | dapat \\d+ (?:je|sahaja|saja)
kam (?:aaya|aaye|aayi|mila|mile|nikla|nikle|hai|the|bheja|bheje) | nahi (?:mila|mile|mili) | \\d+ hi (?:aaye|aaya|mile|aayi|mila) | kam nikl\\w+ | ghat\\w*
少了 | 少送 | 缺了 | 少发 | 漏发 | 漏送 | 少给 | 没收到(?!货款) | 数量不对 | 数量不够 | 短少 | 不够数 | 只收到 | 只送了 | 只到了 | 少(?:一|两|二|三|四|五|六|几|\\d)(?!点|些)
"""
DAMAGED = """
(?:phat|phut|gir|toot|tut|bheeg|bhig|pichak) (?:ga[iy]\\w*|gaye)
damag\\w* | broken | smashed | crush(?:ed)? | cracked | leak(?:ing|ed|s|y)?(?! proof) | dented | torn | burst | shattered | bent | split open | squashed | spilt | spilled | ripped | punctured | wet through | soaked | chipped | snapped | in pieces | busted | bashed | scratched | warped | mangled
rot[oa]s?(?! ulado) | dana[dn]\\w* | golpead\\w* | quebrad\\w* | aplastad\\w* | derramad\\w* | abollad\\w* | chorread\\w* | reventad\\w* | maltratad\\w* | rajad\\w* | mojad\\w*
kemek | pecah | rosak(?! akaun) | bocor | koyak | penyok | remuk | patah | calar | basah | retak
phat[aei] | phati | toot[aei] | tut[aei] | tuti | toota | leak | kharab | phoot[aie] | bheega | pichk[aie] | gila ho | bhig\\w*
破了 | 碎了 | 压烂 | 沾了?油 | 压坏 | 破损 | 漏了 | 摔坏 | 损坏 | 漏油 | 破的 | 破洞 | 裂了 | 变形 | 压扁 | 漏液 | 坏了几 | 砸坏 | 断了 | 烂了个 | 破包 | 漏水 | 碰坏 | 碎的 | 裂开 | 弯了 | 划痕
"""
WRONG_ITEM = """
(?:left|sent|gave|dropped|delivered|brought|shipped) (?:us|me) [^.?]{2,50}(?:we|i)(?:'d| had)? (?:ordered|asked for|wanted|said)
(?:delivery note|docket|label|box|ticket|note|paperwork|carton|packaging|slip) says [^?]{2,50} but
(?:asked for|ordered|wanted) [^.?]{2,50} (?:and |but )?(?:you(?:'ve| have)?|u|they) (?:\\w+ )?(?:sent|gave|delivered|brought|dropped|left) | left us [^.?]{2,40}(?:ticket|note|order|docket|invoice) says
wrong (?:item|product|stuff|goods|order|size|colour|color|one|ones|type|flavour|flavor|box|boxes|thing|things|model|brand|grade|shade|part|parts|delivery|items|pack|length|thread|spec|kind) | (?:got|received|sent|delivered|came|you sent|gave) (?:us |me )?(?:the )?(?:\\S+ ){1,6}(?:not|instead(?: of)?|rather than) | not what (?:we|i) ordered | (?:ordered|asked for|wanted) (?:\\w+ ){1,6}(?:but )?(?:got|received|came|you sent|was sent|arrived|and got|were sent|delivered) | mixed up | sent (?:me |us )?the wrong | someone else's order | didn't order | never ordered | didnt order | (?:instead of|not) (?:the )?(?:\\w+ )?(?:we|i) ordered
equivocad\\w* | no (?:es|era|son|eran) lo que (?:pedi|pedimos) | mandaron (?:\\w+ ){1,4}(?:en lugar de|en vez de|y no) | llego (?:\\w+ ){1,5}(?:en lugar de|en vez de) | en vez de (?:lo|los|las|la) que | otro producto | me mandaron otr[oa]s? | pedi (?:\\w+ ){1,6}(?:y )?(?:me )?(?:llego|llegaron|mandaron)
salah (?:barang|hantar|item|saiz|produk|warna|kotak|jenis|model|size) | bukan yang (?:saya|kami) (?:order|pesan) | tersalah | hantar salah | order (?:\\w+ ){1,4}(?:dapat|sampai|tapi) | silap (?:hantar|barang)
galat (?:maal|saman|item|bhej\\w*|aaya|aayi|aaye|size|colour|color|product|brand|part|model|order|delivery|shade) | galat \\w+ (?:bheja|bhej|aaya|de) | dusra (?:maal|saman|aaya|bhej\\w*) | mangwaya (?:\\w+ ){1,5}(?:aaya|bheja|aa gaya|tha) | ki jagah (?!bhejo)
发错 | 送错 | 货不对 | 不是我们要的 | 不是我们订 | 配错 | 拿错 | 型号不对 | 规格不对 | 错货 | 货发错 | 颜色不对 | 尺码不对 | 给错 | 尺寸不对 | 装错 | 来的是 | 送来的是 | 收到的是 | 送成了 | 发成了 | 送成 | 发成
"""
QUALITY = """
streak(?:s|ing|ed|y)? | dead (?:on|after|within|ho) | nayi .{1,30} dead | won't turn over | stopped working | keeps? (?:tripping|cutting out|dropping) | no (?:better|good)(?: than|$)
tra(?:en|e|ia|ian) (?:moho|mancha\\w*|hongo\\w*|bichos?|gusanos?) | moho
是酸的 | 酸掉 | 酸了 | 怎么处理
rubbish batch | 掉毛 | kering keras | dah kering | mengelupas | tak melekat
mush | mushy | mushed | mouldy | moldy | mold | mould | rotten | rotting | off(?: already| smell\\w*|\\b(?= and)) | gone off | stale | expired | out of date | past (?:its |their )?(?:date|best|sell|use) | (?:bad|poor|terrible|awful|shocking|inferior) quality | quality (?:is |was |of \\w+ )?(?:\\w+ )?(?:bad|poor|terrible|down|drop\\w*|awful|issue|problem|not) | smells? | smelly | soggy | wilted | bruised | sour(?:ed)? | bad batch | faulty | defective | (?:doesn't|does not|dont|don't|doesnt|won't|wont|not) (?:work|fit|stick|hold|light|charge|write|seal|last|close|spray|foam|turn on|start)\\w* | peeling off | fell apart | falling apart | complain\\w* | dull | rusty | rusted | dead on arrival | flickering | infested | weevils? | dried (?:out|up) | fad(?:ed|ing)(?! jeans) | not fresh | unripe | discolou?red | contaminated | shed(?:s|ding) | keeps? (?:breaking|failing|jamming|leaking|snapping) | blunt | smear\\w* | bleed(?:s|ing) through | useless | rubbish | junk | crap | too (?:thin|soft|weak|dry|ripe|salty|watery)
podrid\\w* | mala calidad | echad\\w* a perder | caducad\\w* | vencid\\w* | huele[n]? mal | agri[oa]s? | feo | feos | no sirven? | defectuos\\w* | pasad[oa]s | mosquead\\w* | no pinta\\w* | con moho | enmohecid\\w* | oxidad\\w* | se despeg\\w+ | no pega\\w* | se desti\\w+ | salio mal[oa]? | salieron mal[oa]?s? | no funciona\\w* | maduro\\w* demas
busuk | basi | luput | tamat tempoh | berkulat | kualiti (?:teruk|tak|rendah|merosot|kurang|dah) | tak elok | bau (?:busuk|pelik|teruk|semacam|lain|masam) | layu | tak berfungsi | cacat | expired | masam | hancur | karat\\w* | tak tahan | lembik | luntur
sada | sade | sadi | sadela | gal[ae] hua | badbu | badboo | ghatiya | expire\\w* | kharab quality | quality (?:kharab|bekar|acchi nahi|achhi nahi|thik nahi|theek nahi|bahut)\\w* | bekar | baasi | smell aa | keede? | fungus | chal nahi (?:raha|rahi|rahe) | kaam nahi kar
发黑 | 味道(?!的) | 变质 | 发霉 | 过期 | 不新鲜 | 质量 | 坏了 | 烂了 | 臭 | 发酸 | 变味 | 有虫 | 长毛 | 品质 | 烂的 | 发臭 | 腐烂 | 掉色 | 褪色 | 生锈 | 不好用 | 用不了 | 有问题 | 次品 | 脱胶 | 开胶 | 不亮 | 不出水 | 异味 | 不粘 | 漏墨 | 蔫 | 烂掉 | 断墨 | 起毛 | 过敏
"""
RETURN = """
(?:can|could) (?:they|it|these|those|we) go back | over-?ordered [^.]*(?:back|return|sealed|unopened) | go back\\?
send (?:\\w+ ){0,5}back | return(?:ing|ed|s)? (?:of |the |some |these |those |\\d+ |a |an |to |it|them|unused|unopened|my|our|for|from|label|note|procedure|policy|collection)? | take (?:\\w+ ){0,5}back | collect (?:\\w+ ){0,6}(?:back|return\\w*|wrong|unopened|empties|pallets) | refund | pick (?:\\w+ ){0,4}up (?:again|for credit|the return\\w*) | exchange (?:it|them|these|the|for|\\d+) | credit (?:us|me|note) for (?:\\w+ ){0,4}(?:return|unopened)\\w* | rma | swap (?:it|them) for (?:credit|refund) | bring (?:\\w+ ){0,3}back
devolver | devolucion\\w* | regresar (?:\\w+ ){0,4}(?:producto|mercancia|cajas?|piezas?) | reembolso | cambio fisico | recoger (?:\\w+ ){0,4}(?:devol|sobr)\\w* | les regreso | regreso \\d+
pulang(?:kan)? | pulangkan | return barang | tukar balik | refund | ambil balik | kembalikan | hantar balik
wapas | waapas | vapas | vaapas | return karna\\w* | return kar\\w* | lauta\\w* | return lena | return hoga
退的 | 退货 | 退回 | 换货 | 退掉 | 退款 | 想退 | 要退 | 能退 | 可以退(?!订) | 退给 | 退几 | 调换
"""
PRICE = """
(?:we|you|u) (?:agreed|quoted|said|shook on) (?:on )?\\d | has [^.?]{2,40} at \\d+\\.\\d\\d | (?:laga diya|lagaya|lagaye|laga di)[, ]+(?:baat|bola|tay|rate) | 比?报价(?:单|的)?\\S{0,4}(?:贵|高|多)了? | 贵了\\S{0,4}(?:块|元|毛)
(?:billed|invoiced|charged|has|have) (?:\\S+ ){1,6}at \\d\\S* [^.]*?(?:said|says|quoted|agreed|shook|flyer|list|told|was|promised) | (?:laga diya|lagaya|lagaye|laga di) [^.]*(?:baat|bola|tay|rate|tha|thi)
(?:wrong|incorrect|different|higher) price | over-?charged? | (?:were|was|been|got|have been|you|u|you've|youve) charged | charged (?:us|me|at|for|\\d+|full|twice|too|more|the|list|old|rrp) | price (?:is |was |on (?:the |my |our )?(?:invoice|bill) )?(?:is )?(?:wrong|incorrect|different|not what|doesn't match|does not match|doesnt match) | (?:price list|list|quote\\w*|quotation|agreed|contract) (?:says|said|price|was|is|rate)\\b | priced? (?:wrong|wrongly|at) | billed (?:us |me )?(?:at|for|wrong|\\d+) | not the (?:price|rate) | price (?:we|you) (?:agreed|quoted|said|told|promised) | discount (?:not|missing|wasn't|was not|hasn't|didn't|isn't|never) | promised (?:us |me )?(?:a )?(?:price|discount|\\d+) | higher than (?:quoted|agreed|the quote|list|last|you) | without (?:the|our|my) discount
cobraron (?:de )?mas | me cobraron | nos cobraron | cobrad[oa] | precio (?:equivocado|mal|incorrecto|no es|distinto|diferente) | el precio (?:esta|viene|salio|no coincide) mal\\w* | sobrecobr\\w* | no es el precio | precio que no es | quedamos en | cobrando
harga (?:salah|lain|tak sama|silap|tak betul|lebih|dalam (?:invois|inv)|kat (?:invois|inv)|mahal) | terlebih caj | caj lebih | lebih caj | salah harga | dicaj
rate galat | galat rate | galat price | price galat | zyada (?:charge|rate|paisa|paise|lag\\w+|laga\\w*) | rate (?:zyada|jyada|alag) | jyada (?:charge|rate|lag\\w+) | (?:ka|ki) bola tha | (?:ka|me|mein) (?:baat|tay) hui | charge kiya
价格不对 | 多收 | 单价不对 | 价格错 | 算错钱 | 多算 | 说好的价 | 价格不一样 | 报价不符 | 收贵了 | 单价错 | 价钱不对 | 比报价 | 和报价 | 跟报价 | 没打折 | 折扣没 | 价格跟 | 价格和 | 算贵
"""
INVOICE = """
(?:invoice|inv|bill|receipt|statement) (?:\\S+ ){0,5}(?:wrong|incorrect|mistake|error|still shows|shows|doesn't match|does not match|doesnt match|missing|duplicate|twice|old|issue|problem|not right|query|address|vat|has our|has the|says|double|tax|made out) | (?:invoice|inv|bill) (?:\\S+ ){0,12}(?:be |get it |have it )?(?:corrected|amended|re-?done|re-?raised) | (?:wrong|incorrect|duplicate|corrected|new|mistake on|error on|fix|correct|amend|reissue|re-issue|problem with|query (?:on|about|with|re)|missing|double|revised?|change|split|separate) (?:\\S+ ){0,3}(?:invoice|inv|bill|receipt|credit note) | reissue | re-issue | invoiced (?:us )?(?:twice|wrong|for|the wrong|under) | billed twice | (?:vat|tax|company|po|gst|trn|registration) (?:\\w+ )?(?:number|name|no|details|address) (?:\\w+ )?(?:on|missing|wrong|is)(?! po) | invoice (?:to|under|in the name|in name) | made out to
factura (?:\\S+ ){0,5}(?:mal|equivocad\\w*|incorrect\\w*|error|erronea|rfc|doble|duplicad\\w*|no coincide|corregir) | refactur\\w* | (?:corregir|corrijan|cambiar|cancelar|reexpedir) (?:\\S+ ){0,3}factura | rfc (?:\\w+ )?(?:mal|equivocado|esta|nuevo) | factura a nombre | razon social
invois (?:\\S+ ){0,3}(?:salah|silap|tak betul|tersilap|double|dua kali|nama lama|alamat) | (?:betulkan|tukar|salah|silap) (?:\\S+ ){0,3}invois | nama syarikat (?:\\w+ )?(?:salah|lama|silap)
(?:invoice|bill) (?:\\S+ ){0,5}(?:galat|galti|gst|dobara|do baar|sahi|theek|thik) | galat (?:invoice|bill) | gst (?:number|no) (?:\\w+ )?(?:galat|nahi|missing|update)\\w*
发票抬头 | 发票开错 | 重开 | 开错 | 发票(?:上)?\\S{0,10}(?:错|不对|不符|没写|写成|改|漏) | 抬头 | 税号 | 开票(?:信息|资料)\\S*(?:变|错|改|换) | 账单\\S{0,8}(?:错|不对) | 补开 | 换开 | 专票
"""
PAYMENT = """
pay (?:\\S+ ){0,4}(?:in|over) (?:two|three|four|five|six|2|3|4|5|6|half|halves|instal\\w+|parts|goes|bits|stages|weekly|monthly)
past-?due | chas(?:ed|ing) us for | (?:was|were|is|been) settled | (?:mailed|posted|sent) (?:you )?(?:the |a )?(?:check|cheque)
pay (?:by|with|in|for|the|over|later|half|on|you|via|half|monthly|weekly|next|what|our|my) | payment (?:terms|plan|link|failed|declined|was|not|method|not showing|went|made|on|twice|by|sent|dispute|allocated|didn't|didnt|deadline|extension|bounced|due) | (?:my|our|the|company|credit|debit) card | card on file | account terms | charge (?:it|the card|my card|our card|my|me) | credit (?:limit|terms|account|hold|application|line|days|facility) | direct debit | net[- ]?\\d\\d | \\d\\d days? (?:is |are |terms|credit|to pay|net|eom|account) | balance (?:on|due|owed|outstanding|is|of|for)?(?! of (?:the )?order| to follow| [a-z]{3}-) | overdue | paid (?:\\w+ ){0,6}(?:already|twice|but|still|yesterday|last|invoice|showing|in full|on|by|into|for) | already paid | paid twice | statement (?:shows|says|still|balance) | cash on delivery | on account | account (?:is )?on (?:hold|stop) | (?:stop|hold) on (?:our|my|the) account | cheque | bank transfer | instal+ments? | transfer(?:red)? (?:the |you |it |money|payment|done|proof) | extend (?:our |the )?(?:credit|terms|payment) | dispute | owe
pagar | pago | pague | pagamos | pagado | tarjeta | credito | a credito | dias de credito | transferencia | saldo | deposit(?:e|o|ar|amos|ado) | abono | cheque | ya esta pagad\\w* | plazo
bayar\\w* | bayaran | dah bayar | kad kredit | kredit | transfer (?:dah|duit|sudah) | ansuran | cek | tempoh kredit | baki (?:akaun|bayaran|hutang|invois|lama|rm|belum) | hutang
payment | paisa (?:bhej|de|kat|diya|transfer)\\w* | paise (?:bhej|de|kat|diye|transfer|baad)\\w* | bhugtan | udhaar | udhar | khata | upi | gpay | card se | credit (?:badh|chahiye|limit|period) | cheque | emi | hisab | hisaab | (?:baaki|baki)(?! (?:sab|theek|thik|wahi|same|waise|jaisa|order|list|cheez\\w*|saman|maal|ke|ka|ki|sub|hain|dalam|kat|di)\\b)
付款 | 付了 | 已付 | 打款 | 信用额度 | 账期 | 刷卡 | 转账 | 汇款 | 货款(?!打到新) | 欠款 | 月结 | 支付 | 扣款 | 收款 | 尾款 | 赊账 | 余额 | 结款 | 结算 | 定金 | 预付
"""
LATE = """
janji (?:pagi|petang|semalam|hari|tengah|pukul|sampai) | dah (?:dua|tiga|banyak|\\d) kali (?:jadi|lambat|macam)
(?:week|day|time) running | turns? up (?:at|only|after|when|once) | only turns up | (?:had|have) (?:\\S+ ){0,4}waiting in | isn't on\\b(?! the| your)
(?:hours?|hrs?|days?|mins?|minutes?|weeks?|so|very|too|always|again|was|is|are|were|came|arrived|turned up|running|yesterday|driver|van|delivery|truck|lorry|still|half a day) late\\b | late (?:again|delivery|deliveries|every|yesterday|today|on|this|for the|third) | delay(?:ed)? (?:again|delivery|on our|every) | (?:van|driver|truck|delivery|order|lorry|goods) (?:never|didn't|did not|didnt|hasn't|has not|hasnt|still not|still hasn't|still hasnt|no show|failed to) (?:turn|come|came|show|arriv|been|here|make it|made)\\w*(?: up)? | no[- ]show | missed (?:the |our |my |your )?(?:delivery|slot|window) | (?:third|second|3rd|2nd) time (?:this|in a|late|now) | nobody (?:came|turned|showed) | turned up (?:at|after|\\d) | waited (?:all|in|\\d|for|half|the) | waiting (?:since|all) (?:day|morning|yesterday|\\d)\\w*
tarde (?:otra|el|la|otra vez|de nuevo|siempre|y)? | lleg(?:o|aron|a|an) (?:muy |otra vez |bien |super )?tarde | retras\\w* | nunca llego | (?:me|nos) dejaron (?:esperando|plantad\\w*) | no vino | no lleg(?:o|aron) (?:el|la) (?:pedido|entrega|camion|repartidor)
lambat | lewat | tak sampai[- ]sampai lagi\\b(?! mana) | tak muncul | tunggu (?:dari|sampai|lama|punya|satu hari)
late (?:aaya|aayi|aaye|ho|hua|hui|delivery|kyun|kyu|mila|pahu\\w*) | der se | deri | der ho | der se aa | time pe nahi | time par nahi
迟到 | 晚了 | 迟了 | 太晚 | 送晚 | 来晚 | 又晚 | 晚送 | 等了\\S{0,6}(?:小时|天|上午|下午|钟头|一天) | 送货慢 | 老是晚 | 拖了 | 没准时 | 不准时 | 总迟 | 误了 | 耽误
"""
OTHER_TICKET = """
(?:driver|van|truck|lorry|courier) (?:clipped|hit|knocked|scraped|backed into|reversed into|blocked|bumped|dented)
(?:machine|fridge|freezer|cooler|dispenser|equipment|unit|app|portal|website|login|door|driver|scanner|rack|stand|tap|compressor|lift|display|printer|web ?shop|password|account) (?:\\S+ ){0,10}(?:leaking|broken|not working|stopped|rude|isn't working|doesn't work|down|faulty|engineer|fix|repair|look at|parked|damaged our|won't|wont|locked|reset|expired|error|blocked)
(?:can|could) (?:somebody|someone|you send someone|an engineer|a technician) (?:\\w+ ){0,4}(?:come|look|call|visit|fix|service) | (?:driver|delivery guy|courier) (?:was|is|has been) (?:\\w+ )?(?:rude|abusive|reckless|dangerous) | rude (?:driver|to|staff) | call ?out | repair(?! (?:kits?|clamps?|tapes?|mortar|patch\\w*|putty|sleeves?|paste|links?)) | engineer visit | (?:safety data|sds|msds|coshh) | change (?:our |the |my )?(?:delivery |contact |company |registered )?(?:address|contact|details|email|phone) | speak to (?:a |the |my |your )?(?:manager|someone|person|human) | make a complaint | locked out | forgot (?:my |our )?password | empties | empty (?:crates|kegs|cages|pallets|drums|bottles) (?:\\w+ ){0,4}(?:collect|pick|take|back)\\w* | (?:collect|pick up|take away) (?:\\w+ ){0,4}(?:empties|cages|crates|pallets|kegs|drums) | set up (?:a |an )?(?:new )?(?:account|user|login) | add (?:a |an )?(?:new )?(?:user|site|branch|contact|address) to
(?:maquina|refri\\w*|congelador|equipo|chofer|repartidor|cafetera|dispensador) (?:\\S+ ){0,6}(?:no funciona|tira|descompuest\\w*|groser\\w*|fuga|fallando|fallas?|no enfria|revisen|revisar) | quiero quejarme | queja | hablar con (?:el |un |la )?(?:gerente|alguien|encargad\\w*) | tecnico | cambi(?:o|ar|amos) (?:de |la )?direccion
(?:mesin|peti sejuk|freezer|driver|pemandu|chiller|lori) (?:\\S+ ){0,6}(?:rosak|kasar|biadap|bocor|tak sejuk|tak jalan|langgar|servis|repair)\\w* | nak (?:buat )?aduan | nak (?:complain|komplen) | juruteknik | tukar alamat
(?:machine|fridge|freezer|cooler|driver|dispenser) (?:\\S+ ){0,5}(?:kharab|band|nahi chal|badtameez\\w*|leak|theek|thik|repair|badtamiz\\w*)\\w* | shikayat | complaint | mechanic bhej\\w* | address change | pata badal\\w*
(?:机器|冰箱|冰柜|设备|制冰机|咖啡机|司机|送货员|饮水机|收银机|叉车)\\S{0,12}(?:坏|漏|态度|故障|不制冷|不工作|修|撞|骂|维修|报修|凶) | 投诉 | 维修 | 报修 | 派人 | 师傅来看 | 换地址 | 地址变更 | 改地址 | 搬家了 | 搬店
"""

QUOTE_SURE = """
any (?:\\S+ ){1,7}(?:on the shel(?:f|ves)|in stock|in the warehouse|knocking about|kicking about|to hand|on hand)(?= *\\?)
(?:do|does|would|will) [^?\\n]{3,60} (?:count (?:as|towards)|qualify|get (?:me|us) (?:a |the |any )?(?:better|discount|deal|cheaper|trade))
(?:you|u|ya)(?: guys)?(?: still)? got any (?:\\S+ ){1,6}(?:kick\\w+|knock\\w+|lying|about|around|left|in|today|yet|going cheap)(?= *(?:$|[?,.!]|about|around)) | can (?:you|u|ya) do (?:any )?(?:better|something|anything|a deal|cheaper) on | do (?:these|those|they|it|the \\w+|your \\w+|ur \\w+) (?:also )?come in | (?:is|are) (?:the |your |ur )?(?:\\S+ ){1,6}back (?:yet|in(?: stock| yet)?)
有(?:没有)?(?:大|小|中|别|其他|其它|新)\\S{0,3}(?:号|码|色|款|的)的?吗
(?:do|d|does) (?:you|u|ya|ye)(?: guys)?(?: still| also| even| currently)? (?:have|hv|got|stock|sell|carry|do|supply) (?:the |any |these |those |a |some )?(?:\\S+ ){1,6}(?:in|left|on hand|at the moment|in stock|available|these days)(?= *(?:$|[?,.!]|atm|right now|today|now|yet))
is there (?:a|an|any) (?:\\w+ )?(?:break|discount|deal|saving|reduction|offer|better price|cheaper)(?: \\w+)? (?:on|if|for|when|at|over) | any (?:break|saving|reduction|better price) (?:on|if|for|when) | (?:how|hw|hiw|hoe) (?:much|mch|muc|mutch) | what (?:is|are|r) (?:\\S+ ){1,6}(?:running|going|selling|trading)(?: at| for)? | what (?:does|do|would|will) (?:\\S+ ){1,6}(?:come to|run to|work out(?: at)?|set us back)
有卖(?:吗|不|没)? | 有没有卖 | 卖不卖
(?:venden|manejan|tienen|tendran) (?:\\S+ ){1,6}(?:en existencia|disponibles?|ahorita|todavia)
(?:do|can|could|will|would) (?:i|we) (?:get|have) a (?:break|deal|better price|discount|price)\\b
what(?:'s|s| is| are| r)? (?:you|u|ya)(?: guys)? (?:getting|asking|charging|after|looking for|doing) (?:for|on) | (?:you|u|ya)(?: guys)? (?:showing|carrying|holding|sitting on) any | how(?: are|'re| r)? (?:you|u|ya)(?: guys)? (?:fixed|set|placed|doing|off|looking) (?:for|on) | (?:whats|what's|what is) (?:\\S+ ){1,6}(?:by the|a|per|the) (?:metre|meter|kilo|kg|case|box|roll|drum|pallet|bag|litre|sheet|carton|pack|dozen)\\b | (?:whats|what's|what is) the damage | sharpen (?:the|your|ur) pencil | going for (?:rn|now|today|these days|atm|at the moment|currently) | on hand(?: today| now| at the moment)? | (?:you|u|ya)(?: guys)? (?:got|have) (?:\\S+ ){1,6}(?:on hand|on the shelf|in the warehouse|to spare|kicking about|knocking about) | what do (?:you|u) want for | what do (?:\\S+ ){1,6}(?:run|go for|come to|come in at|set (?:me|us) back) | what (?:would|will|could) (?:\\S+ ){1,8}(?:be|cost|come to|run|set (?:me|us) back) | do me a (?:price|deal) | price up | put a price | (?:any|some) movement on | your (?:number|figure|rate|price) (?:for|on)
(?:今天|现在|目前|最近)?多少(?:钱)?(?:一|/)(?:公斤|斤|箱|盒|包|桶|件|瓶|米|卷|支|个|袋|吨|打) | 什么行情 | 啥行情 | 现在啥价 | 怎么个价
a como (?:anda|andan|me dej\\w+|salen?) | que costo | cuanto me (?:sale|cobras|cobra|dejas) | en cuanto (?:me |nos )?(?:sale|salen|dej\\w+|queda|quedan|esta|estan)
(?:do|d) (?:you|u|ya)(?: guys)? (?:hold|keep|run|range|list) | 含不含 | 包不包 | 啥价 | 什么价 | 多少钱
"""
"""Whoever says so asks for price or stock, with a question mark or without."""

QUOTE = """
啥价 | 咋卖 | 什么价钱 | before or after tax | ballpark | what would (?:\\S+ ){1,8}come to | coming in at | damage on (?=\\d) | fixed for | lead time
how much | how many (?:in|per|come|are in|to a)\\b | what(?:'s|s| is| are| r| would| wud)? (?:the |your |ur |our |my )?(?:best |current |latest |trade |wholesale |bulk |case |unit |list )?(?:prices?|cost|rates?|charge|moq|lead time|minimum) | price (?:for|of|on|check|list|per|pls|please|today|a|each)\\b | prices (?:for|on|of|pls|please|list)\\b | pricing | (?:do|does|what|how much do) (?:\\w+ ){1,6}cost | costs? (?:of|for|per)\\b | cost\\? | cheaper | (?:your |ur )?best price | best (?:rate|offer|deal|u can do|you can do) | what (?:can|could) (?:you|u) do (?:on|for|me on) | quote (?:us |me |for |on |pls|please|a )?| quotation | a quote | any (?:deal|discount|offer|special|offers|deals|promo|stock|chance of (?:a )?(?:discount|deal|better)|specials) | discount (?:if|on|for) | deal if | in stock | have (?:you|u|ya)(?: guys)? (?:got |still )?(?:any |more )?(?!sent|shipped|delivered|received|forgotten|dispatched) | do (?:you|u|ya|ye)(?: guys)?(?: still| also| even)? (?:have|stock|carry|do|sell|keep|got|supply) | (?:you|u) (?:still )?(?:got|have|stock|carry|sell) (?:any |the )?(?=.*\\?) | got any | is (?:the |there |it |that )?(?:\\S+ ){0,8}(?:available|in stock|cheaper|with vat|inc(?:luding|l)? vat|plus vat|ex vat|taxed|discounted|vegan|halal|gluten) | are (?:the |they |those |these )?(?:\\S+ ){0,6}(?:available|in stock|cheaper) | vat\\? | with vat | inc(?:l|luding)? vat | (?:per|a) (?:case|box|carton|kilo|kg|bag|unit|pallet|roll|pack|pair|dozen|gross)\\? | availability (?:of|on|for) | stock (?:of|on) (?:\\w+ ){1,6}\\? | moq | minimum order | what sizes? | what colou?rs? | which sizes? | trade price | price match | beat \\d+ | volume (?:price|discount) | price break | going rate | any left
cuanto (?:cuesta|vale|sale|es|esta|cobran|por|seria|me sale|me cuesta|le sale|estan)?n? | cuanto | precio (?:de|del|por|para|tienen|me|la|el|hoy)\\b | que precio | a como (?:esta|estan|tienen|tiene|sale|dan|da|el|la|los|las|me)? | cotiza\\w* | cotizacion | presupuesto | tienen (?:disponib\\w*|existencia|en existencia|stock)? | tendran | tiene (?:disponible|en existencia) | hay (?:existencia|disponib\\w*|en stock|descuento|oferta)? (?=.*\\?) | manejan | descuento | a cuanto | el precio | mejor precio | sale mas barat\\w* | venden
harga | berapa (?:harga|sekilo|sebotol|satu|sekotak|sekarton|untuk|ringgit|rm|sekampit|sekarung|seguni)? | ada (?:stok|stock|lagi|jual|diskaun|promosi|tak|x|ke)\\b | masih ada | stok ada | diskaun | boleh kurang | murah (?:lagi|sikit) | sebut harga | quotation | best price
kitne? (?:ka|ki|ke|hai|ho|mein|me|padega|rupaye|rs|lagega|doge|rupye|rate)? | (?:kya|kitna|ka|aaj ka|best|naya|current|bulk) (?:rate|bhav|bhaav|daam|price|dam) | rate (?:kya|kitna|batao|bata|bolo|do|chal|bhejo|hai|pata|list)\\w* | bhav | bhaav | daam | kitne ka | stock (?:hai|mein|me|milega|available)\\w* | milega kya | mil jayega | mil jayegi | mil jaega | available hai | (?:hai|hain) kya(?= *(?:\\?|$|,|bhai|ji|sir|bhaiya|aapke)) | quotation | discount (?:milega|hai|doge|do|kitna|mil) | price (?:kya|kitna|batao|bata)\\w* | kya price
多少钱 | 什么价 | 价格(?:是|多|怎|呢|表|有|吗|？|\\?|发|报) | 报价 | 报个价 | 报一下价 | 单价(?:多|是|怎) | 有货 | 有没有(?!发|送|到|寄) | 有现货 | 现货 | 还有吗 | 库存(?:有|多|还|吗|怎) | 怎么卖 | 优惠(?:吗|多少|价|点) | 打折 | 便宜(?:点|些|吗|多少|一点) | 几块 | 几多钱 | 多少一 | 一箱多少 | 含税吗 | 含税 | 最低价 | 起订 | 有吗 | 批发价 | 能不能便宜 | 多少米 | 什么价位 | 询价 | 价多少 | 有折扣 | 价钱(?:多|是|怎) | 啥价 | 多少錢 | 卖多少 | 贵不贵
combien | prix (?:de|du|pour) | was kostet | preis | wieviel | haben sie
"""
ASKING = """
have (?:you|u|ya)(?: got)? | do (?:you|u|ya)(?: still)? (?:have|stock|sell|keep|carry|do) | (?:you|u|ya)(?: guys)? (?:showing|carrying|holding|charging|asking|getting) | how much(?: off)?(?: (?:is|are|for))? | how many (?:\\w+ of)? | what(?:'s|s| is| are| r)?(?: the)? (?:price|damage|rate)(?: of| on| for)? | what would | if (?:i|we) (?:took|take|do|did|get|got) | (?:on|in|off) (?:the )?(?:shelf|hand|stock|warehouse) | by the (?:metre|meter|kilo|case|box) | per (?:metre|meter|kilo|kg|case|box|roll|bag|carton|pack|sheet|litre|drum|pallet) | dropped to us | sharpen (?:the|your|ur) pencil | this (?:year|week|month) | today | these days | (?:a )?(?:pallet|case|box|carton) (?:price )?of
cuanto (?:cuesta|sale|vale|esta|estan)n? | (?:a|en) (?:cuanto|como)(?: (?:me|nos))?(?: (?:deja|dejas|dejan|anda|andan|sale|queda))? | me pasas | precio(?: de| del)? | por pieza | si (?:llevo|compro|pido) | tienen | (?:la )?hoja de
berapa | harga | sekarang | se(?:karton|kotak|peti|kilo|botol|guni)(?: berapa)? | ada stok | kitne ka | kya (?:rate|bhav|daam|price) | rate | aaj(?: ka| ki)? | abhi
的?(?:现在|今天|目前|最近)?(?:是)?(?:什么价|啥价|多少(?:钱)?(?:一?(?:公斤|斤|箱|盒|包|桶|件|瓶|米|卷|支|个|袋|吨|打))?|怎么卖|什么价格|什么行情) | 的?(?:现在|今天|目前)?一(?:公斤|斤|箱|盒|包|桶|件|瓶|米|卷|支|个|袋|吨|打)多少钱? | (?:现在|今天|目前)?(?:还)?有(?:没有)?(?:现货|货|库存)?(?:吗|没|么)?$ | 还?有没有(?:现货|货)? | 现在 | 今天 | 目前
"""
"""What stands around the goods where their price or stock is asked for."""

STATUS = """
(?:will|are|were|is|was|did) [^?.,\\n]{3,50} (?:on|in|onto) (?:the|this|that|our|my|next|today'?s|tomorrow'?s|yesterday'?s|tonight'?s|\\w+day'?s) (?:morning'?s |afternoon'?s )?(?:van|lorry|truck|delivery|drop|run|load) | (?:have|has) (?:you|u|ya) (?:got )?(?:any )?(?:room|space) (?:on|in|for) | any (?:room|space) (?:left )?on
(?:has|have|did|is|was) (?:order |po |so |no |#)?[a-z]{0,3}-?\\d{4,} (?:gone|left|shipped|been|out|ready|dispatched|on (?:its|the|a)|coming|go|leave|ship|loaded|yet) | any (?:joy|luck|sign|sight) (?:on|with|of) | (?:发出|寄出|发货|出发|送出|发走|装车|出库)了?没有?
出库没 | 出库了没 | 发货了没 | 装车了没 | 出发了没 | 到哪了
\\d{4,}那单\\S{0,10}(?:到|送|发) | 今天能到 | 能到吗 | 几点到 | 啥时候到 | 什么时候(?:能)?到 | any idea where (?:he|she|it|they|the)
(?:lorry|van|truck|driver|delivery|order) (?:anywhere|nearby|close|near) | whats the hold ?up | what's the hold ?up | still says (?:packing|pending|processing|picking) | y mi pedido | koi pata | koi khabar | kitne baje (?:\\S+ ){0,3}(?:pahunch|aa|mil|deliver)\\w* | 发出来没 | 发出来了没 | 发了没有 | 到了没 | 出来没 | 送出来没 | 送出没
where(?:'s|s| is| are| r)? (?:my|our|the|this|that|it|today's|todays|yesterday's|yesterdays|mondays|order|delivery|driver|van|last) (?!\\w+ invoice) | where(?:'s|s| is| r| are)? (?:\\S+ ){0,5}(?:order|delivery|stuff|goods|van|driver|truck|parcel|shipment|lorry|pallets?|so-?\\d+) | (?:any|got any|whats the|what's the) (?:news|update|updates|eta|word|sign|idea when) (?:on|for|of|about|when|where)? | \\beta\\b(?: on| for|\\?|$| pls| please| of)? | (?:has|have|did) (?:my|our|the|it|last|that|this|yesterdays|yesterday's|so-?\\d+|they|order|mondays|tuesdays|wednesdays|thursdays|fridays|everything|you sent|u sent) (?:\\S+ ){0,6}(?:left|gone|shipped|sent|dispatched|go|leave|ship|out|delivered|been sent|been picked|been loaded|out yet|been dispatched) | when (?:will|is|are|can|do|does|should|shall|would) (?:\\S+ ){0,8}(?:arrive|arriving|come|coming|here|delivered|get here|land|due|be here|dispatch\\w*|ship\\w*|turn up|reach|expect)\\w* | track (?:my|our|the|it|this|that|an?|order|parcel|so-?\\d+|\\d{4,}) | tracking(?: (?:number|no|link|info|id|details|code|for|on|pls|please|my|our))?(?! suit) | (?:where|whr|wheres|where's)(?: is| are| r)? (?:po |so |order |no |#)?[a-z]{0,3}-?\\d{4,} | (?:driver|van|lorry|truck)(?:'s|s)? (?:number|phone|mobile|no)\\b | status (?:of|on|for|update|pls|please|\\?)? | (?:order|delivery) status | is (?:my|our|the|it|so-?\\d+|that|today's|todays) (?:order |delivery |\\S+ )?(?:on (?:its|the|his) way|out for delivery|on the (?:van|truck|lorry)|coming (?:today|tomorrow)|shipped|dispatched|still coming|ready|still on for|on for|been) | still (?:waiting|no sign|nothing|on for|coming) | (?:driver|delivery|van|truck|order) (?:was |is )?(?:due|running|expected|coming|far|close|still coming|gonna be|on (?:its|his|the) way|left yet) | (?:what|wot|wat|which) time (?:\\S+ ){0,5}(?:deliver\\w*|driver|truck|van|arriv\\w*|coming|drop|lorry|order|get here) | how far (?:is|away|out|off) | out for delivery | on its way\\? | running late\\? | will (?:it|the order|my order|our order|the van|they|so-?\\d+|everything) (?:\\S+ )?(?:arrive|be here|come|make it|get here|ship) | how long (?:till|until|before|for) (?:\\S+ ){0,3}(?:delivery|order|driver|van|arrives?|gets? here|here) | expecting (?:a |our |my |the )?(?:delivery|order|van|driver) | haven't seen (?:the|our|a|any) (?:van|driver|delivery|order|truck) | chasing (?:up )?(?:my|our|the|on|so|order|delivery)
donde (?:viene|esta|anda|va|vienen|quedo|andan) | cuando (?:llega|sale|viene|entregan|me entregan|nos entregan|llegan|lo entregan|van a) | ya (?:salio|viene|va|mero llega|viene en camino|salieron|mandaron|esta en camino) | a que hora (?:llega|pasa|viene|entrega|pasan|sale|llegan) | estatus | rastreo | guia de (?:rastreo|envio) | en camino | va en camino | sigue en pie | como va (?:mi|el|nuestro) pedido | ya (?:me )?(?:surtieron|despacharon) | que paso con (?:mi|el|nuestro) (?:pedido|entrega|orden)
(?:lori|driver|order|barang|pesanan|penghantaran|delivery|lory) (?:\\S+ ){0,5}(?:sampai mana|bila sampai|dah sampai|dah hantar|mana|belum sampai|dah keluar|dah jalan|on the way|dah gerak|tak sampai lagi|keluar dah) | sampai mana | bila (?:sampai|hantar|nak sampai|boleh sampai|barang|lori|driver|order|nak hantar) | pukul berapa (?:\\S+ ){0,3}(?:sampai|hantar|lori|driver|delivery) | mana (?:barang|order|lori|pesanan|driver) | dah hantar (?:belum|ke|tak) | status (?:order|pesanan|penghantaran) | dah keluar (?:belum|ke) | dah sampai (?:belum|mana|ke)
kab (?:aayega|aayegi|aaega|milega|tak|pahunchega|pahuchega|niklega|nikla|nikli|aa raha|aa rahi|aaenge|aayenge|aaegi|milegi|deliver|bhejoge|dispatch)\\w* | kahan (?:hai|tak|pahuncha|pahunchi|pahucha|pahuchi|reh) | kaha (?:hai|tak|pahuncha|pahuchi|pahunchi|pahucha|reh) | (?:order|gaadi|gadi|maal|driver|saman|delivery) (?:\\S+ ){0,4}(?:kahan|kaha|nikla|nikli|nikal|pahuncha|kab|status|pahucha|aaya kya|aayi kya|aa gaya kya|dispatch hua|nahi aaya|nahi aayi|nahi pahunch\\w*) | kitni der | kitna time | dispatch (?:hua|ho gaya|kab)\\w*
司机(?:的)?(?:电话|号码) | 到哪 | 发货了吗 | 发车 | 什么时候(?:到|送|发|来|能到|能送|可以到|出货) | 几点(?:能|可以|会)?(?:到|送|来) | 送到了吗 | 物流(?!费) | 到了吗 | 发了吗 | 出发了吗 | 还没到 | 快递单号 | 运单 | 啥时候(?:到|送|发|来) | 送来了吗 | 多久(?:到|能到|送) | 何时(?:到|送|发) | 到没到 | 发了没 | 送了没 | 在路上 | 发出来了吗 | 出库了(?:吗|没) | 怎么还没(?:到|送|来|发) | 还没(?:送|来|发|收到货) | 进度 | 跟踪 | 送货(?:的)?(?:车|司机)\\S{0,4}(?:哪|到) | 车(?:子)?到哪 | 发货没 | 有没有(?:发|送|到) | 配送(?:了吗|到)
wo ist | wo bleibt | wann kommt | ou est | quand arrive
"""
DOCUMENT = """
shoot (?:me|us|over) (?:\\w+ ){0,2}(?:statement|invoice|receipt|copy) | 发票\\S{0,14}(?:发|传|寄|给)(?:一份|我|过来|电子|一下)
(?:copy|copies|duplicate|pdf|scan|photo|reprint) (?:of )?(?:\\S+ ){0,3}(?:invoices?|inv|statement|pod|delivery note|dn|credit note|receipt|bill|certificate|price list|docket|coa|data sheets?)? | (?:re-?send|send|forward|email|mail|share|needs?|get|have|issue|provide|print|whatsapp|wants?|after|chasing) (?:me |us |over |through |across )?(?:\\S+ ){0,6}(?:invoices?|inv(?: \\S+)?|statement|pod|proof of delivery|delivery note|credit note|receipt|e-?invoice|docket|certificate|tax invoice|sds|data ?sheet|coa) | (?:statement|invoice|pod|receipt|invoices) (?:for|of) (?:the )?(?:\\w+ )?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|last|this|month|order|so|year|q\\d|week|account|our)\\S* | statement (?:please|pls|of account|needed) | account statement | monthly statement | proof of delivery | \\bpod\\b | signed (?:delivery note|dn|pod|docket) | (?:lost|missing|misplaced|can't find|cant find|never got|haven't got|don't have|dont have|havent got) (?:\\S+ ){0,3}(?:invoice|receipt|inv|delivery note|statement|docket)(?: \\S+)? (?:pls |please |can )?(?:resend|send|copy|again)? | (?:send|need|get|have|new|latest|current) (?:\\S+ ){0,3}price ?list | catalogue pdf | accountant needs | for (?:our |the |my )?(?:accountant|accounts|bookkeeper|auditor|tax return|records|vat return)
(?:manden?|mandan|envien?|envian|reenvi\\w+|pasen?|pasan|necesito|ocupo|mandar|enviar|pasar|comparten?|me das|me dan|me puedes|me pueden|quiero) (?:me |nos )?(?:\\S+ ){0,5}(?:factura|facturas|estado de cuenta|nota|remision|comprobante|xml|recibo|pdf|lista de precios) | otra vez la factura | copia de | estado de cuenta | comprobante de (?:entrega|pago) | factura (?:de|del mes|en pdf|y xml)(?! nombre)
(?:hantar|send|resend|bagi|nak|minta|email|boleh bagi|tolong bagi) (?:\\S+ ){0,5}(?:invois|invoice|penyata|statement|resit|do|salinan|bukti) | salinan | penyata | resit | bukti penghantaran | (?:invois|penyata|resit) (?:\\S+ ){0,3}belum (?:dapat|terima|sampai) | (?:invois|resit|penyata|statement|nota hantaran) (?:\\S+ ){0,6}(?:hantar|bagi|send|email|sekali lagi|semula) | copy invois | copy invoice
(?:invoice|bill|statement|ledger|challan|pod|rasid|receipt|bilty) (?:\\S+ ){0,5}(?:bhej|bhejo|bhejna|bhejdo|copy|chahiye|de do|dena|dobara|whatsapp|mail|nikal|bhijwa|bhejiye|dijiye|send|share)\\w* | (?:bhej|bhejo) (?:\\S+ ){0,3}(?:invoice|bill|statement) | copy (?:bhej|chahiye|do)\\w* | account statement | hisaab bhej\\w*
(?:送货单|签收联|签收单|发票|合同|质检报告|回单|收据|对账单)\\S{0,10}(?:扫|拍照|拍个|传|发|寄)(?:给|一|个|我|过) | 对账单 | 发票(?:副本|复印|再发|重发|补发|发我|发一|发给|电子|的?照片|扫描|PDF|pdf) | (?:发|补|传|给|寄|要|开)\\S{0,8}(?:发票|对账单|送货单|签收单|收据|回单|账单|质检报告|合格证)(?!抬头|错) | 送货单(?:发|复印|照片|副本) | 签收单 | 回单 | 收据 | 月结单 | 复印件 | 质检报告 | 检测报告 | 电子发票 | 价目表 | 价格表
"""

NOT_AN_ORDER = """
told (?:him|her|them|em) to (?:ring|call|text|message|email|order|ask) | if (?:the |your )?(?:prices?|rates?|weather|trade|it) [^?\\n]{0,40}(?:i'll|we'll|i'd|we'd|i will|we will|might) | meant to (?:text|message|ring|send (?:this|that|it) to) (?:my|the|someone|somebody|him|her|them) | wrong (?:chat|person|group|window)
(?:bake|simmer|roast|boil|fry|marinate|stir|whisk|preheat|steam)(?: it| them| for| until| in| at)* (?:\\d+|overnight) | \\d parts? (?:\\w+ ){1,3}to \\d (?:parts?)? | (?:come|get|be) back to (?:you|u) (?:with (?!the rest|more|any)|when|once) | (?:size|sizing|conversion) (?:guide|chart|table):
(?:photos?|pics?|pictures?|videos?|clips?) (?:of|from|pls|please) | (?:fotos?|videos?|imagenes) (?:de|del) | gambar (?:dari|untuk|yang) | (?:照片|图片|视频|名片|二维码)(?!纸|框|墙|打印)
counted (?:up )?(?:tonight|today|this (?:morning|afternoon|evening)|last night) | \\bcount, (?:w/e|as) | (?:order|requisition|po) (?:to follow|will follow|follows|in the (?:am|morning)) | for info(?:rmation)? only | will (?:place|send|put in|do) (?:\\w+ ){0,3}order (?:\\w+ ){0,3}(?:am|morning|later)
kiraan stok | baru (?:saya|kami) order | petang nanti baru
(?:do ?n[o']?t|dont|don't|not yet|no need to|nothing to|not) (?:order|book|send|ship|deliver)(?:ing|ed)?\\b(?! the| any)? | just counting | shelf count | not an order | this is (?:just )?(?:a )?(?:count|stock) | stock ?(?:take|count|check|as at|as of|list|level|report|on hand|on the shelf|in hand) | (?:we|i|still) (?:still )?(?:have|got|hold|ve got) (?:\\S+ ){0,6}(?:left|here|on the shelf|in the (?:store|shop|back|stock|store ?room|warehouse|cupboard)|in stock) | (?:what (?:we|i)(?:'ve| have)? (?:got|have)(?: left)?|what's left|whats left|left (?:on|in) (?:the |our )?(?:shelf|shelves|store|back|stock\\w*|warehouse|cupboard|van)) | will (?:send|place|do|make|let you have) (?:\\S+ ){0,3}order (?:\\S+ )?(?:tomorrow|later|tmrw|next|on|monday|after|soon|tonight) | order (?:to )?follow | order (?:coming|comes) (?:later|tomorrow|tmrw|soon|after) | (?:just|only|purely) (?:fyi|for (?:info|information|your info)|so you know|letting you know|telling you|an update|counted|checking|info|counting) | for (?:your |ur )?info(?:rmation)? only | fyi(?! pls| please) | no order (?:today|this week|yet|now|from us|needed) | nothing (?:this week|today|for now|needed)\\b | recipe | in (?:our|the) (?:stock|store ?room|inventory) (?:now|still) | inventory | count(?:ed)? (?:as of|today|this morning|so far)
solo (?:para )?(?:avisar|informar|contar|reportar|aviso|informo|es inventario) | inventario | existencias? (?:de hoy|al|en tienda|en bodega|actual) | me (?:queda|quedan) | nos (?:queda|quedan) | aun no (?:pido|pedimos|es pedido|quiero pedir) | todavia (?:no (?:pido|pedimos|es pedido|pedir)|tengo|tenemos|hay) | manana (?:hago|hacemos|te paso|les paso|mando) (?:el |mi |nuestro )?pedido | luego (?:hago|te paso|les paso|pido) | no es pedido | nada mas (?:para )?(?:avisar|informar)
stok (?:tinggal|ada|baki|kat|semasa|sekarang|hari ini|setakat) | baki stok | saja (?:bagitau|beritahu|nak bagitau) | belum nak (?:order|pesan) | kira stok | bukan order | tinggal (?:lagi )?\\d | esok baru (?:order|pesan|saya) | nanti (?:saya |baru )?(?:order|pesan) | jangan hantar (?:lagi|dulu) | belum order
(?:stock|maal|saman) (?:mein|me|ka|hai|itna|bacha|pada|report|update|ginti) (?!kya)\\S* | bach[aei] (?:hai|hain|hua|hue) | order (?:kal|baad mein|baad me|nahi|abhi nahi|shaam ko|parso) (?:dunga|denge|bhejunga|karunga|karenge|dungi|likhaunga|bhejenge|hai)?\\w* | abhi (?:order )?(?:nahi|mat) (?:chahiye|bhejna|bhejo) | sirf (?:bata|info|batane|jaankari|stock)\\w* | order nahi hai | sirf ginti
库存[:: ] | 库存如下 | 盘点 | 剩余 | 还剩 | 还有(?:\\d|一|两|半|三)\\S*(?:没用|库存|货) | 先报一下 | 明天再(?:下单|订|要) | 不是订单 | 不是下单 | 先不(?:要|订|下单|买) | 暂时不(?:要|订|下单) | 只是(?:通知|告知|说一下|报|告诉|统计) | 目前库存 | 店里还有 | 仓库还有 | 现有库存 | 存货 | 先不下单 | 再下单 | 回头(?:再)?(?:下单|订) | 晚点(?:再)?(?:下单|订) | 还没想好
"""

# ── answers ──────────────────────────────────────────────────────────────────────────────────────────

YES_WORDS = """
run it(?! by| past) | book that | yes run it
ring it up | grand | sound | that's grand | thats grand | lock it | lock that in | get it (?:out|over|moving|gone|loaded|sent|on the (?:wagon|van|truck|road|lorry))(?: to (?:us|me))? | (?:[a-z]{1,15}(?:'s| is) )?(?:good|happy|fine|ok|okay|cool|pleased) with (?:it|that|this|them) | (?:client|customer|boss|chef|owner|foreman|gaffer|manager|missus|head office|office|team)(?:'s| is|s| are)? (?:happy|ok|okay|good|fine|agreed|agrees|approved?|approves|signed off|signed it off|said yes|says yes|says ok|said ok|said go|says go) | otherwise (?:fine|good|ok|okay|perfect|correct|all good) | rest (?:is |are )?(?:fine|good|ok|okay|as is|stays) | no changes | nothing to change | nothing else | that'll do | thatll do | that will do | thats that | count me in | make it so | on you go | rock on | carry on | let it roll | wrap it up | do the order | all set | we're good | were good | im good | i'm good | happy days | champion | smashing | no bother | go with (?:it|that) | fill it | fulfil it | get cracking
listo,? asi dejalo | asi dejalo | dejalo asi | asi mero | asi nomas | asi va bien | cierralo | apuntalo | mandalo ya | asi queda | va que va | ya quedo | quedo bien | todo en orden | esta correcto | estamos | de una | arre | puedes? mandar\\w* | ya con eso | con eso (?:es todo|queda)? | seria todo
setuju | teruskan | ngam | ngam dah | ok teruskan | ok set | set | beres | dah betul | semua betul | ok dah | takde masalah | tiada masalah | buat (?:je|lah|terus) | proceed je
haan final | final karo | final kar do | final samjho | mangwa do | bilkul sahi | sab sahi hai | theek hai bhej do | pakka karo | order pakka | laga dijiye | bhijwa do | bhijwa dijiye | bhej dijiye | bhejiye
发吧 | 没问题 | 走吧 | 可以发 | 可以发货 | 就照这个发 | 那就这样 | 那就这么定 | 就这么着 | 都对 | 没毛病 | 完全正确 | 确认无误 | 发货 | 成交 | 搞定 | 齐了 | 核对无误
thats everything | that's everything | thats the lot | that's the lot | roll it | order away | process(?: it| please)? | release | go on then | firme | dejalo firme | queda(?: asi)? | surtan? | surtelo | que salga | haan ji final | final | chadha do | nikaal do | nikal do | 就照这个 | 就这么发 | 照这个(?:发|来)? | looks right to me | all yours | send it over | book it in | 就它了 | 走起
yes | yep | yup | yeah | yea | ya | yess+ | y | ok | okay | okey | okie | okk+ | k | kk | okies | sure | fine | perfect | correct | confirm | confirmed | confirming | confirms | go ahead | go on | proceed | approved? | agreed | deal | done | great | good | good to go | all good | looks? good | looks? (?:right|correct|fine|ok) | lgtm | that's (?:it|right|all|fine|the one|correct|good) | thats (?:it|right|all|fine|the one|correct|good) | thats all | book(?: it| them| that| in)* | send(?: it| them| that)? | ship(?: it)? | place (?:it|the order|order|that) | exactly | absolutely | spot on | 100% | happy with (?:that|it) | cool | sounds good | brilliant | lovely | all correct | all confirmed | as is | put it through | do it | please do | sorted | right | that works | works(?: for (?:me|us))? | crack on | go for it | fire away | lock it in | he says yes | she says yes | boss (?:says|said) (?:yes|ok|fine) | all ok | all right | alright | bang on | nice | super | roger | aye | affirmative | go | 👍 | thumbs up | ready to go | release it | you can (?:book|send|ship|go)(?: it| ahead)? | that is (?:right|correct|fine|it|all) | it's (?:right|correct|fine|good) | its (?:right|correct|fine|good)
si | sii+ | claro | correcto | confirmo | confirmado | confirmada | confirmamos | confirma | confirmar | de acuerdo | va | vale | sale | adelante | asi esta bien | asi esta | asi mero | esta bien | todo bien | perfecto | mandalo | mandala | mandalos | mandenlo | mandenmelo | mande(?:lo|n)? | listo | asi es | dale | ok mandalo | bueno | envielo | enviar | hagale | eso es(?: todo)? | exacto | simon | orale | jalo | procede | procedan | proceder | por favor si | muy bien | todo correcto | andale | ta bien | que asi sea | levantalo | levanten
ya | betul | jadi | setuju | boleh | baik | ok jadi | teruskan | confirm | sah | baiklah | ya betul | hantar (?:je|saja|lah|terus)? | on | cantik | proceed | ngam | orait | boleh hantar | sahkan | ye | yelah | okay jadi | cun | jalan | jalankan
haan? | han ji | haanji | ji haan? | ji | theek hai | thik hai | theek h | thik h | theek | thik | pakka | sahi hai | sahi | bilkul | kar do | kardo | bhej do | bhejdo | confirm karo | confirm kar do | chalega | done hai | sab theek | book kar do | ok kar do | ho jaye | sab sahi | daal do | laga do | bhejwa do | final | final karo | final hai | accha | acha | achha | hanji | ha | haa | karo
好的? | 好 | 可以 | 行 | 对 | 是的? | 没问题 | 确认 | 确定 | 下单(?:吧)? | 没错 | 就这样(?:吧)? | 就这些 | 嗯+ | ok | 同意 | 就按这个 | 发货吧 | 送吧 | 妥 | 好嘞 | 成 | 中 | 安排吧? | 就这么定了? | 定了 | 可以了 | 行了 | 没毛病 | 好啊 | 好哒 | 收到 | 按这个(?:来|发|走|下单)? | 麻烦安排 | 下吧 | 下单了 | 落单 | 得 | 冇问题 | 正确 | 要的 | 对的 | 無誤 | 无误 | 没有问题 | 请下单 | 订吧 | 就是它 | 就是这个
oui | d'accord | parfait | c'est bon | ja | genau | passt | in ordnung | bestatigt | jawohl
"""
YES_WEAK = """
thanks | thank you | thank u | thanku | thx | ty | tnx | ta | cheers | please | pls | plz | boss | bro | mate | guys | sir | bhai | bhaiya | ji | bos | lah | la | je | ya | gracias | terima kasih | tq | dhanyavad | shukriya | amigo | jefe | por favor | then | it | them | that | all | the order | order | the lot | everything | whole lot | as (?:is|above|listed|shown|per above) | now | so | well | and | i | we | he | she | says | said | is | are | this one | this | to | in | for me | for us | leave it in | leave it | leave them | oh | haha | lol | just | u | you | can | my end | from me | from us | from our side | from my side | my side | with | all of it | lets | let's | with that | kindly | the | on that | very much | a lot | much | so much | dear | again | asap | today | tomorrow | one | thats | i'm | im | all | of | me | do | will | be | at | your | our | now | only | por | todo | con | eso | asi | lo | la | el | todo | pedido | a | y | muy | que | esta | hai | hain | wala | sab | kar | do | aur | order | itna | hi | bas | yahi | ye | yeh | semua | dan | nak | terus | order ni | ni | saya | dah | itu | tu | pun | sudah | macam tu
谢谢 | 多谢 | 辛苦了? | 尽快 | 赶紧 | 早点 | 快点 | 老板 | 吧 | 了 | 啊 | 哈 | 呀 | 哦 | 噢 | 嗯 | 的 | 那 | 就 | 都 | 请 | 麻烦 | 您 | 你 | 我 | 们 | 订单 | 这个 | 这样 | 全部 | 一切 | 一下 | 给 | 直接 | 哥 | 姐 | 亲 | 啦 | 呢 | 单 | 货
"""
NO_WORDS = "no | nope | nah | not | n | non | nein | tak | tidak | tak nak | tidak mau | nahi | nahin | na | mat | 不 | 不要 | 不是 | 不用 | 没有 | 不行"
CANCEL = """
(?:kill|bin|scrap|drop|scratch|pull|ditch|axe|nix|lose|shelve|park) (?:it(?! (?:at|to|off|in|by|with|round|down|there|here|on|from|back))|the (?:whole|entire|full|complete) (?:\\w+ )?(?:order|lot|thing|job|list)|all of it|the order|everything) | (?:job|deal|event|party|function|project|order|whole thing|it)(?:'s| is|s)? (?:is )?(?:off|cancelled|called off|dead|fallen through|not happening) | (?:we|i)(?:'ll| will| are|'re)? (?:pulling out|going elsewhere)
(?:kill|stop|pull|bin|scrap|drop|park) (?:this|that|the) (?:one|order|lot) | (?:stop|pull|kill|scrap|bin|withdraw|drop|hold) so-?\\d+(?: \\w+ you)? | cancel (?:it|everything|all|the (?:whole|order|lot|entire|rest)|this|that|my order|our order|order|them|please|pls|so-?\\d+)\\b | cancel(?:led)?(?! on (?:me|us|her|him|them)) | call it off | call off | scrap (?:it|that|the (?:whole|lot|order)|everything|all|this) | forget (?:it|about it|everything|the (?:whole|order|lot)|all) | never ?mind | nvm | nothing (?:this|for|today|needed) | don't (?:want|need) (?:it|any|anything|this|the order)(?: \\w+)? | dont (?:want|need) (?:it|any|anything|this|the order) | forget (?:that|this|my|our) order(?: altogether)? | abort | bin (?:it|the (?:order|lot)|that) | void (?:it|the order|that|this) | withdraw (?:the|my|our|it) | pull the order | (?:we'll|we|ill|i'll|i) (?:leave|skip) it(?: (?:for now|this week|today))? | leave it (?:for now|this week|this time|today) | skip (?:it|this week|the (?:whole|order))(?: this week)? | not (?:this week|needed|today|anymore|any more) | no order (?:this week|today|after all) | stop the order | drop (?:the (?:whole|lot|order)|it all|everything) | scrub (?:the )? | hold off(?: on (?:everything|the order|it))? | don't (?:send|book|ship|bother|place|deliver)(?: it| anything| the order| that)? | dont (?:send|book|ship|bother|place|deliver)(?: it| anything| the order| that)? | do not (?:send|book|ship|place|deliver)(?: it| anything| the order| that)?
cancela(?:r|lo|la|me|melo|mela|mos|do)?(?: todo| el pedido| la orden)? | cancelen(?:lo|me|melo)?(?: todo)? | anula\\w*(?: todo| el pedido)? | ya no (?:quiero|queremos|necesito|ocupo|lo quiero|la quiero|mande[ns]?|va|envien|lo mande[ns]?|ocupamos)(?: nada| el pedido)?(?! el| la| los| las) | olvida(?:lo|telo|te|nlo)? | nada por (?:ahora|hoy|esta semana) | dejalo(?: asi)? | siempre no | mejor no | no mande[ns]? nada | borra(?:lo)? todo
batal(?:kan)?(?: semua| order| pesanan| je| lah)? | tak jadi(?: order| lah)? | cancel semua | cancel je | lupakan(?: je)? | tak payah(?: hantar)?(?: dah)? | xjadi | x jadi | cancel order
cancel (?:kar|karo|kardo|kar do|karna|kijiye)\\w* | sab cancel | nahi chahiye(?: ab| kuch)? | rehne do | rehne de | rahne do | mat bhejo | mat bhejna | order (?:cancel|band|radd)\\w* | radd kar\\w* | chhod do | chodo | kuch nahi chahiye | jaane do | mat karo
撤了(?:吧)? | 先撤 | 撤掉吧 | 这单\\S{0,3}撤 | 全部取消 | 取消(?:订单|吧|了|掉|全部)? | 不要了 | 不订了 | 算了(?:吧)? | 作废 | 都不要 | 撤单 | 不用送了 | 这周不要 | 不下了 | 先取消 | 别送了 | 不买了 | 撤销 | 都取消 | 不用了 | 退单 | 这单不要 | 先不要了 | 别发了 | 不需要了 | 整单取消 | 不做了
annuler | annulez | stornieren | storno | abbestellen
"""
CANCEL_WHOLE = """
all | everything | whole | the lot | entire | whole thing | nothing | todo | nada | semua | sab | 全部 | 都 | 整单 | 所有 | 全都 | order | this week | whole order
"""

REMOVE = """
never ?mind (?:about )?(?:the ) | (?:(?<=\\d )|(?<=one )|(?<=two )|(?<=three ))(?:less|fewer)(?: of)?(?: the)?(?! than)
减(?!到|成|为|半|少|去|掉)
take (?=(?:[^ ,]+ ){1,4}off\\b) | leave (?=(?:[^ ,]+ ){1,4}(?:off|out)\\b) | (?:cross|knock|strike|keep) (?=(?:[^ ,]+ ){1,4}(?:off|out)\\b) | leave (?:the )?(?=\\w+ (?:then|out|for now))
少要 | 少来 | 少送 | 减去 | 减少
(?:one|two|1|2) lines? to (?:drop|remove|delete|lose|cut|take off):?(?: the)? | things? to (?:drop|remove|lose):?(?: the)?
everything but (?:the )? | all but (?:the )? | todo menos (?:el |la |los |las )? | semua kecuali | drop (?:the |all )?(?!(?:[^ ,]+ ){1,4}(?:back |down )?to \\d) | remove (?:the |all |all the )? | take (?:off|out|away) (?:the |all |all the )? | take the | leave (?:off|out) (?:the |all |all the )? | leave the | skip (?:the |all )? | delete (?:the )? | scratch (?:the )? | scrub (?:the )? | lose (?:the )? | cancel (?:the |all |my |our )? | forget (?:the |about the ) | minus (?:the )? | without (?:the |any )? | w/o (?:the )? | no more (?:of the )? | hold the | hold off (?:on )?(?:the )? | except (?:the |for the )? | but no(?:t)? (?:the )? | not the | no need for (?:the )? | ditch (?:the )? | kill (?:the )? | get rid of (?:the )? | pull (?:the )? | bin the | nix (?:the )? | knock off (?:the )? | don't (?:want|need|send) (?:the |any )? | dont (?:want|need|send) (?:the |any )? | strike (?:the )? | omit (?:the )? | exclude (?:the )? | cut (?:the |out the )? | less the
quita(?:me|le|r|mos|n|nme)? (?:el |la |los |las )? | quite(?:n|nme)? (?:el |la |los |las )? | sin (?:el |la |los |las )? | saca(?:r|me|n)? (?:el |la |los |las )? | elimina(?:r|me|n)? (?:el |la |los |las )? | borra(?:r|me|n)? (?:el |la |los |las )? | ya no (?:quiero |mande[ns]? |ocupo |queremos |necesito |pongas |ponga |le pongas )?(?:el |la |los |las )? | cancela(?:me|r|n)? (?:el |la |los |las ) | menos (?:el |la |los |las ) | excepto (?:el |la |los |las )? | no (?:pongas|mande[ns]?|ponga|envies|incluyas) (?:el |la |los |las )?
buang(?:kan)? | keluarkan | tolak(?:kan)? | tak nak | taknak | tak mau | xnak | x nak | cancel(?:kan)? | kecuali | tanpa | batalkan | potong | jangan (?:hantar|letak|masuk)
hata do | hatado | hatao | hata dena | nikal do | nikaldo | nikalo | cancel karo | hata dijiye
去掉 | 删掉 | 取消 | 不要 | 除了 | 减掉 | 删除 | 不用 | 去除 | 拿掉 | 别要 | 剔除 | 砍掉 | 撤掉 | 划掉 | 不含 | 除掉
"""
REMOVE_AFTER = """
take(?:n)? off | can come off | comes? off | come out | can come out | off pls | off please
chhod (?:ke|kar|do|dena) | hata (?:do|dena|dijiye) | rehne (?:do|dena|dijiye)
(?:is |are )?(?:not needed|no longer needed|off the (?:list|order)|can (?:go|come off)|don't need|dont need|not required|not this (?:time|week)|no thanks|cancelled|removed) | ya no | fuera | no va | no hace falta | tak nak(?: dah)? | tak payah | cancel(?: je| lah| kar do| karo| kardo| kar dena)? | buang | tak jadi | nahi(?: chahiye| chahie| bhejna| mangta| dena)?(?= *(?:$|[,.;!\\n])) | mat (?:bhejo|bhejna|dena|daalo|dalo) | chhod ke | chod ke | chhodke | hata do | hatao | hatado | rehne do | rehne dena | nikal do | nahin(?: chahiye)? | na bhejo | cancel
不要了 | 不要 | 取消 | 去掉 | 删掉 | 不用了 | 那行取消 | 那行去掉 | 那项取消 | 先不要 | 免了 | 不需要了? | 就算了 | 去了吧 | 算了 | 别送 | 别要了 | 拿掉 | 撤掉 | 不订了 | 删了
"""
ADD = """
add(?: on| in| also| me| another| to (?:that|the order|it|my order|our order))?\\b | also(?: add| need| want| send| get| please| pls)? | (?<![a-z0-9] )plus | plus(?!\\s*(?:[-,;:.\\n]|x ?\\d|\\d+(?:\\.\\d+)? ?x ?\\d|\\d+\\s*(?:[a-z]+\\s*)?(?:[,;\\n]|$)|$)) | as well | too | another | extra (?=\\d) | (?<=\\d )extra | additional | more of(?: the)? | (?<=\\d )more | on top(?: of that)? | oh and | throw in | chuck in | include | along with | in addition | stick(?: on| in)? | pop (?:on|in) | tack on | top up | together with | forgot | i forgot | almost forgot | btw (?:also|add) | with that | while (?:you're|ur|your) at it | put (?:me )?(?:down )?(?:for )?(?=\\d|an? ) | one more thing | (?<!-)ps(?!-) | p\\.s\\. | mix in | bung in | give me another | further
tambien | agrega(?:r|me|le|nos|n|me)? | agregue(?:n|me|nme)? | anade(?:me|le|n)? | anadir | ademas | suma(?:le|me|r)? | sumale | echale | pon(?:me|le|gan?)? (?:tambien|otr[oa]s?) | otr[oa]s? (?=\\d|dos|tres|cuatro|cinco|seis|caja|cajas) | mas (?=\\d) | (?<=\\d )mas | aparte | incluye(?:me)? | se me olvido | se me olvidaba | se me pasaba | junto con | metele | faltaron | faltan
tambah(?:kan|an)? | juga | lagi | sekali dengan | sertakan | campur | masukkan(?: sekali)? | lupa(?: nak)? | terlupa | sekali
bhi(?: chahiye| bhejo| add| daal\\w*)? | aur bhi | add (?:kar|karo|kardo|kar do|karna|kar dena)\\w* | jod (?:do|dena|lo) | jodo | daal do | dal do | saath mein | saath me | (?<![a-z0-9] )plus | plus(?!\\s*(?:[-,;:.\\n]|x ?\\d|\\d+(?:\\.\\d+)? ?x ?\\d|\\d+\\s*(?:[a-z]+\\s*)?(?:[,;\\n]|$)|$)) | badha(?: do| dena)? | likh lo | extra | ke saath | sath me | sath mein | aur haan
再加 | 加上 | 另加 | 另外(?:再)?(?:加|要|来)? | 还要 | 还有 | 也要 | 追加 | 多加 | 再来 | 再要 | 外加 | 顺便(?:加|要|带)? | 顺带 | 补(?=\\d|一|两|三) | 加(?!到|成|至|仑|厚|大|热|长|绒|强|粗|宽|高|湿|固|盖|碘|油|拿) | 再订 | 再拿 | 再送 | 多要 | 多来 | 同时 | 忘了(?:加|说)? | 差点忘了 | 对了 | 也来 | 加送 | 再给 | 再添 | 再多 | 一并
zusatzlich | dazu | ausserdem | noch | aussi | encore | ajoutez
"""
MORE = """
(?<=\\d )more | extra (?=\\d) | (?<=\\d )extra | another | additional | lagi | tambah | mas | otr[oa]s? | badha(?: do| dena)? | on top | more of | 多加 | 再加 | 加多 | 再来 | 多要 | 多来 | 追加 | 再要 | 再多 | encima
"""
SET = """
(?:back |down )to(?= \\d)
shld be | shd be
can go up to | should (?:have|of) said | i should (?:have|of) said | needs to be | wants to be | need to be
make (?:it|that|those|them|this|the) | make | change (?:the |my |our )? | set (?:the |it to |that to )? | update (?:the |it to |that to )? | reduce (?:the )? | only(?: do| send| need| want)? | just(?: do| send| need| want)? (?=\\d|one|two|three|four|five|six) | should be | shud be | instead | i meant | meant | go with | go for | should read | to read | needs to be | down to | up to(?= \\d)
pon(?:me|le|ga|gan)? | ponle | que sean? | mejor | deja(?:lo|la|los|las|me)? (?:en )? | sub[ae](?:le|lo|la|las|los|me)?(?: a)? | baj[ae](?:le|lo|la|las|los|me)?(?: a)? | son | van a ser | seria | serian | solo | en vez de
jadikan | jadi | tukar(?:kan)? jadi | tukar(?:kan)? (?:ke|kepada) | ubah(?: jadi| ke| kepada)? | kurangkan(?: jadi| kepada| ke)? | naikkan(?: jadi| kepada| ke)? | buat | cukup | je
kar do | kardo | karo | kar dena | karna | kar dijiye | kijiye | (?:hi|hee) (?:karo|kar do|rakho|bhejo|chahiye|dena) | rakho | rakh do | rakhna | ki jagah | bana do | banao
改成 | 改为 | 改到 | 改(?!天|日|口) | 变成 | 只要 | 就要 | 减到 | 减成 | 减为 | 加到 | 增加到 | 调成 | 调到 | 换成(?=\\d|一|两|三|四|五|六|七|八|九|十|半) | 调整为 | 降到 | 应该是 | 写成 | 少到 | 就 | 要
"""
SWAP = """
(?:swap|replace|substitute|switch|exchange|change) (?:out )?(?:the |my |our |all the |all )?(?P<x1>.+?) (?:for|with|to|by|into) (?:the |some )?(?P<y1>.+)
(?P<y2>.+?) instead of (?:the )?(?P<x2>.+)
instead of (?:the )?(?P<x3>[^,]+?)(?:,| -|:)? (?:can (?:i|we) (?:get|have)|give (?:me|us)|send|make it|put|i'll have|we'll have|take|have|do) (?:the )?(?P<y3>.+)
(?P<y4>.+?) rather than (?:the )?(?P<x4>.+)
(?:cambia(?:r|me|n|mos)?|cambie(?:n|me)?|sustituye\\w*|reemplaza\\w*) (?:el |la |los |las )?(?P<x5>.+?) (?:por|a|con) (?:el |la |los |las )?(?P<y5>.+)
en (?:vez|lugar) de (?:el |la |los |las )?(?P<x6>[^,]+?)(?:,)? (?:mejor |manda(?:me)? |pon(?:me)? |quiero |ponme |deme |dame )(?:el |la |los |las )?(?P<y6>.+)
(?P<y7>.+?) en (?:vez|lugar) de(?:l)? (?:el |la |los |las )?(?P<x7>.+)
(?:tukar|ganti|gantikan|tukarkan) (?P<x8>.+?) (?:dengan|kepada|ke|jadi|kpd) (?P<y8>.+)
(?P<x9>.+?) (?:tukar|ganti|gantikan|tukarkan) (?:dengan |kepada |ke |jadi |kpd )?(?P<y9>.+)
(?P<x10>.+?) ki jagah (?P<y10>.+)
(?P<x11>.+?) nahi(?:n)? ?,? ?(?P<y11>.+)
(?P<x12>[^,，;；。\\n]+?)(?:那行|那个)?(?:不要了?,?)?(?:换成|改成|换为|改为|换做|換成|改要|换)(?P<y12>.+)
(?:把)?(?P<x13>[^,，;；。\\n]+?)不要了?[,，]?(?:换成|改成|换|要|来)(?P<y13>.+)
(?P<y14>.+?) (?:in place of|not) (?:the )?(?P<x14>.+)
(?:(?:could|can|cud) )?(?:the |my )?(?P<x15>.+?) (?:(?:should|shld|shud|shd|must|needs? to|wants? to|ought to)(?: have|'?ve| of)? (?:be|been|read)|becomes?|be)(?: (?:the|a|an|for|in))* (?P<y15>.+)
(?:el |la |los |las )?(?P<x16>.+?),? (?:mejor )?que sean?(?: (?:de|del|el|la|los|las|en))* (?P<y16>.+)
"""
SAME_QUANTITY = """
(?:the )?same (?:qty|quantity|quantities|amount|number|count)(?: (?:please|pls|as before|again))? | (?:qty|quantity) (?:unchanged|as is|stays|the same) | misma cantidad | la misma cantidad | mismas cantidades | igual cantidad | kuantiti (?:yang )?sama | kuantiti kekal | bilangan sama | (?:quantity|qty|matra) (?:same|wahi|utni hi) | utne hi
数量(?:都)?(?:不变|一样|照旧|相同) | 同样(?:的)?数量
"""
"""That as many are wanted as before."""

AS_MANY = """
(?:the )?same (?:number|amount|quantity|qty) of (?P<x1>.+?) as (?:of )?(?:the )?(?P<y1>.+)
as many (?P<x2>.+?) as (?:there are )?(?:the )?(?P<y2>.+)
(?P<x3>[^,，;；。\\n]+?)(?:跟|和|与|同)(?P<y3>[^,，;；。\\n]+?)(?:的数量)?(?:一样多|数量一样|一样的数量)
tant[oa]s (?P<x4>.+?) como (?P<y4>.+)
"""
"""That as many are wanted of one thing as of another."""

IF_IN_STOCK = """
(?:only )?if (?:it's |its |they're |theyre |it is |they are |that's |thats |you have (?:it |them |any )?)?(?:in stock|available)(?: only)? | (?:only )?if (?:you|u|ya)(?:'ve| have)?(?: got)? (?:it|them|any|some|those|stock)(?: in(?: stock)?)? | if (?:there's|there is|theres) (?:any|some|stock) | subject to (?:stock|availability) | (?:as )?stock permitting
(?:solo )?si (?:hay|tienen|tienes|queda|quedan|esta disponible|estan disponibles)(?: (?:en )?(?:existencia|stock|disponible))? | kalau ada(?: stok| stock| lagi)? | jika ada(?: stok| stock)? | agar (?:stock|maal) (?:mein |me )?(?:ho|hai)(?: to)? | (?:stock|maal) (?:ho|hua) to | agar (?:ho|mile) to
(?:如果|要是|若)?有(?:现)?货(?:的话)?(?:就要|才要|再要|就来|就送) | (?:如果|要是|若)有(?:现)?货(?:的话)? | 有(?:现)?货的话
"""
"""A line that is wanted only from stock."""

SCALE = """
(?P<two>double|twice|times two|2x|x2|doble|dobla\\w*|duplica\\w*|el doble|dobel|ganda(?:kan)?|dua kali(?: ganda)?|dugna|duguna|double kar\\w*|do guna|翻一倍|翻倍|双份|加倍|翻一番|两倍|×2|二倍|双倍)
(?P<half>halve|half|cut (?:\\S+ ){0,3}in half|by half|mitad|la mitad|separuh|setengah|aadha|adha|aadhe|aadhi|一半|减半|砍半|对半)
(?P<three>triple|treble|three times|x3|3x|el triple|triplica\\w*|tiga kali|teen guna|tigna|三倍|三份|×3)
"""
REPLACE = """
scratch all (?:of )?(?:that|it|this) | scrap all (?:of )?(?:that|it) | new list | updated list | corrected list | revised (?:list|order) | full list again | (?:whole|full|complete|entire) (?:new |revised |corrected |updated )?(?:list|order)(?: again| below| is| now)? | just this | only this | just these | only these | ignore (?:the |my |our |that |what )(?:\\S+ ){0,3}(?:earlier|previous|last|first|old|above|before|list|order|sent|said|one) | forget (?:the |what |everything |my |all )(?:\\S+ ){0,4}(?:sent|other|earlier|list|before|previous|first|above|said|stuff|last|old) | scrap (?:the |that |my |what )(?:\\S+ ){0,4}(?:list|earlier|first|last|previous|one|above|order|sent)(?=.*\\d) | instead of (?:the |my |that )(?:\\S+ ){0,3}(?:list|order|earlier|above|last one) | use this (?:one |list )?instead | this (?:one |list )?instead | supersedes | replaces (?:the|my|our|that|earlier|what) | start (?:over|again|fresh|from scratch) | disregard (?:the|my|that|what|previous|earlier|above|all|everything) | clean list | final list | correct list | here's the (?:right|correct|real|proper|final|new) (?:list|order|one) | this is the (?:right|correct|real|proper|final) (?:list|order|one) | take this (?:list |one )?instead | right list | scrap that | bin that (?:list)? | new order instead | redo(?:ing)? (?:the |my |our )?(?:list|order) | from scratch
nueva lista | lista (?:corregida|nueva|buena|final|completa|correcta) | esta es la (?:buena|lista|correcta|definitiva) | olvida (?:lo|el|la)(?: \\S+){0,4}(?:anterior|antes|mande|pedi|lista|dije) | en lugar de (?:lo|la|el) (?:anterior|de antes|otra|otro|lista) | solo esto | nada mas esto | nomas esto | borra (?:lo|la|el)(?: \\S+){0,3}(?:anterior|antes|lista) | mejor (?:solo )?esto | la lista buena | ignora (?:lo|la|el)(?: \\S+){0,3}(?:anterior|antes|lista)
senarai baru | list baru | senarai (?:penuh|betul|akhir|sebenar) | abaikan (?:yang|list|senarai|order|pesanan|tadi)(?: \\S+){0,3} | ganti semua | ini saja | ini je | list betul | guna (?:list|senarai|yang) ni | yang tadi (?:abaikan|lupakan|buang|cancel|batal) | lupakan yang (?:tadi|atas|lama)
nayi list | nai list | naya order | nayi wali | pehle wal[aei] (?:bhool|chhod|ignore|hata|cancel|bhul|chod|rehne)\\w*(?: jao| do| kar\\w*)? | sirf ye(?:h)?(?: wala| wali)? | sirf itna | bas ye(?:h)?(?: hi)?(?: bhej\\w*| chahiye) | sahi list | final list | upar wal[aei] (?:bhool|chhod|ignore|hata|cancel|bhul|chod)\\w*
以这个为准 | 以此为准 | 重新下单 | 新的清单 | 新清单 | 按这个来 | 全部换成 | 前面的(?:不要|作废|不算|取消|都不要)了? | 之前的(?:不要|作废|不算|取消|都不要)了? | 上面的(?:不要|作废|不算|取消)了? | 只要这些 | 重新发 | 按新的 | 更正后 | 重新报 | 重新来 | 改成以下 | 改成这些 | 改为以下 | 刚才的(?:不要|作废|不算|取消|都不要)了? | 刚才那(?:个|份)(?:不要|作废|不算|取消)了? | 按下面 | 最终清单 | 最终版 | 正确的是 | 重新列 | 更正
"""
CORRECTION = """
of course | obviously | obvs | naturally
no quise decir
fat (?:thumbs?|fingers?) | shoot | butterfingers | i meant
no scratch that | silly me | apologies | that should (?:read|be|say|have been|have read) | should have said | i should have said | slip of the (?:thumb|finger)s? | finger slip(?:ped)? | autocorrect | wrong (?:store|key|button|number) | not fifty | brain fade
手滑 | 手抖 | 多按了个?(?:0|零)? | 多打了?个?(?:0|零) | 少打了
no wait | wait,? no(?= *(?:$|[,.!-]|\\d|it|that|make|i |we )) | no,? sorry | sorry,? (?:i )?meant? | wait | sorry | i meant?(?: to say| to write| to type)? | meant | actually | scratch that | oops | whoops | ooops | correction | my (?:mistake|bad) | typo | make that | i mean | lol | rather(?! than) | nope | hang on | hold on | strike that | no no | ah no | oh no | err+ | edit | mistyped | fat fingers? | fat finger | too many zeros? | extra zero | one zero too many | wrong
no,? perdon | perdon | digo | mejor dicho | corrijo | correccion | me equivoque | se me fue | ay no | no no | quise decir | error mio | no,? espera | espera
eh | silap | salah taip | salah tulis | maaf | maksud saya | maksudnya | bukan | alamak | typo | salah | tersilap | opps
nahi nahi | galti se | galti | matlab | mera matlab | maaf | arre | galat likha | sorry | ruko | arey | galat
不对 | 打错了? | 写错了? | 说错了? | 错了 | 不是 | 搞错了? | 弄错了? | 更正 | 手误 | 发错了 | 多打了 | 多写了
"""
ONCE = """
one time(?: only)? | (?:my )?(?:thumb|finger|hand) slip(?:ped)? | 别算两次 | 算一份 | 点了两下
(?:just|only) (?:the )?(?:once|one|1) | (?:just|only) one order | one order | once (?:only|is enough|pls|please)? | same (?:order|one|message|list) | not (?:twice|a second|another|again|two|double) | don't (?:double|duplicate|book twice|send twice) | dont (?:double|duplicate|book twice|send twice) | duplicate | sent (?:it )?twice | glitch | resent | by mistake | by accident | accident(?:al(?:ly)?)? | double (?:tap|post|sent|text|send|message) | went twice | went through twice | signal | bad signal | ignore (?:the )?(?:second|2nd|last|that|duplicate|repeat|it) | repeat(?:ed)? by mistake | phone (?:glitch|sent|froze|lag)
una (?:sola )?vez | solo una | es el mismo | repetido | se (?:mando|envio|fue) (?:doble|dos veces|dos|repetido) | duplicado | por error | nomas una | nada mas una | un solo pedido | es uno solo
sekali (?:je|sahaja|saja)? | satu (?:order )?(?:je|sahaja|saja) | terhantar (?:dua|2)(?: kali)? | tersend | tertekan | order sama | satu order | sama je | double send
ek hi (?:baar|order|bar)(?: chahiye| bhejo)? | galti se(?: do baar)? | do baar (?:chala|chali|gaya|send|aa gaya|bhej)\\w* | same order | ek baar | wahi order | repeat ho gaya | dobara chala gaya
只要一次 | 一次 | 发重了 | 重复了? | 发了两遍 | 发了两次 | 同一(?:个|单|份)? | 就一份 | 只要一份 | 多发了 | 一单 | 手滑 | 网络不好 | 卡了 | 只要一单 | 点重了 | 网卡 | 不是两份 | 只订一次 | 信号
"""
TWICE = """
(?:yes|yep|yeah)?,? ?(?:second|another|a new|separate|two|2nd|double) (?:order|one|lot|orders|times) | twice | both | again please | order again | yes (?:twice|both|again|double|another|second) | want it twice | send both | two lots
los dos | dos pedidos | otro pedido | dos veces | dua order | dua kali | order kedua | do order | dono | dobara chahiye | 两份 | 两单 | 再来一份 | 都要 | 第二单 | 要两次 | 两次都要
"""
REORDER_LAST = """
(?:comme|pareil que|la meme (?:chose|commande) que) (?:la )?(?:derniere (?:fois|commande)|d'habitude) | (?:wie|dasselbe wie) (?:beim )?letzte[ns]? (?:mal|bestellung|woche)
(?:run|do|send|repeat) (?:last week's|last weeks|last month's|yesterday's|monday's|tuesday's|wednesday's|thursday's|friday's)(?: order| one)? ?again
(?:duplicate|repeat|redo|rerun|re-run|copy|clone|resend|run|do|send) (?:the |my |our )?(?:order )?(?:so-?\\d{3,}|[a-z]{1,3}-\\d{3,}) ?(?:again|over)? | (?:run|do|send|repeat) the (?:one (?:from|of) )?(?:\\S+ ){1,3}(?:one|order) again | (?:run|do) (?:it|that|the last) (?:one )?again
(?:和|跟|同|照着?|按照?|还是)(?:上周|上星期|上礼拜|上次|上回|上个月|上月|前次)(?:的|那)?(?:单子?|批|次|张|份|个)?(?:一模一样|一样|照旧|补货|补|再来(?:一(?:份|批|次))?|下|来|发|订|的)? | 上(?:周|礼拜|次|回)那(?:单|批|张|份)
(?:the )?same (?:order |again |thing |stuff |list |items |as )?(?:as )?(?:last|previous|before|the last|my last|our last|the previous)(?: (?:time|order|one|delivery|wk|week|month|mon|tue|wed|thu|fri|sat|sun)\\w*)? | same again | same (?:as )?(?:usual|always) | same order(?: again| please| pls)? | repeat (?:the |my |our |that )?(?:last|previous|order|same|so-?\\d+|yesterday's)?(?: order| one| time)? | re-?order(?: the| my| our)?(?: last| previous| same)?(?: order| one)? | (?:the )?last order(?: again| pls| please)? | (?:what|whatever) (?:we|i) (?:had|got|ordered|took) (?:last|before|the last) ?(?:time|week|order|month)? | as (?:last|previous) (?:time|order|week)?\\b | like last (?:time|week|order) | copy (?:of )?(?:the |my |our )?last(?: order| one| time)? | (?:do|send|run) (?:us |me |the )*(?:last|previous|so-?\\d+) (?:\\S+ )?again | ditto(?: last)? | same lot | once more | same (?:list )?pls | previous order
lo mismo(?: que| de| otra vez)?(?: la| el)?(?: ultima| ultimo| pasada?| vez| anterior| semana| pedido| siempre)*(?: vez| pedido| pasada?)? | el mismo pedido(?: de| que)?(?: la| el)?(?: ultima| semana| vez| pasada?)* | igual que (?:la |el )?(?:ultima|ultimo|vez|semana|pedido|anterior|pasada)(?: \\S+)? | repite(?:me|nme|n)?(?: el| la| mi)?(?: ultimo| ultima| pedido| mismo| orden)* | repetir (?:el |mi )?(?:ultimo )?pedido | como la (?:ultima|vez|semana)(?: vez| pasada)? | mismo pedido(?: de siempre)? | otra vez lo mismo | el (?:pedido )?anterior
(?:sama|macam|mcm) (?:macam |mcm |dengan |seperti )?(?:last|minggu lepas|order lepas|sebelum|lepas|yang lepas|dulu|order lama|hari tu|bulan lepas)(?: time| week| order| ni)? | order (?:sama|lepas|semula) | ulang order(?: lepas)? | repeat order | sama macam (?:lepas|hari tu|dulu|sebelum|order)(?: lepas)? | ikut (?:order )?(?:lepas|last|sebelum|minggu lepas) | order macam (?:lepas|hari tu|last)
(?:pichh?l|peechl|pechl)[aei] (?:baar|bar|wala|order|hafte|week|time|mahine)(?: wala| ka| wali| jaisa)?(?: order)? | last (?:time|order|week|baar) (?:wala|jaisa|ka|wali|jo)(?: order)?(?: tha| diya)? | wahi (?:order|maal|saman|list|sab|jo)(?: jo)?(?: pichl\\w+)?(?: dobara| phir)? | same (?:order )?(?:bhej|dobara|phir|wala|pichl\\w+)\\w*(?: do)? | repeat (?:kar|karo|kardo|kar do)\\w* | order repeat | dobara (?:bhej|wahi|same)\\w*(?: do)? | jaisa pichl\\w+ baar | pehle jaisa | phir se wahi
跟上次一样 | 和上次一样 | 同上次 | 上次的?(?:单|订单|货)?(?:再来一(?:份|遍|次|单)|一样|照旧|再送一次|照发)? | 照上次 | 按上次 | 照上周\\S{0,6}(?:再来一份|单) | 照上周 | 上周的?(?:单|订单|货)\\S{0,3}(?:再来一份|一样|照旧|再来)? | 跟上周一样 | 和上周一样 | 再来一份 | 重复上次 | 照旧(?!$) | 上一单 | 再来一单 | 按上周 | 同上周 | 上回(?:一样|的)? | 跟上回一样 | 照上回 | 复购 | 照着上次 | 按照上次 | 按照上周
"""
USUAL = """
(?:还是|照|按)?(?:平时|平常|往常|一直)(?:要|订|拿)?的?那(?:几样|些|几个|套|几种) | 照旧(?:来|送|发|订|要)?一(?:套|份)
(?:the |my |our )?usual(?:s)?(?: order| lot| list| stuff| please| pls| again| then)? | (?:the |our |my )?regular (?:order|list|lot|stuff|load|drop|delivery|shop) | (?:the |our |my )?standing order | as (?:usual|always) | (?:the |our |my )?normal (?:order|list|stuff|lot) | same as always | like always | weekly (?:order|list|shop|usual) | our (?:weekly|standard) (?:order|one|list)? | standard order | same old
selalu | macam selalu | order macam selalu
lo de siempre | lo usual | lo normal | el pedido de siempre | como siempre | lo de costumbre | mi pedido de siempre | lo acostumbrado | pedido habitual | lo habitual
macam biasa | mcm biasa | seperti biasa | biasa punya | yang biasa | order biasa | biasa ya | cam biasa | biasalah
roz wala | hamesha (?:wala|jaisa|ki tarah|wali)(?: order)? | jo hamesha | usual wala | regular wala | hamesha ka(?: order)? | har baar (?:wala|jaisa) | hamesha jo | hafte wala
老样子 | 老规矩 | 照常 | 跟平时一样 | 和平时一样 | 平常那些 | 老三样 | 还是那些 | 跟往常一样 | 和往常一样 | 像往常 | 照老样 | 平时的 | 惯例 | 按老样子 | 常规订单 | 一直要的 | 老一套
"""
LAST_WEEK = "last week(?:'s)? | last wk | previous week | la semana pasada | semana pasada | minggu lepas | minggu lalu | pichl[ae] haft[ae] | pichle week | last week wal[ai] | 上周 | 上星期 | 上个星期 | 上礼拜"
BEFORE_LAST = "the one before(?: that| last)? | before last | penultimo | antepenultimo | sebelum tu | usse pehle wala | 上上次 | 上上周 | 再上次 | 前一次 | 倒数第二"
UNDO = "undo(?: that| it| last| the last \\w+)? | revert(?: that| it)? | go back(?: one)? | put (?:it|that|them) back(?: how it was| as it was| as before)? | as (?:it was )?before | deshacer? | deshaz(?:lo)? | undur | wapas kar do | 撤回 | 恢复(?:原来|原样|刚才)? | 还原 | 撤销上一步 | put back"
POLITE = "thanks | thank you | thx | thnx | ty | tnx | ta | cheers | tq | tqvm | gracias | terima kasih | dhanyavad | shukriya | 谢谢 | 多谢 | 收到 | 辛苦了? | 好的谢谢 | merci | danke"
WAITING = "(?:don't|dont|do not) (?:book|send|ship|place|confirm|order)(?: it| that| them| anything| this)? (?:just )?yet | not (?:just )?yet | not so fast | hold (?:it|that)(?: for now)? | let me check | hang on | hold on | wait | one (?:sec|second|moment|minute|min) | give me (?:a|one|\\d+) (?:sec|min|minute|moment) | i'll (?:check|get back|let you know|confirm) | ill (?:check|get back|let you know|confirm) | will (?:check|confirm|get back|let you know|revert) | checking | need to (?:check|ask|confirm) | (?:ask|check with) (?:the |my )?(?:boss|chef|manager|owner|wife|husband|partner|foreman|site) | espera(?:me|te|n)? | dejame (?:ver|checar|revisar|preguntar|consultar) | un momento | ahorita (?:te|le) (?:digo|confirmo|aviso) | tunggu(?: kejap| jap| sekejap)? | kejap | sekejap | nanti (?:saya )?(?:check|tanya|confirm|bagitau) | saya tanya | check dulu | tanya (?:boss|bos)(?: dulu)? | ruk(?:o|iye|na)? | ek (?:min|minute|second|sec) | puch(?:h)? ke | pooch ke | puchta | check karke | confirm karke | batata | batate | 等一下 | 等等 | 稍等 | 等会 | 我问一下 | 我问问 | 我看看 | 问下 | 晚点(?:回复|确认|告诉) | 回头(?:说|确认) | 我确认一下 | 先等等 | 我先问 | 待会"
"""Somebody who answers later neither confirms nor cancels."""
