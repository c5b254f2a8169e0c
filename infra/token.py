"""Makes a token for the admin API, straight in a stage's table: the first one, or when all others are lost.

python -m infra.token --stage prod --name "Ann" --role admin             prints it; it is told only this once
python -m infra.token --stage demo --name me --endpoint http://…         on the emulator
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from pydantic import ValidationError

from chalicelib.adapters.dynamodb import DynamoStore
from chalicelib.adapters.machine import SystemChance, SystemClock
from chalicelib.domain.operations import StaffRole
from chalicelib.flows.admin import tokens
from chalicelib.flows.admin.act import Act
from infra.account import Account
from infra.deploy import account_from, account_options
from infra.stack import StackFailed, read_outputs

DAYS = 90


def create_token(account: Account, table: str, name: str, role: str = "admin", days: int | None = DAYS) -> str:
    """Put a token in a table and return it. Raises `ValidationError` for a name or a role that is none."""
    chance = SystemChance()
    new = tokens.NewToken(name=name, role=StaffRole(role), expires_in_days=days)
    # The audit log tells that this one came from the command line.
    act = Act("infra.token", "command line", StaffRole.ADMIN, SystemClock().now(), chance.token(8).hex())
    return tokens.create_token(DynamoStore(table, account.dynamodb), chance, act, new)[1]


def make_token(account: Account, stage: str, *, name: str, role: str = "admin", days: int | None = DAYS) -> str:
    """Put a token in a stage's table and return it. Raises `StackFailed` when the stage is not deployed."""
    return create_token(account, _table(account, stage), name, role, days)


def _table(account: Account, stage: str) -> str:
    return read_outputs(account, stage).table


def main(arguments: Sequence[str] | None = None, table: Callable[[Account, str], str] = _table) -> int:
    """Make a token and print it."""
    parser = account_options("python -m infra.token", __doc__)
    parser.add_argument("--name", required=True, help="whom it is for")
    parser.add_argument("--role", choices=[role.value for role in StaffRole], default="viewer")
    parser.add_argument("--days", type=int, default=DAYS, help=f"how long it works; {DAYS} if not said, 0 for ever")
    options = parser.parse_args(arguments)
    account = account_from(options)
    try:
        place = table(account, options.stage)
        token = create_token(account, place, options.name, options.role, options.days or None)
    except ValidationError as error:
        print("; ".join(f"{fault['loc'][0]}: {fault['msg']}" for fault in error.errors()), file=sys.stderr)
        return 1
    except StackFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    print(token)
    return 0


if __name__ == "__main__":
    sys.exit(main())
