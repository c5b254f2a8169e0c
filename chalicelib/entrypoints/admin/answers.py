"""What the answers of the admin API have in common: their models are made from records, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from chalicelib.domain.base import Model, R
from chalicelib.flows.admin.looking import Window
from chalicelib.ports import Page


class Answer(BaseModel):
    """What staff are told of one thing."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def of(cls, source: object, **more: object) -> Self:
        """Return the answer made from the source's fields of the same names, and from `more`."""
        same = {name: getattr(source, name) for name in cls.model_fields if name not in more}
        return cls.model_validate({**same, **more})


A = TypeVar("A", bound=Answer)


class Items(Answer, Generic[A]):
    """A stretch of a list, the newest first. `next_cursor` asks for what follows; null at the end."""

    items: tuple[A, ...]
    next_cursor: str | None = None

    @classmethod
    def made_of(cls, items: Iterable[A], next_cursor: str | None = None) -> Self:
        """Return the list of these."""
        return cls(items=tuple(items), next_cursor=next_cursor)

    @classmethod
    def page(cls, page: Page[R], item: Callable[[R], A]) -> Self:
        """Return the list of a page's records, each made into an item."""
        return cls.made_of(map(item, page.records), page.cursor)


def digits(value: Any) -> Any:
    """Refuse what a query has for a number and is none: "25" is one, " 25", "2_5" and "25.0" are not."""
    if isinstance(value, str) and not (value.isascii() and value.isdigit()):
        raise PydanticCustomError("digits", "Input should be digits only")
    return value


Limit = Annotated[int, Field(ge=1, le=100, description="How many at most."), BeforeValidator(digits)]
Cursor = Annotated[str, Field(pattern=r"^[A-Za-z0-9_=-]{1,2000}$", description="The `next_cursor` of the page before.")]


class PageQuery(Model):
    """Which stretch of a list is wanted."""

    limit: Limit = 25
    cursor: Cursor | None = None

    def window(self) -> Window:
        """Return it as the flows take it."""
        return Window(self.limit, self.cursor)
