"""The texts in Chinese (simplified)."""

# ruff: noqa: RUF001 -- Chinese punctuation is meant

from __future__ import annotations

TEXTS: dict[str, str] = {
    # joining
    "stranger": (
        "您好，感谢联系{company}。要在这里下单，请先加入：把{company}给贵公司的邀请码发给我们，或点开邀请链接即可。"
        "如果还没有邀请码，我们的同事可以发给您。"
    ),
    "joined": "欢迎！您现在代表{partner}与{company}联系，可以直接在这里下单，例如“COLA-330 10箱”。",
    "code_invalid": "这个邀请码无法使用：可能输错了，或已过期、已用完、已作废。请核对一下，或向{company}索取新的邀请码。",
    "not_allowed": "目前无法接受该账户的订单，请致电{company}。",
    # the read-back and its answers
    "read_back_header": "您给{company}的订单，请核对：",
    "noted_header": "已记下：",
    "read_back_line": "{n}. {sku} {name}：{quantity}{unit}",
    "read_back_pack": "（{pack}）",
    "read_back_po": "您的订单号：{po}",
    "read_back_date": "送货日期：{date}",
    "read_back_ship_to": "送货地点：{place}",
    "read_back_split": "配送：“{split}”",
    "read_back_if_in_stock": "，有货才要",
    "read_back_footer": "确认下单吗？请回复“是”，或告诉我们要改什么。",
    "button_yes": "是，下单",
    "button_change": "修改",
    "button_cancel": "取消",
    "booked": "谢谢，订单已登记，单号{number}。",
    "received_not_booked": "谢谢，订单已收到，但尚未登记：订单系统暂时没有响应。登记后会把单号告诉您，请不要重复发送。",
    "order_rejected": "抱歉，您的订单未能登记，我们的同事会与您联系。",
    "cancelled": "已取消，没有下单。",
    "nothing_to_confirm": "目前没有待确认的订单。需要什么请发给我们。",
    "nothing_to_cancel": "目前没有可取消的订单。",
    "stale_confirm": "那条消息之后订单有改动，所以没有下单。请再核对一次：",
    "expired_confirm": "这张订单已搁置了一段时间，所以还没有下单。请再核对一次：",
    "day_not_possible": "这张订单无法在{asked}送货，最早可以送货的日期是{possible}。",
    "change_hint": "要改什么？可以把整张单重新发一遍，也可以发“加2箱COLA-330”，或发某一行的新数量，例如“COLA-330 12箱”。",
    # questions
    "ask_item": "“{about}”是哪种商品？请发商品编码，或价目表上的名称。",
    "ask_one": "“{about}”是指这一种吗？是的话请回复编码：",
    "ask_which": "“{about}”是指哪一种？请回复编码：",
    "ask_unit": "“{about}”：这种商品不按这个单位卖。请问要多少，按什么单位？",
    "ask_quantity": "“{about}”：请问要多少？",
    "ask_quantity_again": "“{about}”：想跟您核实一下数量。请问要多少，按什么单位？",
    "ask_duplicate": "刚才您也发过“{about}”，要两份还是只要一份？",
    "ask_change": "“{about}”：要改什么？请发那一行和新的数量；不改请回复“跳过”。",
    "ask_order": "“{about}”是指哪一张订单？请回复单号或日期：",
    "order_line": "• {ref}（{date}）",
    "order_line_undated": "· {ref}",
    "sold_by": "{sku} {name}{pack}，可按{units}订",
    "choice_line": "{n}. {sku} {name}{pack}",
    # tickets, notices, everything else
    "ticket_opened": "感谢告知，已受理，编号{number}，我们的同事会跟进处理。",
    "ticket_waiting": "感谢告知，已经记录，我们的同事会跟进处理。",
    "ticket_rejected": "感谢告知，我们的同事会与您联系。",
    "notice_taken": "谢谢，已记录，编号{number}。",
    "notice_waiting": "谢谢，已收到，会转给采购同事。",
    "not_understood": "抱歉，没有看懂。下单请发数量和编码，例如“COLA-330 10箱”。",
    "file_received": "谢谢，文件已收到，我们的同事会查看。",
    "quote_later": "感谢询问，价格和库存由我们的同事回复您。",
    "status_later": "感谢询问，我们的同事会查一下订单到哪里了，再告诉您。",
    "document_later": "好的，我们的同事会把单据发给您。",
    "bank_change": "谢谢。付款信息不能通过聊天更改：我们的同事会拨打我们存档的电话与您核实。",
    "opt_out_done": "好的，以后不再给您发推广消息。您仍然可以在这里下单。",
    "held": "谢谢，您的消息需要同事先看一下，再继续处理。",
    "cannot_order_here_public": "谢谢！公开评论里不能下单，请给我们发私信。",
    "public_ticket_thanks": "非常抱歉。我们已经记录，同事会私信与您联系。",
}

UNITS: dict[str, tuple[str, str]] = {
    "EA": ("个", "个"),
    "PK": ("包", "包"),
    "BX": ("盒", "盒"),
    "CTN": ("箱", "箱"),
    "CS": ("箱", "箱"),
    "BG": ("袋", "袋"),
    "DZ": ("打", "打"),
    "GR": ("罗", "罗"),
    "PLT": ("托", "托"),
    "BTL": ("瓶", "瓶"),
    "DRM": ("桶", "桶"),
    "RL": ("卷", "卷"),
    "KG": ("公斤", "公斤"),
    "G": ("克", "克"),
    "L": ("升", "升"),
    "M": ("米", "米"),
}
"""One and many of each unit."""
