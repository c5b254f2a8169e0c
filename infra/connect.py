"""Connects a channel: asks for what the platform's page shows, keeps it safely, and says what to paste there.

python -m infra.connect whatsapp --stage prod              asks for everything; Enter keeps what is stored
python -m infra.connect whatsapp --stage prod --rotate     a new secret in front, the old one still works
python -m infra.connect whatsapp --stage prod --forget-old only the newest secrets work from now on
… --account ID --set access_tokens=… --set phone_number=…  without questions; a dash reads a value from stdin
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from chalicelib import wiring
from chalicelib.domain.errors import TradepostError
from chalicelib.ports import Channel, ChannelSecrets
from infra.account import Account
from infra.connecting.questions import Question, answered, questions, without_old
from infra.connecting.store import SecretStore
from infra.deploy import account_from, account_options
from infra.stack import StackFailed, find_stack, read_outputs, stack_name

Ask = Callable[[Question, bool], str | None]
"""Asks one question, told whether something is stored; None or an empty answer keeps that."""


@dataclass(slots=True)
class Connection:
    """One channel of one stack, being connected. `drawn` collects the secrets that we chose, to show them once."""

    channel: Channel
    store: SecretStore
    ask: Ask
    rotates: bool = False
    drawn: dict[Question, str] = field(default_factory=dict)

    def fill(self, form: type[BaseModel], stored: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of a form after asking for each. Raises `ValidationError`."""
        fields = {q.name: answered(q, stored.get(q.name), self._given(q, stored.get(q.name))) for q in questions(form)}
        form.model_validate(fields)
        return {name: value for name, value in fields.items() if value is not None}

    def _given(self, question: Question, stored: Any) -> str | None:
        if self.rotates and not question.is_secret:
            return None
        given = self.ask(question, bool(stored))
        if given or question.draw is None or (stored and not self.rotates):
            return given
        self.drawn[question] = question.draw()
        return self.drawn[question]

    def save(self, account: str) -> ChannelSecrets:
        """Ask for everything, store it, and return what is stored now."""
        known = self.store.read(self.channel.name)
        app = self.fill(self.channel.AppSecrets, known.app)
        own = self.fill(self.channel.AccountSecrets, known.accounts.get(account, {}))
        return self.keep(app, account, own)

    def forget_old(self, account: str) -> ChannelSecrets:
        """Drop every secret but the newest, and return what is stored now. Raises `SystemExit` without the account."""
        known = self.store.read(self.channel.name)
        if account not in known.accounts:
            raise SystemExit(f"{self.channel.name} has no account {account}")
        app = without_old(known.app, self.channel.AppSecrets)
        return self.keep(app, account, without_old(known.accounts[account], self.channel.AccountSecrets))

    def keep(self, app: Mapping[str, Any], account: str, own: Mapping[str, Any]) -> ChannelSecrets:
        """Store the fields of the app and of an account."""
        self.store.write(self.channel.name, app)
        self.store.write(self.channel.name, own, account)
        return self.store.read(self.channel.name)


# ── asking ───────────────────────────────────────────────────────────────────────────────────────────


def at_terminal(question: Question, is_stored: bool) -> str | None:
    """Ask a person."""
    print(f"\n{question.title}\n  {question.description}")
    if question.draw:
        ending = "Enter keeps the one that is stored" if is_stored else "Enter draws one"
    elif is_stored:
        ending = "Enter keeps what is stored"
    else:
        ending = "needed" if question.is_needed else f"Enter for {question.default or 'nothing'}"
    read = getpass.getpass if question.is_secret else input
    given = read(f"  [{ending}] > ").strip()
    must_be_given = question.is_needed and not question.draw and not is_stored
    return given or (at_terminal(question, is_stored) if must_be_given else None)


def from_settings(given: Mapping[str, str]) -> Ask:
    """Answer from what `--set` gave, without asking anybody."""
    return lambda question, _is_stored: given.get(question.name)


def _settings(pairs: Sequence[str], channel: Channel) -> dict[str, str]:
    known = {*channel.AppSecrets.model_fields, *channel.AccountSecrets.model_fields}
    given = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        if name not in known:
            raise SystemExit(f"{channel.name} has no field {name!r}; it has: {', '.join(sorted(known))}")
        given[name] = sys.stdin.readline().strip() if value == "-" else value
    return given


_NOT_PASTED = ("verify_tokens", "session_secrets")
"""What we draw and is told anyhow, and what nobody but us needs to know."""

# ── telling ──────────────────────────────────────────────────────────────────────────────────────────


def address_of(aws: Account, stage: str) -> str | None:
    """Return the address that platforms are given, None when the stage is not deployed."""
    try:
        own = read_outputs(aws, stage).api_url
    except StackFailed:
        return None
    stack = find_stack(aws, stack_name(stage))
    told = stack.get("Parameters", []) if stack else []
    public = next((p.get("ParameterValue") for p in told if p.get("ParameterKey") == "PublicUrl"), "")
    return public or own


def tell(connection: Connection, account: str, secrets: ChannelSecrets, url: str | None) -> None:
    """Print what a person pastes into the platform's page, and no other secret."""
    print(f"\nStored. Paste this into the platform's page of {connection.channel.name}:")
    address = f"{url}/hooks/{connection.channel.name}" if url else "(deploy first: there is no address yet)"
    print(f"  Webhook address  {address}{'?account=' + account if _is_named_in_address(connection.channel) else ''}")
    for token in secrets.app.get("verify_tokens", [])[:1]:
        print(f"  Verify token     {token}")
    for question, secret in connection.drawn.items():
        if question.name not in _NOT_PASTED:
            print(f"  {question.title:<16} {secret}   (shown this once)")


def _is_named_in_address(channel: Channel) -> bool:
    # A platform without secrets of an app knows us by our accounts only.
    return not channel.AppSecrets.model_fields


def check(channel: Channel, account: str, secrets: ChannelSecrets) -> bool:
    """Ask the platform whether the credentials work, and print what it says."""
    from chalicelib.adapters.http import Urllib3Http

    try:
        name = channel.check_credentials(account, secrets, Urllib3Http())
    except TradepostError as error:
        print(f"\nStored, but the platform does not accept the credentials: {error}")
        return False
    print(f"\nThe credentials work: this is {name}.")
    return True


# ── the command ──────────────────────────────────────────────────────────────────────────────────────


def main(
    arguments: Sequence[str] | None = None,
    aws: Account | None = None,
    address: Callable[[Account, str], str | None] = address_of,
) -> int:
    """Connect a channel; return 0 when the platform accepts the credentials."""
    options = _parser().parse_args(arguments)
    channel = wiring.channel(options.channel)
    aws = aws or account_from(options)
    store = SecretStore(aws.ssm, stack_name(options.stage))
    account = options.account or _only_account(store, channel) or _ask_account(channel)
    given = _settings(options.set, channel)
    ask = from_settings(given) if given or not sys.stdin.isatty() else at_terminal
    connection = Connection(channel, store, ask, rotates=options.rotate)
    try:
        secrets = connection.forget_old(account) if options.forget_old else connection.save(account)
    except ValidationError as error:
        return _unfit(error)
    tell(connection, account, secrets, address(aws, options.stage))
    return 0 if options.no_check or check(channel, account, secrets) else 1


def _parser() -> argparse.ArgumentParser:
    parser = account_options("python -m infra.connect", "Connect a channel.")
    parser.add_argument("channel", choices=wiring.channel_names())
    parser.add_argument("--account", help="our account on the channel, as the platform names it")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="answer without being asked")
    parser.add_argument("--rotate", action="store_true", help="give or draw new secrets and keep the previous ones")
    parser.add_argument("--forget-old", action="store_true", help="drop all secrets but the newest")
    parser.add_argument("--no-check", action="store_true", help="do not ask the platform whether they work")
    return parser


def _only_account(store: SecretStore, channel: Channel) -> str | None:
    known = list(store.read(channel.name).accounts)
    return known[0] if len(known) == 1 else None


def _ask_account(channel: Channel) -> str:
    if not sys.stdin.isatty():
        raise SystemExit("--account is needed")
    print(f"\nAccount\n  {(channel.AccountSecrets.__doc__ or '').strip()}")
    return input("  [needed] > ").strip() or _ask_account(channel)


def _unfit(error: ValidationError) -> int:
    print("Nothing was stored:")
    for fault in error.errors(include_url=False, include_input=False, include_context=False):
        print(f"  {'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}")
    return 2


if __name__ == "__main__":
    sys.exit(main())
