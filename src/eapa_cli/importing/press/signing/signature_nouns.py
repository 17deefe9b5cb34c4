"""Signers whom a noun names: "the signatories were X and Y", "the document bears the signatures of X and Y"."""

from collections.abc import Iterator
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.clauses import LIST, Clause, PhraseClass
from eapa_cli.importing.press.phrases.mention import Mention
from eapa_cli.importing.press.phrases.name_phrases import as_person
from eapa_cli.importing.press.words.word_classes import WordClass

# Other people follow these: "the signatories were X and Y, in the presence of Z".
_END_OF_LIST: Final = frozenset(
    {
        WordClass.SIGNED,
        WordClass.STOP,
        WordClass.WITH,
        WordClass.IN,
        WordClass.OTHER_PREPOSITION,
        PhraseClass.CONJUNCTION,
        PhraseClass.WITNESSES,
    }
)
# The words that can be between the noun and the first name: "the signatures of the museum director X".
_BEFORE_FIRST_NAME: Final = frozenset(
    {WordClass.ARTICLE, WordClass.LOWER_HEAD_NOUN, WordClass.COLON, WordClass.DASH, WordClass.ADJECTIVE, WordClass.POST}
)


def find_signatories(clause: Clause, language: Language) -> Iterator[Mention]:
    """Yield the people after the noun "signatories", "signatures" or a similar one."""
    sentence = clause.sentence
    for match in language.signatories.finditer(sentence.text):
        _, start = sentence.tokens_of(match)
        has_name = False
        for phrase in clause.phrases:
            if phrase.start < start:
                continue
            if phrase.letter in _END_OF_LIST or not (
                has_name or phrase.letter == LIST or phrase.letter in _BEFORE_FIRST_NAME
            ):
                break
            found = [as_person(one, sentence, language) for one in phrase.mentions]
            has_name = has_name or any(one.is_person for one in found)
            yield from (one for one in found if one.is_person)
