"""Connecting a channel keeps its secrets, says what to paste, and checks them with the platform."""

from __future__ import annotations

import json

import pytest
from moto import mock_aws
from pydantic import BaseModel, Field

from infra import connect
from infra.account import Account
from infra.connecting.questions import answered, questions, without_old
from infra.local.doubles import Doubles
from tests.infra.bridge import FakeBridge

NUMBER = "106540352240001"


@pytest.fixture(scope="module")
def moto():
    with mock_aws(), pytest.MonkeyPatch.context() as environment:
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
            environment.setenv(name, "test")
        environment.setenv("AWS_DEFAULT_REGION", "us-east-1")
        yield Account()


@pytest.fixture
def aws(moto):
    yield moto.ssm
    for parameter in moto.ssm.describe_parameters()["Parameters"]:
        moto.ssm.delete_parameter(Name=parameter["Name"])


@pytest.fixture
def connect_as(moto, aws):
    return lambda command: connect.main(command, moto, lambda _account, _stage: "https://api.example")


@pytest.fixture
def doubles():
    with FakeBridge() as bridge, Doubles(bridge.url) as running:
        yield running


@pytest.fixture
def run(connect_as, doubles):
    app = doubles.whatsapp.app

    def command(*more, token=app.access_token, **fields):
        given = {"app_secrets": "one", "access_tokens": token, "api_base": doubles.whatsapp.api_base, **fields}
        pairs = [f"--set={name}={value}" for name, value in given.items() if value is not None]
        return connect_as(["whatsapp", "--stage", "demo", "--account", NUMBER, *pairs, *more])

    return command


def stored(ssm, place):
    name = f"/tradepost-demo/channels/whatsapp/{place}"
    parameter = ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]
    assert parameter["Type"] == "SecureString"
    return json.loads(parameter["Value"])


def test_the_secrets_are_stored_where_the_functions_read_them(aws, run):
    assert run() == 0
    assert stored(aws, "app")["app_secrets"] == ["one"]
    assert stored(aws, f"accounts/{NUMBER}")["notice_template"] == "order_update"


def test_the_verify_token_is_drawn_and_shown_and_no_other_secret_is(aws, run, doubles, capsys):
    run(app_secrets="very-secret")
    told = capsys.readouterr().out
    assert stored(aws, "app")["verify_tokens"][0] in told
    assert "https://api.example/hooks/whatsapp" in told
    assert "very-secret" not in told
    assert doubles.whatsapp.app.access_token not in told
    assert "Kestrel Wholesale" in told


def test_credentials_that_the_platform_refuses_are_told(run, capsys):
    assert run(token="wrong") == 1
    assert "does not accept the credentials" in capsys.readouterr().out


def test_a_field_that_is_missing_is_named_and_nothing_is_stored(aws, run, capsys):
    assert run(app_secrets=None) == 2
    assert "app_secrets" in capsys.readouterr().out
    assert aws.get_parameters_by_path(Path="/", Recursive=True)["Parameters"] == []


def test_an_unknown_field_is_refused_by_name(run):
    with pytest.raises(SystemExit, match="no field 'app_secret'"):
        run(app_secret="one")


def test_rotation_puts_the_new_secret_in_front_and_forgetting_drops_the_old(aws, run):
    run()
    first = stored(aws, "app")["verify_tokens"]
    run("--rotate", app_secrets="two")
    assert stored(aws, "app")["app_secrets"] == ["two", "one"]
    assert stored(aws, "app")["verify_tokens"][1:] == first
    run("--forget-old", app_secrets=None, token=None)
    assert stored(aws, "app")["app_secrets"] == ["two"]
    assert len(stored(aws, "app")["verify_tokens"]) == 1


def test_connecting_again_keeps_what_is_not_given(aws, run):
    run(phone_number="+15550100100")
    run(app_secrets=None, token=None)
    assert stored(aws, "app")["app_secrets"] == ["one"]
    assert stored(aws, f"accounts/{NUMBER}")["phone_number"] == "+15550100100"


def test_a_secret_can_come_from_standard_input(aws, run, monkeypatch):
    monkeypatch.setattr("sys.stdin", iter_lines("from-a-pipe\n"))
    run(app_secrets="-")
    assert stored(aws, "app")["app_secrets"] == ["from-a-pipe"]


def test_a_person_is_asked_with_the_field_s_own_words_and_secrets_are_not_echoed(
    aws, connect_as, doubles, monkeypatch, capsys
):
    typed = {"App secret": "one", "Access token": doubles.whatsapp.app.access_token}
    asked = []
    monkeypatch.setattr("sys.stdin", iter_lines("", is_terminal=True))
    monkeypatch.setattr("getpass.getpass", lambda _prompt: typed.get(last_title(capsys, asked), ""))
    monkeypatch.setattr("builtins.input", lambda _prompt: address_if_asked(last_title(capsys, asked), doubles))
    assert connect_as(["whatsapp", "--stage", "demo", "--account", NUMBER]) == 0
    assert "App settings" in asked[0]
    assert stored(aws, "app")["app_secrets"] == ["one"]


def iter_lines(text, *, is_terminal=False):
    class Lines:
        def isatty(self):
            return is_terminal

        def readline(self):
            return text

    return Lines()


def last_title(capsys, asked):
    asked.append(capsys.readouterr().out)
    return asked[-1].strip().splitlines()[0]


def address_if_asked(title, doubles):
    return doubles.whatsapp.api_base if title == "Address of the Graph API" else ""


class Form(BaseModel):
    colour: str = Field(title="Colour", description="Any.")
    keys: list[str] = Field(min_length=1)
    size: str = "small"
    places: tuple[str, ...] = ()


def test_secrets_are_known_by_their_names_and_needed_questions_come_first():
    asked = questions(Form)
    assert [q.name for q in asked] == ["colour", "keys", "size", "places"]
    assert [q.is_secret for q in asked] == [False, True, False, False]


def test_a_list_that_is_no_secret_is_parted_by_commas():
    places = questions(Form)[-1]
    assert answered(places, ["here"], "there, everywhere") == ["there", "everywhere"]


@pytest.mark.parametrize(
    ("stored_value", "given", "expected"),
    [
        (None, "a", ["a"]),
        (["a"], "b", ["b", "a"]),
        (["b", "a"], "c", ["c", "b"]),
        (["a"], "a", ["a"]),
        (["a"], "", ["a"]),
    ],
)
def test_a_list_of_secrets_keeps_one_behind_the_newest(stored_value, given, expected):
    keys = next(q for q in questions(Form) if q.name == "keys")
    assert answered(keys, stored_value, given) == expected


def test_forgetting_leaves_what_is_no_secret_alone():
    assert without_old({"colour": "red", "keys": ["b", "a"]}, Form) == {"colour": "red", "keys": ["b"]}


def test_a_web_site_gets_its_own_secret_told_once_and_its_account_in_the_address(connect_as, capsys):
    command = ["web", "--stage", "demo", "--account", "shop"]
    assert connect_as(command) == 0
    told = capsys.readouterr().out
    assert "https://api.example/hooks/web?account=shop" in told
    assert told.count("whsec_") == 1
    assert connect_as(command) == 0
    assert "whsec_" not in capsys.readouterr().out


def test_nothing_is_forgotten_of_an_account_that_is_not_connected(aws, connect_as):
    with pytest.raises(SystemExit, match="no account typo"):
        connect_as(["web", "--stage", "demo", "--account", "typo", "--forget-old"])
    assert aws.describe_parameters()["Parameters"] == []
