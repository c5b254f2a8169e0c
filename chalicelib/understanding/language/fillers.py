"""Words around an order that say nothing of its lines: politeness, verbs of ordering, small words."""

from __future__ import annotations

import re

_ENGLISH = """
a an the this that these those of for to in at on by as is are was be been am i im ill id ive we were well you u ur your yours our
my me us it its he she they them their his her there here please pls plz plss pleasee kindly thanks thank thx tnx tks ta cheers
hi hello hey hiya dear good morning afternoon evening day guys guy team boss bro bros mate man sir sirs madam maam folks love all
but except could can cud may might would wud will shall want wants wanna need needs needed like lik get gets got getting have having has had give send sends
sending order orders ordering book put do done does did make makes take taking takes deliver delivery delivered ship supply
let lets just only also too as well again then so ok okay okey kk yes yeah yep yup no nope not oh uh um er hmm ah eh lol haha
some any each both per every from with without and or but if when what which who how about around approx roughly exactly
one ones thing things stuff item items lot lots qty quantity quantities amounts number nos size sizes sized sort kind type product products
tho though actually really maybe probably sorry wait mean meant instead same different other others rest everything whole full
now asap urgent urgently early late soon later time possible usual always list follows following below above page part our autumn
up out off down into over back new old more extra another add plus remove change swap replace cancel drop skip it'll
whats wheres theres heres thatll dont doesnt cant wont couldnt isnt arent wasnt havent hasnt didnt im ive ill youre weve k np yo ey aint gonna gotta lemme gimme chap chaps ladies gents today tonight tomorrow tmrw tmr morning noon week weekend month next last this coming mon tue wed thu fri sat sun
regards best kind many much very here's that's thats thatll it's let's i'm i'd i'll we're we'd we'll don't dont doesnt didn't
worth pop chuck stick go goes going come need'll grab bring drop lined along down onto ea cheers ps btw fyi re attn call it make
works work enough left plenty pref preferably ideally version variety brand line lines row name called says said guess suppose think
customer account shop store kitchen site depot van lorry truck driver
otherwise typing hold poss possible somebody someone kindest appreciated
price prices cost costs much stock quote rate vat cheaper deal discount available offer total minimum total max min least most already still yet
"""
_SPANISH = """
pero tampoco el la los las lo un una unos unas de del al a en y o u con sin por para que me te se le nos les mi mis su sus tu tus es son
favor porfa porfavor gracias hola buenos buenas dias tardes noches quiero quisiera queremos necesito necesitamos ocupo ocupamos cuanto cuesta precio como esta dame deme denme
mandame mande manden mandar mandan mandas mandenme ponme pon ponga pongan poner agrega agregar agreguen anade anadir apunta apuntame
apartame apartenme apartanos guardame guardeme encargo pedir pedido hacer haga hagan entrega entregar envia enviar envie envien manana hoy tambien mas ademas otro otra otros otras
cada solo solamente mejor no si ya ahora bien bueno va vale ok joven jefe amigo amiga oye oiga disculpa perdon digo quita quiten quite cambia
cambiar cambie misma mismo mismas mismos esta este esto ese esa eso todo todos toda todas tipo marca quedo atento atenta saludos
apartenme anotame anote anoteme apunteme reservame traigan traiga trae traer surtir surte surtame surteme ocupar ponle echale echame nomas pa aqui alla talla tallas talle taille ambos ambas
"""
_MALAY = """
harga berapa sekarang tapi saya kami kita aku nak mahu mau hendak tolong sila minta bagi beri hantar kirim order pesan ambil boleh tak tidak ya lah la je
sahaja saja dan atau yang ini itu untuk ke di dari dengan jadi tukar tambah lagi juga semua boss bos bang kak abang kakak encik puan cik
tauke taukeh kena pasal sebab bagitau terima kasih tq tqvm selamat pagi petang hari esok lusa hantarkan ada ok okay baik bolehlah dulu sekali biasa macam sikit lebih kurang
perisa warna kurangkan gantikan ganti buang tolak gred pek isi saiz jenis jenama punya sama masing tapi kalau bro wei eh dekat pada mohon sekian sudah
"""
_HINDI = """
kitna kitne rate daam bhav kya bhai bhaiya bhaiyya ji sir madam lekin magar par mujhe hame hamein humko hamko ko ka ki ke se mein me aur ya bhi hi he hai hain ho tha thi the chahiye chahie
bhejo bhej dena dedo dijiye dijie do de den karo kar karna karke lena lelo likho likh lo la lao wala wale wali yeh ye wo woh aaj kal parso tak
usse pehle baad wapas subah sham namaste namaskar dhanyavad shukriya haan han nahi nahin mat bas theek thik acha accha pakka chalo poore poora poori pura pure sab sabhi is us isme usme iska
mangwana mangana bhijwa bhijwao bhijwana dalo daal dal lagao laga rakho rakh dono please order hum aap apna apne thoda zyada kam jaldi kripya phir fir bolo bola
"""
_OTHER = """
le les des du et est je nous vous votre merci bonjour svp voudrais voudrions besoin il faut pour avec sans aussi encore
der die das den dem ein eine einen einem und bitte danke guten tag ich wir brauche brauchen hatte gerne noch auch mit ohne fur
sehr geehrte damen herren liebe
"""
ENGLISH_STOP = frozenset(_ENGLISH.replace("'", "").split())
STOP = frozenset(f"{_ENGLISH} {_SPANISH} {_MALAY} {_HINDI} {_OTHER}".replace("'", "").split())
"""Words that name no item. A word of the catalogue counts before this list where nothing else is said."""

NAMED_FILLER = "plus"
"""A joint that is a word only where it ends the names of items: `A5 Plus`."""

_CHINESE = """
你好 您好 早上好 下午好 晚上好 老板 老板娘 师傅 亲 大家好 麻烦你 麻烦您 麻烦 请问 请给我们 请给我 请帮 请送 请 我们要 我要 我们需要 我需要 我们 我想要 我想
需要 想要 要订 想订 订购 订货 订单 下单 下个单 订 帮我们 帮我 帮忙 给我们 给我 给 送到 送来 送货 送 发货 发来 发 来点 来 拿 要的 要 多谢 谢谢你 谢谢您 谢谢 辛苦了 辛苦
再加 另加 加上 还要 还有 另外 顺便 顺带 加 也 再 和 跟 与 及 以及 都 就 那就 那 吧 呢 啊 哈 呀 哦 噢 嗯 了 的 那个 这个 这些 各 每 一共 总共 共 大概 左右
明天 后天 今天 今晚 早上 上午 下午 晚上 尽快 急 今日 明日 改成 改为 改 换成 换 变成 成 只要 就要 只 不对 不是 打错了 写错了 说错了 错了 是 把 数量 规格 型号 如下 以下 清单 货 菜
先 用 一下 也要 照旧 照常 其他 其它 这次 这周 本周 补 补货 还是 别的 里 上 到 们 我 你 您 好的 好 行 可以 ok 嘛 喔 您们 同款 款 种 码 号 装 的话 项 第 照 按 多少钱 什么价 价格 报价 单价 有货 有没有 吗 现货 库存 多少 怎么卖 优惠 便宜 几块 钱 牌 个 拜托
"""
HAN_STOP = re.compile("|".join(sorted(set(_CHINESE.split()), key=len, reverse=True)))


def is_filler(word: str) -> bool:
    """Say whether a folded Latin word names no item."""
    return word in STOP
