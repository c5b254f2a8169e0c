"""Tradepost's entry points, registered on one Chalice app. Lambda finds each function here by its name."""

from chalice.app import Chalice

from chalicelib.entrypoints.everything import register

app = Chalice(app_name="tradepost")
_functions = register(app)

staff = _functions["staff"]
converse = _functions["converse"]
place_order = _functions["place_order"]
open_ticket = _functions["open_ticket"]
apply_notice = _functions["apply_notice"]
reply = _functions["reply"]
sweep = _functions["sweep"]
sync = _functions["sync"]
