"""The texts in English, which are also what the catalogues of the other languages translate: `make texts` after a change."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    # joining
    "stranger": (
        "Hello, and thank you for writing to {company}. To order here, please join with the invitation code or link "
        "that {company} gave your company: send us the code as a message. If you have none, a colleague can send you one."
    ),
    "joined": "Welcome! You are now writing to {company} for {partner}. You can order right here, e.g. “10 cases COLA-330”.",
    "code_invalid": (
        "This invitation code does not work: it may be mistyped, out of date, used up or withdrawn. "
        "Please check it, or ask {company} for a new one."
    ),
    "not_allowed": "We cannot take orders from this account at the moment. Please call {company}.",
    # the read-back and its answers
    "read_back_header": "Your order to {company}, as we understood it:",
    "noted_header": "Noted so far:",
    "read_back_line": "{n}. {sku} {name}: {quantity} {unit}",
    "read_back_pack": " ({pack})",
    "read_back_po": "Your order number: {po}",
    "read_back_date": "Delivery date: {date}",
    "read_back_ship_to": "Ship to: {place}",
    "read_back_split": "Delivery: “{split}”",
    "read_back_if_in_stock": ", if in stock",
    "read_back_footer": "Shall we book it? Please answer yes, or tell us what to change.",
    "button_yes": "Yes, book it",
    "button_change": "Change it",
    "button_cancel": "Cancel",
    "booked": "Thank you. Your order is booked under number {number}.",
    "received_not_booked": (
        "Thank you. We have your order, but it is not booked yet: our order system does not answer just now. "
        "We will tell you the number as soon as it is booked; please do not send it again."
    ),
    "order_rejected": "We are sorry: your order could not be booked. A colleague will get in touch with you.",
    "cancelled": "Cancelled. Nothing was booked.",
    "nothing_to_confirm": "There is no open order to confirm. Please send us what you need.",
    "nothing_to_cancel": "There is no open order to cancel.",
    "stale_confirm": "The order has changed since that message, so nothing was booked. Please check it once more:",
    "expired_confirm": "That order has been open for some time, so nothing was booked yet. Please check it once more:",
    "day_not_possible": "We cannot deliver on {asked} for this order. The next possible day is {possible}.",
    "change_hint": (
        "What shall we change? Send the whole list again, or “add 2 cases COLA-330”, "
        "or a line with its new quantity, e.g. “COLA-330 12 cases”."
    ),
    # questions
    "ask_item": "We do not know which item “{about}” is. Please send its code or its name from the price list.",
    "ask_one": "By “{about}”, do you mean this one? If so, please answer with its code:",
    "ask_which": "Which one do you mean by “{about}”? Please answer with its code:",
    "ask_unit": "“{about}”: we do not sell it by that unit. How many do you need, and by which unit?",
    "ask_quantity": "“{about}”: how many do you need, please?",
    "ask_quantity_again": "“{about}”: we want to be sure of the quantity. How many do you need, and by which unit?",
    "ask_duplicate": "You sent “{about}” a moment ago too. Do you need it twice, or only once?",
    "ask_change": "“{about}”: what shall we change? Please send the line with its new quantity, or “leave it”.",
    "ask_order": "Which order do you mean by “{about}”? Please answer with its number or its date:",
    "order_line": "• {ref} of {date}",
    "order_line_undated": "• {ref}",
    "sold_by": "{sku} {name}{pack}: sold by {units}",
    "choice_line": "{n}. {sku} {name}{pack}",
    # tickets, notices, everything else
    "ticket_opened": "Thank you for telling us. Your case has number {number}; a colleague will look into it.",
    "ticket_waiting": "Thank you for telling us. We have noted it, and a colleague will look into it.",
    "ticket_rejected": "Thank you for telling us. A colleague will get in touch with you.",
    "notice_taken": "Thank you, noted under number {number}.",
    "notice_waiting": "Thank you, we have received it and will pass it on to purchasing.",
    "not_understood": "Sorry, we did not understand that. To order, please send quantities and codes, e.g. “10 cases COLA-330”.",
    "file_unread": (
        "Thank you. We could not read your file, so a colleague will look at it under number {number}. "
        "You can also send the order as a message, or as CSV, XLSX or a PDF with text."
    ),
    "file_received": "Thank you, we have received your file. A colleague will look at it.",
    "quote_later": "Thank you for asking. A colleague will answer you about prices and stock.",
    "status_later": "Thank you for asking. A colleague will check and tell you where your order is.",
    "document_later": "Thank you. A colleague will send you the document.",
    "bank_change": (
        "Thank you. Payment details are never changed by chat: a colleague will call you back on the number that we "
        "have on file."
    ),
    "opt_out_done": "Done: you will get no more promotional messages from us. You can still order here.",
    "held": "Thank you. Your message will be looked at by a colleague before we go on.",
    "cannot_order_here_public": "Thank you! Orders cannot be placed in public. Please send us a private message.",
    "public_ticket_thanks": "We are sorry about this. We have noted it and a colleague will write to you privately.",
}

UNITS: dict[str, tuple[str, str]] = {
    "EA": ("piece", "pieces"),
    "PK": ("packet", "packets"),
    "BX": ("box", "boxes"),
    "CTN": ("carton", "cartons"),
    "CS": ("case", "cases"),
    "BG": ("bag", "bags"),
    "DZ": ("dozen", "dozen"),
    "GR": ("gross", "gross"),
    "PLT": ("pallet", "pallets"),
    "BTL": ("bottle", "bottles"),
    "DRM": ("drum", "drums"),
    "RL": ("roll", "rolls"),
    "KG": ("kg", "kg"),
    "G": ("g", "g"),
    "L": ("litre", "litres"),
    "M": ("metre", "metres"),
}
"""One and many of each unit."""

UNITS_NAMED_AS = {"BXE": "BX", "BUN": "EA", "LOT": "PK"}
"""Units that are only heard, by the unit whose name they have: 盒 may be a box of pieces, or the piece's own; a bunch is a piece or a packet."""
