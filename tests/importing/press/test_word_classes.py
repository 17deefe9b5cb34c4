"""Word classes: each letter of a sentence or of a pattern over classes is a member of `WordClass`."""

import re
from itertools import chain

import pytest

from eapa_cli.importing.press.english.language import ENGLISH
from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.mention import parse_sentence
from eapa_cli.importing.press.russian.language import RUSSIAN
from eapa_cli.importing.press.words.word_classes import WordClass

LETTERS = frozenset(member.value for member in WordClass)
# What a pattern has besides classes: named groups and escaped characters of regular expressions.
SYNTAX = re.compile(r"\(\?P<\w+>|\\[AZ]")


@pytest.mark.parametrize(
    ("language", "text", "classes"),
    [
        (ENGLISH, "Ann Berg, rector of the Hill University, signed it with UNESCO", "NC,PotCH,vxwA"),
        (ENGLISH, 'The "Hill Fund" (HF) and Russia signed 2 agreements in May.', "tQBagvdDim."),
        (ENGLISH, "Metropolitan Mark and Mr. Hall, represented by Vice-Rector Lee", "PXaT.C,RbPC"),
        (RUSSIAN, "Ректор ТвГУ Анна Петровна Берг подписала договор с фондом «Мир»", "PAGNCvDwhQ"),
        (RUSSIAN, "Протокол, который договорён", "D,kk"),
        (RUSSIAN, "И.о. министра по делам молодёжи Узбекистана А. Холмов", "MPzxxgIC"),
    ],
    ids=["people", "quotes and numbers", "clergy and titles", "Russian names", "Russian participle", "Russian posts"],
)
def test_each_token_has_a_class(language: Language, text: str, classes: str) -> None:
    assert parse_sentence(text, Span(0, len(text)), language).classes == classes


@pytest.mark.parametrize("language", [ENGLISH, RUSSIAN], ids=["English", "Russian"])
def test_patterns_over_classes_have_known_letters_only(language: Language) -> None:
    patterns = (
        language.organization,
        language.each_with_name,
        language.separator,
        language.plural_lead,
        language.position,
        language.full_position,
        language.next_position,
        language.generic,
        language.bare_name,
    )
    for pattern in chain(language.persons, patterns):
        letters = re.findall("[A-Za-z]", SYNTAX.sub("", pattern.pattern))
        assert set(letters) <= LETTERS, pattern.pattern
