"""Partners: put on record, changed field by field, never over somebody else's change."""

from __future__ import annotations

import pytest

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.partners import Partner, PartnerState, Role
from chalicelib.flows.admin.looking import Window
from chalicelib.flows.admin.partners import (
    NewPartner,
    PartnerChange,
    change_partner,
    contacts_of,
    create_partner,
    forget_alias,
    get_partner,
    list_partners,
)
from chalicelib.ports import Save
from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def create(desk: Desk, request_id: str = "r-1", **fields: object) -> Partner:
    new = NewPartner.model_validate({"name": "Harbour Foods", **fields})
    return create_partner(desk.world.store, desk.chance, desk.act(request_id=request_id), new)


def change(desk: Desk, partner: Partner, request_id: str = "r-2", **fields: object) -> Partner:
    act = desk.act(request_id=request_id)
    return change_partner(desk.world.store, act, partner.id, PartnerChange.model_validate(fields))


def test_a_partner_without_an_id_gets_one_that_is_nobody_elses(desk: Desk) -> None:
    ids = {create(desk, request_id=str(n)).id for n in range(20)}
    assert len(ids) == 20
    assert all(partner_id.startswith("P-") for partner_id in ids)


def test_an_id_that_is_taken_is_refused(desk: Desk) -> None:
    create(desk, id="P-1")
    with pytest.raises(Conflict):
        create(desk, "r-2", id="P-1", name="Kestrel Deli")
    assert get_partner(desk.world.store, "P-1").name == "Harbour Foods"


def test_a_change_leaves_what_is_not_given(desk: Desk) -> None:
    partner = create(desk, aliases={"the red one": "COLA-330"}, number="C-7", role="supplier")
    changed = change(desk, partner, name="Harbour & Sons", state="suspended")
    assert (changed.name, changed.state) == ("Harbour & Sons", PartnerState.SUSPENDED)
    assert (changed.aliases, changed.number, changed.role) == ({"the red one": "COLA-330"}, "C-7", Role.SUPPLIER)


def test_a_word_is_forgotten_by_itself(desk: Desk) -> None:
    store, partner = desk.world.store, create(desk, aliases={"the red one": "COLA-330", "红的": "COLA-330"})
    store.commit(Save(partner.changed(learned=("红的", "the red one"))))
    after = forget_alias(store, desk.act(request_id="r-3"), partner.id, "红的")
    assert (after.aliases, after.learned) == ({"the red one": "COLA-330"}, ("the red one",))
    with pytest.raises(NotFound):
        forget_alias(store, desk.act(request_id="r-4"), partner.id, "红的")


def test_what_staff_write_over_is_learned_no_more(desk: Desk) -> None:
    partner = create(desk, aliases={"red": "COLA-330", "blue": "LEM-330", "big": "COLA-500"})
    desk.world.store.commit(Save(partner.changed(learned=("red", "blue", "big"))))
    changed = change(desk, partner, aliases={"red": "COLA-500", "big": "COLA-500"})
    assert changed.learned == ("big",)


def test_a_number_can_be_taken_away(desk: Desk) -> None:
    assert change(desk, create(desk, number="C-7"), number=None).number is None


def test_a_change_of_what_somebody_else_changed_is_refused(desk: Desk) -> None:
    seen = create(desk)
    change(desk, seen, name="Kestrel Deli")
    with pytest.raises(Conflict):
        change(desk, seen, "r-3", version=seen.version, locale="fr")
    assert get_partner(desk.world.store, seen.id).locale == "en"


def test_a_change_of_nothing_writes_nothing(desk: Desk) -> None:
    partner = create(desk)
    assert change(desk, partner, version=partner.version) == partner


def test_a_partner_that_is_not_there_cannot_be_changed(desk: Desk) -> None:
    with pytest.raises(NotFound):
        change(desk, create(desk).changed(id="nobody"), name="x")


def test_partners_are_listed_by_their_state_the_newest_first(desk: Desk) -> None:
    first = create(desk, "r-1", name="One")
    desk.world.clock.advance(1)
    create(desk, "r-2", name="Two")
    change(desk, first, "r-3", state="suspended")
    everyone = list_partners(desk.world.store, Window(), None)
    suspended = list_partners(desk.world.store, Window(), PartnerState.SUSPENDED)
    assert [p.name for p in everyone.records] == ["Two", "One"]
    assert [p.name for p in suspended.records] == ["One"]


def test_pages_follow_one_another_without_gap_or_repeat(desk: Desk) -> None:
    for n in range(7):
        desk.world.clock.advance(1)
        create(desk, str(n), name=f"Number {n}")
    names, cursor = [], None
    while True:
        page = list_partners(desk.world.store, Window(3, cursor), None)
        names += [p.name for p in page.records]
        cursor = page.cursor
        if cursor is None:
            break
    assert names == [f"Number {n}" for n in reversed(range(7))]


def test_only_a_partners_own_people_are_listed(desk: Desk) -> None:
    desk.world.joins("P-1", "amy")
    desk.world.joins("P-2", "bob")
    assert [c.id for c in contacts_of(desk.world.store, "P-1", Window()).records] == ["amy"]
    with pytest.raises(NotFound):
        contacts_of(desk.world.store, "P-3", Window())
