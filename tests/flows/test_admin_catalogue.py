"""The catalogue and the systems' switches, as staff work them."""

from __future__ import annotations

import pytest

from chalicelib.domain.errors import Malformed, NotFound, Unavailable
from chalicelib.domain.operations import CatalogueVersion, SystemSwitch
from chalicelib.domain.requests import RequestKind
from chalicelib.flows.admin.catalogue import get_item, get_version, upload
from chalicelib.flows.admin.systems import SYSTEMS, list_systems, switch
from chalicelib.systems import builtin
from tests.desk import Desk, LineFormat
from tests.world import PaperCatalogues


@pytest.fixture
def desk() -> Desk:
    return Desk()


def put(desk: Desk, text: str, request_id: str = "r-1") -> CatalogueVersion:
    return upload(desk.world.store, desk.blobs, LineFormat(), desk.act(request_id=request_id), text)


def test_a_list_that_is_handed_in_is_in_force(desk: Desk) -> None:
    assert get_version(desk.world.store) is None
    version = put(desk, "COLA330\nLEM330")
    assert get_version(desk.world.store) == version.changed(version=1)
    assert (version.items, desk.blobs.files[version.blob][0]) == (2, b"COLA330\nLEM330")


def test_the_same_list_has_the_same_name_and_another_has_another(desk: Desk) -> None:
    names = [put(desk, text, text).blob for text in ("COLA330", "COLA330\n", "LEM330")]
    assert len(set(names)) == 3
    assert put(desk, "COLA330", "r-9").blob == names[0]
    assert all(name.startswith("catalogue/") for name in names)


@pytest.mark.parametrize(("text", "field"), [("COLA330\n?", "line 2: sku"), ("", "line 2")])
def test_a_list_with_a_fault_is_refused_by_the_line_and_the_old_one_stays(desk: Desk, text: str, field: str) -> None:
    before = put(desk, "COLA330")
    with pytest.raises(Malformed) as caught:
        put(desk, text, "r-2")
    assert caught.value.field == field
    assert get_version(desk.world.store) == before.changed(version=1)


def test_when_the_file_cannot_be_kept_the_old_list_stays(desk: Desk) -> None:
    before = put(desk, "COLA330")
    desk.blobs.fail_next("put")
    with pytest.raises(Unavailable):
        put(desk, "LEM330", "r-2")
    assert get_version(desk.world.store) == before.changed(version=1)


def test_an_item_is_found_by_its_code_only(desk: Desk) -> None:
    assert get_item(desk.world.store, PaperCatalogues(), "COLA-330").name == "Cola Can 330ml"
    with pytest.raises(NotFound):
        get_item(desk.world.store, PaperCatalogues(), "cola")


def test_every_system_is_open_until_it_is_closed(desk: Desk) -> None:
    store = desk.world.store
    assert {s.system: s.is_paused for s in list_systems(store, desk.act())} == dict.fromkeys(SYSTEMS, False)
    switch(store, desk.act(request_id="r-1"), "service_desk", is_paused=True)
    assert [s.system for s in list_systems(store, desk.act()) if s.is_paused] == ["service_desk"]
    switch(store, desk.act(request_id="r-2"), "service_desk", is_paused=False)
    assert not any(s.is_paused for s in list_systems(store, desk.act()))


def test_closing_what_is_closed_changes_nothing(desk: Desk) -> None:
    store = desk.world.store
    switch(store, desk.act(request_id="r-1"), "purchasing", is_paused=True)
    writes = store.writes
    assert switch(store, desk.act(request_id="r-2"), "purchasing", is_paused=True).is_paused
    assert store.writes == writes


def test_a_system_that_we_do_not_have_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        switch(desk.world.store, desk.act(), "coffee", is_paused=True)
    assert desk.world.store.all(SystemSwitch) == []


@pytest.mark.parametrize("kind", RequestKind)
def test_the_switches_are_those_that_the_embedded_systems_look_at(desk: Desk, kind: RequestKind) -> None:
    assert builtin.office(kind, desk.house).name in SYSTEMS
