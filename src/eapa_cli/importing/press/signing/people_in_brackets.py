"""People in brackets after their organizations: "Hill University (Rector X) and the Lake Institute (President Y)"."""

from collections.abc import Iterator
from dataclasses import replace

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.clauses import Clause
from eapa_cli.importing.press.phrases.mention import Mention, Sentence, parse_sentence
from eapa_cli.importing.press.phrases.name_phrases import person_at
from eapa_cli.importing.press.words.tokens import TokenKind


def find_in_brackets(clause: Clause, language: Language) -> Iterator[Mention]:
    """Yield the people in brackets after each of several organizations: "A (Rector X) and B (President Y)"."""
    for phrase in clause.phrases:
        persons = [
            person
            for one in phrase.mentions
            if one.orgs and (person := _in_bracket(clause.sentence, one.orgs[-1].end, language))
        ]
        if len(persons) == len(phrase.mentions) > 1:
            for person, org in zip(persons, phrase.mentions, strict=True):
                yield replace(person, orgs=(*org.orgs, *person.orgs))


def _in_bracket(sentence: Sentence, end: int, language: Language) -> Mention | None:
    """Return the person with a position in the brackets that end a name, also after "represented by"."""
    token = sentence.tokens[sentence.index_at(end) - 1]
    if token.kind is not TokenKind.BRACKET:
        return None
    inner = parse_sentence(sentence.plain, Span(token.start + 1, token.end - 1), language)
    lead = language.representing.match(sentence.plain, inner.span.start)
    found = person_at(inner, inner.index_at(lead.end()) if lead else 0, language)
    return found[0] if found and found[0].position else None
