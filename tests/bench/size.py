"""The size of the deployment zip."""

from __future__ import annotations


def measure() -> dict[str, float]:
    """Return `mb`, in millions of bytes."""
    from infra.package import package

    return {"mb": package("host").zip.stat().st_size / 1e6}
