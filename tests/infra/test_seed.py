"""The demo company is whole: its catalogue, its partners, its people, and how they are loaded."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from chalicelib.domain.partners import Role
from chalicelib.domain.trade import Item
from infra.local.doubles import Doubles
from infra.local.doubles.http import Answer, Request, Route, Server, json_answer
from infra.local.seed.admin import AdminApi, AdminRefused
from infra.local.seed.catalogue import COLUMNS, catalogue_csv, catalogue_rows
from infra.local.seed.company import demo_company
from infra.local.seed.load import NotJoined, invite_and_join, load_catalogue, load_partners

ROWS = {row["sku"]: row for row in catalogue_rows()}


def item_from(row):
    units = {unit: Decimal(factor) for unit, factor in (pair.split(":") for pair in row["selling_units"].split("|"))}
    kept = {name: row[name] for name in ("sku", "name", "name_zh", "category", "pack", "base_unit", "default_unit")}
    return Item(**kept, units=units)


def test_the_catalogue_has_some_hundreds_of_different_items():
    assert len(catalogue_rows()) == len(ROWS) >= 200
    assert len({row["name"] for row in catalogue_rows()}) == len(ROWS)


def test_every_item_is_sold_by_its_default_unit():
    for item in map(item_from, ROWS.values()):
        assert item.default_unit in item.units, item.sku
        assert all(factor > 0 for factor in item.units.values()), item.sku


def test_the_items_that_the_readme_orders_are_there():
    assert ROWS["COLA-330"]["name"].endswith("Cola Can 330ml")
    assert ROWS["COLA-330"]["selling_units"].startswith("CS:24")
    assert "LEM-330" in ROWS


def test_the_file_reads_back_as_it_was_written():
    assert list(csv.DictReader(io.StringIO(catalogue_csv()))) == catalogue_rows()
    assert catalogue_csv().splitlines()[0] == ",".join(COLUMNS)


def test_partners_aliases_and_purchase_orders_name_items_and_units_that_there_are():
    for partner in demo_company().partners:
        assert set(partner.aliases.values()) <= set(ROWS), partner.id
        for line in (line for order in partner.purchase_orders for line in order.lines):
            assert line.unit in item_from(ROWS[line.sku]).units, (partner.id, line.sku)


def test_partners_of_every_role_and_people_on_every_way_are_there():
    company = demo_company()
    assert len(company.partners) == 12
    assert {partner.role for partner in company.partners} == set(Role)
    cast = company.cast()
    ways = (cast.whatsapp, cast.messenger, cast.comments, cast.web)
    assert all(len(people) > 1 for people in ways)
    assert len({person.id for people in ways for person in people}) == 16


def test_telephone_numbers_are_from_the_range_for_fiction():
    for person in demo_company().cast().whatsapp:
        assert person.phone.startswith("+447700900")
        assert person.phone == f"+{person.id}"


# ── loading ──


class Staff:
    """An admin API and a bridge in one, which welcomes whoever writes a code; `is_deaf`: it never answers."""

    def __init__(self):
        self.calls = []
        self.is_deaf = False
        self.doubles = None
        self.server = Server(
            [
                Route("PUT", "/admin/catalogue", self._catalogue),
                Route("POST", "/admin/partners", self._partner),
                Route("POST", "/admin/partners/{id}/invitations", self._invite),
                Route("POST", "/hooks/{channel}", self._hook),
            ]
        )

    def __enter__(self):
        self.server.start()
        return self

    def __exit__(self, *_):
        self.server.stop()

    def _catalogue(self, request: Request) -> Answer:
        self.calls.append(("catalogue", request.headers["content-type"]))
        return json_answer({"items": request.body.count(b"\n") - 1})

    def _partner(self, request: Request) -> Answer:
        fields = request.fields()
        if any(call == ("partner", fields["id"]) for call in self.calls):
            return json_answer({"detail": "that id is taken"}, 409)
        self.calls.append(("partner", fields["id"]))
        return json_answer(fields, 201)

    def _invite(self, request: Request) -> Answer:
        return json_answer({"text": f"JOIN {request.params['id']}"}, 201)

    def _hook(self, request: Request) -> Answer:
        if not self.is_deaf and b"JOIN" in request.body:
            self._welcome(request)
        return Answer(200)

    def _welcome(self, request: Request) -> None:
        from infra.local.doubles.inbox import Bubble

        for way in self.doubles.handsets().values():
            person = next((p for p in way.people if p.encode() in request.body), None)
            if person:
                way._inboxes.add(person, Bubble("1", "company", "Welcome!", self.doubles.clock.now()))


@pytest.fixture
def staff():
    with Staff() as running, Doubles(running.server.url, demo_company().cast()) as doubles:
        running.doubles = doubles
        yield running


@pytest.fixture
def admin(staff):
    api = AdminApi(staff.server.url, "token")
    yield api
    api._pool.clear()


def test_the_catalogue_and_the_partners_go_through_the_admin_api(staff, admin):
    assert load_catalogue(admin) == len(ROWS)
    assert load_partners(admin, demo_company()) == 12
    assert ("catalogue", "text/csv") in staff.calls


def test_what_the_admin_api_refuses_is_told_in_its_own_words(admin):
    load_partners(admin, demo_company())
    with pytest.raises(AdminRefused, match="409 that id is taken"):
        load_partners(admin, demo_company())


def test_everybody_with_a_private_way_joins_by_a_code(staff, admin):
    private = [p for partner in demo_company().partners for p in partner.people if p.channel != "comments"]
    assert invite_and_join(admin, demo_company(), staff.doubles, timeout_s=3) == len(private)


def test_whoever_is_not_welcomed_is_named(staff, admin):
    staff.is_deaf = True
    with pytest.raises(NotJoined, match="Maya Okafor"):
        invite_and_join(admin, demo_company(), staff.doubles, timeout_s=0.1)
