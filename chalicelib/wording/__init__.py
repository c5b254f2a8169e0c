"""What Tradepost says to partners, in English and Chinese. Pure, like the domain, and imports nothing but it."""

from chalicelib.wording.amounts import quantity_text, unit_name
from chalicelib.wording.phrases import LANGUAGES, language_of, say
from chalicelib.wording.questions import choice_description, choice_title, choices_question
from chalicelib.wording.read_back import read_back

__all__ = [
    "LANGUAGES",
    "choice_description",
    "choice_title",
    "choices_question",
    "language_of",
    "quantity_text",
    "read_back",
    "say",
    "unit_name",
]
