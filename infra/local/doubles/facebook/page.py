"""The page itself: who it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FacebookPage:
    """A company's page, and one post on it that people comment on."""

    id: str = "104700000000001"
    name: str = "Kestrel Wholesale"
    post: str = "302500000000001"
    post_text: str = "New price list is out: colas, rice, paper cups and 300 more. Comment or write to us to order."

    @property
    def post_id(self) -> str:
        """The post's full id."""
        return f"{self.id}_{self.post}"
