"""Signatories whom a report names by their posts only: "the rectors of A and B signed", with the names elsewhere."""

from collections.abc import Iterator
from typing import Final

from eapa_cli.importing.press import name_forms, nominative
from eapa_cli.importing.press.clauses import LIST, Clause, clause_of
from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.mention import Mention, Sentence
from eapa_cli.importing.press.signing_sentences import SigningSentences

_STEM: Final = 5
_SAME: Final = 0.6


class BarePosts:
    """Finds the people of the posts in the reports of one page."""

    def __init__(self, sentences: SigningSentences) -> None:
        self._sentences = sentences
        self._language = sentences.language
        self._text = sentences.layout.text

    def people(self) -> Iterator[Mention]:
        """Yield the people of posts in the singular, with or without an organization, and of posts in the plural."""
        title = self._sentences.layout.title
        for sentence in (*self._sentences.reports, *([self._sentences.parse(title)] if title else [])):
            clause = clause_of(sentence, self._language)
            for number in self._posts(clause):
                yield from self._holders(sentence, clause, number)
        for sentence in self._sentences.reports:
            if match := self._language.collective.search(self._text(sentence.span)):
                yield from self._with_post(match["position"])

    def _posts(self, clause: Clause) -> Iterator[int]:
        """Yield the numbers of the posts that are the subject of a verb, in Russian also after it."""
        for verb in clause.verbs:
            around = [*clause.before(verb), *(clause.after(verb) if self._language.has_cases else ())]
            for number in sorted(around):
                word = clause.sentence.tokens[clause.phrases[number].start].text
                is_subject = not self._language.has_cases or nominative.may_be(word, "nomn")
                if clause.letter(number) == "P" and is_subject:
                    yield number

    def _holders(self, sentence: Sentence, clause: Clause, number: int) -> list[Mention]:
        """Return the person whom the page names with the same post and organization."""
        at = number + 1
        while clause.letter(at) in {"o", "t"}:
            at += 1
        orgs = [org for one in clause.phrases[at].mentions for org in one.orgs] if clause.letter(at) == LIST else []
        found = self._with_post(sentence.tokens[clause.phrases[number].start].text)
        if orgs:
            found = [one for one in found if any(self._is_same(org, orgs[0]) for org in one.orgs)]
        people = {name_forms.stems(self._text(one.name)) for one in found if one.name}
        return found[:1] if len(people) == 1 else []

    def _is_same(self, one: Span, other: Span) -> bool:
        first, second = (name_forms.clean_name(self._text(span), self._language) for span in (one, other))
        return name_forms.similarity(first, second) >= _SAME

    def _with_post(self, post: str) -> list[Mention]:
        """Return the people of the page whose position starts with a post."""
        stem = post[:_STEM].casefold()
        return [
            one
            for one in self._sentences.mentions
            if one.is_person and one.position and self._text(one.position).casefold().startswith(stem)
        ]
