"""Signatories whom a report names by their posts only: "the rectors of A and B signed", with the names elsewhere."""

import re
from collections.abc import Iterator
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.parties import name_forms
from eapa_cli.importing.press.phrases.clauses import LIST, Clause
from eapa_cli.importing.press.phrases.mention import Mention, Sentence
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.signing.signing_sentences import SigningSentences
from eapa_cli.importing.press.words.word_classes import WordClass

# Posts are compared by their first letters, so that endings do not matter: "вице-прези" in "вице-президенты".
_STEM: Final = re.compile(r"(?:\w{1,4}-)*\w{1,5}")
# Two names belong to one organization if they are at least so similar.
_MIN_SIMILARITY: Final = 0.6
_BETWEEN_POSTS: Final = re.compile(r",\s+|\s+[—-]\s+|\s+(?:and|и)\s+")


class BarePosts:
    """Finds the people whose posts the reports of one page name."""

    def __init__(self, sentences: SigningSentences) -> None:
        self._sentences = sentences
        self._language = sentences.language
        self._text = sentences.layout.text

    def find_people(self) -> Iterator[Mention]:
        """Yield the people whose posts a report names without their names.

        Examples are "the rector of A signed" and "signed by the rectors of both universities".
        """
        title = self._sentences.layout.title
        for sentence in (*self._sentences.reports, *([self._sentences.parse(title)] if title else [])):
            clause = self._sentences.clause(sentence.span)
            for number in self._posts(clause):
                yield from self._find_holder(sentence, clause, number)
        for sentence in self._sentences.reports:
            match = self._language.collective.search(self._text(sentence.span))
            # "принимал директора А X, стороны подписали": the post of one person
            if match and not self._is_post_of_person(sentence.span.start + match.start()):
                yield from self._people_with_post(match["position"])

    def _posts(self, clause: Clause) -> Iterator[int]:
        """Yield the numbers of the phrases that are posts before a verb; in Russian, of posts as subjects around it."""
        for verb in clause.verbs:
            around = [*clause.before(verb), *(clause.after(verb) if self._language.has_cases else ())]
            for number in sorted(around):
                word = clause.sentence.tokens[clause.phrases[number].start].text
                is_subject = not self._language.has_cases or nominative.may_be_in_case(word, nominative.NOMINATIVE)
                if clause.letter(number) == WordClass.POST and is_subject:
                    yield number

    def _find_holder(self, sentence: Sentence, clause: Clause, number: int) -> list[Mention]:
        """Return the one person of the page with the same post and organization; nothing if there are several."""
        at = number + 1
        while clause.letter(at) in {WordClass.OF, WordClass.ARTICLE}:
            at += 1
        orgs = [org for one in clause.phrases[at].mentions for org in one.orgs] if clause.letter(at) == LIST else []
        holders = self._people_with_post(sentence.tokens[clause.phrases[number].start].text)
        if orgs:
            holders = [one for one in holders if any(self._is_same(org, orgs[0]) for org in one.orgs)]
        names = {name_forms.stems(self._text(one.name)) for one in holders if one.name}
        return holders[:1] if len(names) == 1 else []

    def _is_post_of_person(self, offset: int) -> bool:
        """Return whether the position of a named person starts at an offset of the text."""
        mentions = self._sentences.mentions
        return any(one.name and one.position and one.position.start == offset for one in mentions)

    def _is_same(self, one: Span, other: Span) -> bool:
        first, second = (name_forms.clean_name(self._text(span), self._language) for span in (one, other))
        return name_forms.similarity(first, second) >= _MIN_SIMILARITY

    def _people_with_post(self, post: str) -> list[Mention]:
        """Return the people of the page whose position starts with a post."""
        stem = _STEM.match(post)
        return [
            one
            for one in self._sentences.mentions
            if stem and one.is_person and one.position and _has_post(self._text(one.position), stem[0].casefold())
        ]


def _has_post(position: str, stem: str) -> bool:
    """Return whether a position has a post that starts with a stem: "Deputy Premier - Minister of Trade"."""
    return any(post.casefold().startswith(stem) for post in _BETWEEN_POSTS.split(position))
