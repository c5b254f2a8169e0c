"""Everything that the demo runs in: the emulator, the deployed app, the doubles, a token, the demo company."""

from __future__ import annotations

import os
import shutil
import socket
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from infra.connecting.store import SecretStore
from infra.local.doubles import Doubles
from infra.local.emulator import PROGRAM, Emulator, deploy_local
from infra.local.phone import phone_routes
from infra.local.phone.docs import docs_routes
from infra.local.phone.ways import Way
from infra.local.play.terminal import Terminal
from infra.local.seed.admin import AdminApi
from infra.local.seed.catalogue import catalogue_rows
from infra.local.seed.company import SeedCompany, demo_company
from infra.local.seed.load import invite_and_join, load_catalogue, load_partners
from infra.package import ROOT, package
from infra.stack import Outputs
from infra.token import create_token

STATE = ROOT / ".work" / "demo"
STAGE = "demo"
PHONE_PORT = 8642


@dataclass(frozen=True, slots=True)
class House:
    """What runs, once it runs."""

    outputs: Outputs
    doubles: Doubles
    admin: AdminApi
    company: SeedCompany


def open_house(terminal: Terminal, ending: ExitStack) -> House:
    """Start everything, from an empty state; `ending` stops it again, in the right order."""
    company = demo_company()
    outputs, emulator = _deployed(terminal, ending, company)
    with terminal.step("the platforms' doubles"):
        doubles = ending.enter_context(Doubles(outputs.api_url, company.cast(), port=_free(PHONE_PORT)))
        _connect(emulator, outputs.stack, doubles)
    with terminal.step("a token for the admin API"):
        admin = AdminApi(outputs.api_url, create_token(emulator.account, outputs.table, "demo"))
    _furnish(terminal, House(outputs, doubles, admin, company))
    doubles.serve(phone_routes(_ways(doubles, company), catalogue_rows(), {"whatsapp": doubles.whatsapp.album}))
    doubles.serve(docs_routes(outputs.api_url, admin.token))
    return House(outputs, doubles, admin, company)


def _deployed(terminal: Terminal, ending: ExitStack, company: SeedCompany) -> tuple[Outputs, Emulator]:
    shutil.rmtree(STATE, ignore_errors=True)
    emulator = Emulator(STATE, program=Path(os.environ.get("EMULATOR", PROGRAM)))
    with terminal.step("the AWS emulator"):
        ending.enter_context(emulator)
    with terminal.step("packaging the app with Chalice"):
        made = package("host")
    with terminal.step("deploying the template that production uses"):
        outputs = deploy_local(emulator, STAGE, parameters={"CompanyName": company.name}, made=made)
    return outputs, emulator


def _connect(emulator: Emulator, stack: str, doubles: Doubles) -> None:
    store = SecretStore(emulator.account.ssm, stack)
    for channel, secrets in doubles.secrets().items():
        store.write(channel, secrets.app)
        for account, fields in secrets.accounts.items():
            store.write(channel, fields, account)
    doubles.whatsapp.subscribe()
    doubles.facebook.subscribe()


def _furnish(terminal: Terminal, house: House) -> None:
    with terminal.step("the catalogue"):
        load_catalogue(house.admin)
    with terminal.step("the partners"):
        load_partners(house.admin, house.company)
    with terminal.step("their people, who join by invitation from their phones"):
        invite_and_join(house.admin, house.company, house.doubles)


def _ways(doubles: Doubles, company: SeedCompany) -> list[Way]:
    post = doubles.facebook.page.post_text
    return [
        Way("whatsapp", "WhatsApp", company.name, doubles.whatsapp),
        Way("messenger", "Messenger", company.name, doubles.messenger),
        Way("comments", "Page comments", company.name, doubles.comments, post),
        Way("web", "Own service", company.name, doubles.web),
    ]


def _free(port: int) -> int:
    """Return this port if nobody has it, else 0 for any other: bookmarks last as long as they can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return 0
    return port
