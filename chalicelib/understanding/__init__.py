"""Says what partners mean: the catalogue's index, quantities and units, intents, the dialogue. Pure."""

from chalicelib.understanding.attachments.documents import Documents
from chalicelib.understanding.catalogues import BlobCatalogues, CatalogueFormat
from chalicelib.understanding.reader import Reader

__all__ = ["BlobCatalogues", "CatalogueFormat", "Documents", "Reader"]
