"""The rules that every message passes, in either direction. Pure."""

from chalicelib.screening.pipeline import Pipeline

__all__ = ["Pipeline"]
