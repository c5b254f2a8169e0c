"""The codes by which people join: made, shown, hashed, and found again in what a person types.

Source: Crockford's Base 32, https://www.crockford.com/base32.html: O reads as 0, I and L read as 1, case is nothing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable

from chalicelib.domain.ids import CROCKFORD

CODE_LENGTH = 10
"""Ten signs of five bits each: with the limit on tries, too many to guess."""

_MISREAD = str.maketrans("OIL", "011")
_RUNS = re.compile(r"[0-9A-Z]+")
_SHOWN = re.compile(r"(?<![0-9A-Z-])[0-9A-Z]{5}-[0-9A-Z]{5}(?![0-9A-Z-])")
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")
_CODE = re.compile(f"[{CROCKFORD}]{{{CODE_LENGTH}}}")
_SURE_DIGIT = re.compile(r"[2-9]")
_JOIN = "JOIN"
_HALVES = 2


def new_code(random_bytes: Callable[[int], bytes]) -> str:
    """Draw a code. Every code has a digit from 2 to 9, so that an ordinary word is never taken for one."""
    while True:
        code = "".join(CROCKFORD[byte & 31] for byte in random_bytes(CODE_LENGTH))
        if _SURE_DIGIT.search(code):
            return code


def shown(code: str) -> str:
    """Write a code for people: `7K3F9-QW2ZB`."""
    return f"{code[:5]}-{code[5:]}"


def join_text(code: str) -> str:
    """Return what a person sends us to join."""
    return f"{_JOIN} {shown(code)}"


def normalised(typed: str) -> str | None:
    """Return the code that somebody typed, whatever its case, spaces and dashes; None when it is none."""
    squeezed = "".join(_runs(typed)).translate(_MISREAD)
    return squeezed if _CODE.fullmatch(squeezed) else None


def find_code(text: str) -> str | None:
    """Return the code in a message, or None.

    After the word "join" it may be typed in any way. Without the word it must be all of the message, or stand in
    it as it is shown, so that order numbers and plain words are left alone.
    """
    return _after_join(_runs(text)) or _alone(text) or _as_shown(text)


def code_hash(code: str) -> str:
    """Return what is kept of a code: the SHA-256 of its normal form, in hex."""
    return hashlib.sha256(code.encode()).hexdigest()


def hint(code: str) -> str:
    """Return the code's last four signs, by which staff tell one invitation from another."""
    return code[-4:]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper()


def _runs(text: str) -> list[str]:
    return _RUNS.findall(_plain(text))


def _after_join(runs: list[str]) -> str | None:
    for place, run in enumerate(runs):
        if run.startswith(_JOIN):
            rest = [run.removeprefix(_JOIN), *runs[place + 1 :]]
            return _first_ten(rest) or _further_on(rest[1:])
    return None


def _further_on(runs: list[str]) -> str | None:
    return next((code for start in range(len(runs)) if (code := _with_digit(_first_ten(runs[start:])))), None)


def _first_ten(runs: list[str]) -> str | None:
    taken = ""
    for run in runs:
        taken += run
        if len(taken) >= CODE_LENGTH:
            break
    return normalised(taken)


def _alone(text: str) -> str | None:
    return _with_digit(normalised(text)) if len(_runs(text)) <= _HALVES else None


def _as_shown(text: str) -> str | None:
    found = _SHOWN.search(_DASHES.sub("-", _plain(text)))
    return _with_digit(normalised(found.group())) if found else None


def _with_digit(code: str | None) -> str | None:
    return code if code and _SURE_DIGIT.search(code) else None
