"""The full names to which acronyms and nouns of a page refer: "HSU", "the university"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.parties import name_forms
from eapa_cli.importing.press.phrases.clauses import all_mentions
from eapa_cli.importing.press.phrases.mention import people
from eapa_cli.importing.press.phrases.name_phrases import organization_at
from eapa_cli.importing.press.signing.signing_sentences import SigningSentences

# The tokens before an acronym in brackets in which its full name is searched.
_MAX_TOKENS_OF_NAME: Final = 14
# Shorter acronyms are the initials of too many names.
_MIN_ACRONYM_LENGTH: Final = 3
# A name of more characters is the last choice.
_MAX_NAME_LENGTH: Final = 120
# "our university": the publisher of the page.
_OUR: Final = re.compile(r"\b(?:our|наш[а-яё]{0,3})\b", re.IGNORECASE)
# The characters around the start of a noun in which "our" is searched.
_DISTANCE_OF_OUR: Final = 6
_WE: Final = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
# The publisher of a page is named in its first lines.
_LINES_OF_PUBLISHER: Final = 3
# Between the parts of the first lines of a page: "Hill Fund | News", "News - Hill Fund".
_BETWEEN_PARTS: Final = re.compile(r"\s*(?:[|/>»·•,:]|\s[—–-]\s)\s*")
# Over classes: "Hill Fund", "Union of Bakers", but not "Press Centre"
_NAME_OF_PUBLISHER: Final = re.compile("(?=.*[CNAg])(?=.*[HA]).+")
# A post, and the nouns of the organizations that it can be of.
_ORGANIZATIONS_OF_POSTS: Final = (
    (re.compile(r"\b(?i:rector|chancellor|provost|dean)\b"), re.compile("Universit|Academy|College|Institut")),
    (re.compile(r"\b(?i:mayor)\b"), re.compile("City|Town|Municipality")),
    (re.compile(r"\b(?i:speaker)\b"), re.compile("Parliament|Assembly|Council|Senate|Majlis")),
)


def find_publisher(sentences: SigningSentences) -> Span | None:
    """Return the organization that the first lines of an English page name, if it is a party and reports the signing.

    It is a party if a report says "we" or "our", or names an official of such an organization without it: "Rector Ann
    Berg signed it".
    """
    layout, language = sentences.layout, sentences.language
    if language.has_cases:
        return None
    is_ours = any(_WE.search(layout.reported(one.span)) for one in sentences.reports)
    posts = [
        layout.text(one.position)
        for found in sentences.signers
        for one in people(found.mentions)
        if one.position and not one.orgs
    ]
    for line in layout.lines[:_LINES_OF_PUBLISHER]:
        start = line.start
        for part in re.split(_BETWEEN_PARTS, layout.text(line)):
            start = layout.plain.index(part, start)
            sentence = sentences.parse(Span(start, start + len(part)))
            found = organization_at(sentence, 0, language) if part else None
            is_name = found and found[1] == len(sentence.tokens) and _NAME_OF_PUBLISHER.fullmatch(sentence.classes)
            is_of_post = any(
                nouns.search(part) and any(map(post.search, posts)) for post, nouns in _ORGANIZATIONS_OF_POSTS
            )
            if found and is_name and (is_ours or is_of_post):
                return found[0].orgs[0]
    return None


class FullNames:
    """The full names of one page. Each is found with the span of the text that has it."""

    def __init__(self, sentences: SigningSentences) -> None:
        self._sentences = sentences
        self._layout = sentences.layout
        self._language = sentences.language

    def find_of_acronym(self, acronym: str) -> tuple[Span, str] | None:
        """Return the full name of an acronym: in front of the acronym in brackets, or else by the initials."""
        for bracket in re.finditer(re.escape(f"({acronym})"), self._layout.plain):
            line = next((line for line in self._layout.lines if line.start <= bracket.start() < line.end), None)
            if line and (found := self._name_before_bracket(line, bracket.start(), acronym)):
                return found
        return self._name_with_initials(acronym) if len(acronym) >= _MIN_ACRONYM_LENGTH else None

    def _name_with_initials(self, acronym: str) -> tuple[Span, str] | None:
        """Return the only full name of the page that has the letters of an acronym as initials."""
        found: dict[frozenset[str], tuple[Span, str]] = {}
        for org in (org for mention in self._sentences.mentions for org in mention.orgs):
            name = name_forms.clean_name(self._layout.text(org), self._language)
            may_be_full = " " in name and len(name_forms.initials(name)) <= len(acronym)
            if may_be_full and name_forms.similarity(acronym, name) == 1.0 and self._sentences.has_head_noun(org):
                found.setdefault(name_forms.stems(name), (org, name))
        for org in self._ministries() if acronym.startswith("Мин") else ():
            name = name_forms.clean_name(self._layout.text(org), self._language)
            if name_forms.similarity(acronym, name) == 1.0:
                found.setdefault(name_forms.stems(name), (org, name))
        return next(iter(found.values())) if len(found) == 1 else None

    def _ministries(self) -> Iterator[Span]:
        """Yield the ministries that the text names, also after other nouns: "пресс-служба Министерства культуры"."""
        for line in self._layout.sentences:
            sentence = self._sentences.parse(line)
            for number, token in enumerate(sentence.tokens):
                is_ministry = token.text.startswith(("Министерств", "министерств"))
                if is_ministry and (found := organization_at(sentence, number, self._language)):
                    yield found[0].orgs[0]

    def _name_before_bracket(self, line: Span, at: int, acronym: str) -> tuple[Span, str] | None:
        """Return the longest name of a line that ends just before an acronym in brackets, with the bracket.

        A name with the initials of the acronym is better: not "Assembly of the Hill Union (HU)".
        """
        names = []
        after = at + len(f"({acronym})")
        sentence = self._sentences.parse(Span(line.start, after))
        for number in range(max(0, len(sentence.classes) - _MAX_TOKENS_OF_NAME), len(sentence.classes) - 1):
            found = organization_at(sentence, number, self._language)
            if found and found[0].orgs[0].end >= at - 1 and self._sentences.has_head_noun(found[0].orgs[0]):
                span = Span(found[0].orgs[0].start, after)
                names.append((span, name_forms.clean_name(self._layout.text(span), self._language)))
        exact = (one for one in names if name_forms.initials(one[1]) == acronym.casefold())
        return next(exact, names[0] if names else None)

    def find_of_noun(self, name: str, span: Span) -> tuple[Span, str] | None:
        """Return the name that a noun alone refers to: the last earlier name that has the same words and more.

        The publisher of a page can be named only below: "Our university signed it. Hill University is ...".
        """
        wanted = name_forms.stems(name)
        candidates = []
        for line in (*self._layout.lines, *self._layout.sentences):
            if line.overlaps(span):
                continue
            for mention in all_mentions(self._sentences.clause(line)):
                for org in mention.orgs:
                    full = name_forms.clean_name(self._layout.text(org), self._language)
                    is_proper_name = full != full.lower() and not full[0].islower()  # not "universities of Peru"
                    if is_proper_name and wanted < name_forms.stems(full):
                        candidates.append((org, full))
        earlier = [found for found in candidates if found[0].start < span.start]
        if self._are_in_one_sentence(earlier):
            return None
        around = max(0, span.start - _DISTANCE_OF_OUR), span.start + _DISTANCE_OF_OUR
        if earlier or not _OUR.search(self._layout.plain, *around):
            short = [(org, full) for org, full in earlier if len(full) <= _MAX_NAME_LENGTH]
            return max(short or earlier, key=lambda found: found[0].start, default=None)
        later = {name_forms.stems(full): (org, full) for org, full in reversed(candidates)}
        return next(iter(later.values())) if len(later) == 1 else None

    def _are_in_one_sentence(self, earlier: Sequence[tuple[Span, str]]) -> bool:
        """Return whether the last sentence with one of the names has another of them: "the archive" after A and B."""
        last = max((span for span, _ in earlier), default=None)
        sentence = next((one for one in self._layout.sentences if last and one.contains(last)), None)
        names = [full for span, full in earlier if sentence and sentence.contains(span)]
        return any(name_forms.differ_in_proper_words(one, other) for one in names for other in names)
