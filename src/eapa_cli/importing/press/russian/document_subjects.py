"""The subject of a document, which is not part of a name: "соглашение о стратегическом партнёрстве А и Б"."""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.russian.words import SUBJECTS
from eapa_cli.importing.press.words.tokens import Token
from eapa_cli.importing.press.words.word_classes import WordClass

_MAX_WORDS_OF_SUBJECT: Final = 5
# Over classes: "по развитию сотрудничества", up to five prepositions, adjectives and other words.
_WORDS_OF_SUBJECT: Final = re.compile("[zxj]{0,5}")


def mark_words_after_document(letters: list[str], start: int) -> None:
    """Mark "по развитию сотрудничества" in "карта по развитию сотрудничества А и Б", which is not part of a name."""
    words = _WORDS_OF_SUBJECT.match("".join(letters), start)
    end = words.end() if words else start
    letters[start:end] = [WordClass.OUTSIDE_NAMES] * (end - start)


def mark_subject_of_document(tokens: Sequence[Token], letters: list[str], start: int) -> None:
    """Mark the subject of a document, which is not part of a name: "о стратегическом партнёрстве"."""
    for number in range(start, min(start + _MAX_WORDS_OF_SUBJECT, len(tokens))):
        text = tokens[number].text
        is_noun = nominative.part_of_speech(text) == "NOUN" and nominative.LOCATIVE in nominative.cases_of(text)
        if letters[number] == WordClass.OTHER and (is_noun or SUBJECTS.fullmatch(text.lower())):
            letters[start : number + 1] = [WordClass.OUTSIDE_NAMES] * (number + 1 - start)
            return
        if letters[number] not in {WordClass.OTHER, WordClass.ADJECTIVE, WordClass.MODIFIER}:
            return
