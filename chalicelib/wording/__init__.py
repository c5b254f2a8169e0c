"""What Tradepost says to partners, in English and in every language of `locale/`. Pure, like the domain, and imports nothing but it."""

from chalicelib.wording.amounts import quantity_text, unit_name
from chalicelib.wording.phrases import language_of, languages, say
from chalicelib.wording.questions import choice_description, choice_title, choices_question
from chalicelib.wording.read_back import read_back

__all__ = [
    "choice_description",
    "choice_title",
    "choices_question",
    "language_of",
    "languages",
    "quantity_text",
    "read_back",
    "say",
    "unit_name",
]
