"""The sentences of a page that name the signatories, and the people and organizations of the page."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.page.other_agreements import is_of_another, of_first_agreement, refers_to_document
from eapa_cli.importing.press.page.page_verdict import Verdict
from eapa_cli.importing.press.phrases.clauses import Clause, all_mentions, clause_of
from eapa_cli.importing.press.phrases.mention import Mention, Sentence, parse_sentence
from eapa_cli.importing.press.phrases.name_phrases import person_at
from eapa_cli.importing.press.places.smaller_cities import find_city_of_report
from eapa_cli.importing.press.signing.people_of_page import PeopleOfPage
from eapa_cli.importing.press.signing.signing_verbs import Signers, Slot, read_report
from eapa_cli.importing.press.words.tokens import PLACE_IN_PHOTO
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.places_in_text import city_at

_SENTENCES_AFTER_REPORT: Final = 2
# Not all sentences of a long list of news are read.
_MAX_REPORTS: Final = 12
_MAX_OTHER_SIGNERS: Final = 40
# A line of more characters that starts with a person is a sentence.
_MAX_ITEM_LENGTH: Final = 160
_PEOPLE_OF_CAPTION: Final = 2
_MAX_SIGNING_TO_BEHALF: Final = 40  # the characters between "signing" and "on behalf of"
# "signed a protocol", "a memorandum was signed", but not "the memorandum"
_NEW_DOCUMENT: Final = re.compile(
    r"\b(?:an?|another|two|three) (?:\w+ ){0,4}(?:agreement|contract|declaration|letter|memorand|MoU|MOU|protocol)"
)
# A sentence with a year is often about an earlier signing.
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# An item of a list, such as "- for A: Ann Berg;" or "1. A and B;".
_LIST_ITEM: Final = re.compile(r"[-•*—]|\d{1,2}[.)] ")
# The name of a party and the mark after it: "Hill University: ".
_MARK_OF_ENTRY: Final = re.compile(r"[^.:]{3,120}(?:: | [—-] )")
# Over classes: a head noun, an acronym, quotes, a name of the register or a country.
_HEAD_NOUN_OR_COUNTRY: Final = re.compile("[HhAQKg]")


class SigningSentences:
    """The sentences of one page that name who signed.

    `reports` are these sentences, `signers` those who signed by them, and `headline` those who signed by the headline.
    `mentions` are all people and organizations of the page. `others` are reports of another agreement.
    """

    def __init__(self, layout: Layout, verdict: Verdict, language: Language, protected: Sequence[Span] = ()) -> None:
        self.layout = layout
        self.language = language
        self._protected = protected
        self._verdict = verdict
        # Several steps read the same sentences.
        self._parsed: dict[Span, Sentence] = {}
        self._clauses: dict[Span, Clause] = {}
        self.reports = [self.parse(span) for span in self._signing_sentences()]
        self.mentions = list(self._all_mentions())
        self.people = PeopleOfPage(layout, language, self.mentions)
        self.others = self._reports_of_other_parties()
        self.reports = [one for one in self.reports if one.span not in self.others]
        self.signers = [one for sentence in self.reports for one in self.read(sentence)]
        if listed := tuple(self._people_of_lines()):
            self.signers.append(Signers(Slot.AGENTS, listed))
        self.headline = self.read(self.parse(layout.title)) if layout.title else []

    @property
    def names(self) -> list[Span]:
        """The names of all organizations that the sentences name."""
        return [org for one in self.signers for mention in one.mentions for org in mention.orgs]

    def _signing_sentences(self) -> list[Span]:
        """Return the reports, the sentences just after them that name who signed, and others that name signatories."""
        sentences = self.layout.sentences
        reports = self._verdict.reports[:_MAX_REPORTS]
        found = dict.fromkeys(map(self._with_items, reports))
        others = [span for span in sentences if self._names_signatories(span)][:_MAX_REPORTS] if reports else []
        for report in (*reports, *others):
            at = bisect_left(sentences, report)
            for span in sentences[at + 1 : at + 1 + _SENTENCES_AFTER_REPORT]:
                text = self.layout.reported(span)
                events = self.language.events
                is_represented = events.represented.search(text) and not events.guests.search(text)
                if (
                    is_represented
                    or self._is_entry(text)
                    or (
                        events.signing.search(text)
                        and (span not in self._verdict.others or self.language.aftermath.search(text))
                        and not self._is_other_signing(text)
                    )
                ):
                    found[self._with_items(span)] = None
        found.update(dict.fromkeys(map(self._with_items, others)))
        return of_first_agreement(self.layout, sorted(found), self.language)

    def _reports_of_other_parties(self) -> list[Span]:
        """Return the reports after the first that name a new document and other organizations: "C and D signed one".

        The names need head nouns, because short names can be those of the same organizations.
        """
        if self.language.has_cases or not self.reports:
            return []
        first, *later = self.reports
        known = self._words_of_organizations(first)
        return [
            sentence.span
            for sentence in later
            if known
            and _NEW_DOCUMENT.search(sentence.text)
            and not refers_to_document(sentence.text, self.language)
            and (words := self._words_of_organizations(sentence))
            and not known & words
        ]

    def _words_of_organizations(self, sentence: Sentence) -> frozenset[str]:
        """Return the words of the names of two or more organizations that signed, without their head nouns.

        The words are none if a name does not have a head noun.
        """
        orgs = [
            self.parse(org)
            for one in self.read(sentence)
            for mention in one.mentions
            if not mention.is_person
            for org in mention.orgs
        ]
        if len(orgs) < 2 or not all(WordClass.HEAD_NOUN in org.classes for org in orgs):  # noqa: PLR2004
            return frozenset()
        return frozenset(
            token.text
            for org in orgs
            for token, letter in zip(org.tokens, org.classes, strict=True)
            if letter not in {WordClass.HEAD_NOUN, WordClass.OF, WordClass.ARTICLE, WordClass.AND, WordClass.FOR}
        )

    def _is_entry(self, text: str) -> bool:
        """Return whether a line after a report is only about one party: "For A: Rector X"."""
        behalf = self.language.behalf.match(text)
        return bool(behalf and _MARK_OF_ENTRY.match(text, behalf.end()))

    def _is_other_signing(self, text: str) -> bool:
        """Return whether a sentence is about a plan or an earlier signing."""
        events, language = self.language.events, self.language
        # "said X after he and Y had signed it": the same signing
        is_past = events.retrospective.search(text) and not language.aftermath.search(text)
        return bool(is_past or events.planned.search(text))

    def _names_signatories(self, span: Span) -> bool:
        """Return whether a sentence anywhere on the page names the signatories, or the party of a signatory."""
        events, language = self.language.events, self.language
        text = self.layout.reported(span)
        signing = events.signing.search(text) or events.noun.search(text)
        behalf = language.behalf.search(text, signing.end()) if signing else None
        # "Signing it on behalf of A, X thanked B"
        is_direct = signing and behalf and behalf.start() - signing.end() < _MAX_SIGNING_TO_BEHALF
        is_about_guests = events.guests.search(text) and not is_direct
        is_caption = self.is_caption(text) and (events.headline.search(text) or events.noun.search(text))
        if (is_about_guests and not is_caption) or self._is_other_signing(text) or _YEAR.search(text):
            return False
        party_patterns = (language.behalf, language.side, language.representing)
        names_party = signing and any(pattern.search(text) for pattern in party_patterns)
        return bool(language.signatories.search(text) or names_party or is_caption)

    def is_caption(self, text: str) -> bool:
        """Return whether a text says where two people are in a photo: "Ann Berg (left) and Bo Hale (right)"."""
        return len(PLACE_IN_PHOTO.findall(text)) >= _PEOPLE_OF_CAPTION

    def _with_items(self, span: Span) -> Span:
        """Return a sentence that ends with a colon together with the lines of the list after it."""
        if not self.layout.text(span).rstrip().endswith(":"):
            return span
        end = span.end
        for line in self.layout.sentences[bisect_left(self.layout.sentences, Span(end, end)) :]:
            text = self.layout.text(line)
            if not _LIST_ITEM.match(text) and not self.language.behalf.match(text):
                break
            end = line.end
        return Span(span.start, end)

    def _people_of_lines(self) -> Iterator[Mention]:
        """Yield the people at the starts of the lines after a report that ends with a colon, such as "Signed:"."""
        ends = {report.span.end for report in self.reports if self.layout.text(report.span).rstrip().endswith(":")}
        for before, line in pairwise(self.layout.sentences):
            first = person_at(self.parse(line), 0, self.language) if before.end in ends else None
            if first and first[0].position and line.end - line.start < _MAX_ITEM_LENGTH:
                ends.add(line.end)
                yield first[0]

    def parse(self, span: Span) -> Sentence:
        """Return a span of the page as a sentence."""
        if span not in self._parsed:
            sentence = parse_sentence(self.layout.plain, span, self.language, self._protected)
            self._parsed[span] = self._without_dateline(sentence)
        return self._parsed[span]

    def has_head_noun(self, org: Span) -> bool:
        """Return whether a name has the head noun of an organization, an acronym, quotes or a country."""
        return bool(_HEAD_NOUN_OR_COUNTRY.search(self.parse(org).classes))

    def _without_dateline(self, sentence: Sentence) -> Sentence:
        """Return a sentence in which the city and agency that start a news report are not names: "OSH - TASS."."""
        start = sentence.span.start
        if not any(line.start == start for line in self.layout.lines):
            return sentence
        opening = self.language.dates.dateline.match(self.layout.text(sentence.span))
        city = city_at(opening["city"], 0, find_city_of_report) if opening else None
        if not opening or not city or city[1] != opening["city"]:
            return sentence
        number = sentence.index_at(start + opening.end())
        return replace(sentence, classes=WordClass.STOP * number + sentence.classes[number:])

    def clause(self, span: Span) -> Clause:
        """Return a span of the page as a row of phrases."""
        if span not in self._clauses:
            self._clauses[span] = clause_of(self.parse(span), self.language)
        return self._clauses[span]

    def read(self, sentence: Sentence) -> list[Signers]:
        """Return those who signed by a sentence, with the full names and positions from other sentences."""
        found = [
            replace(one, mentions=tuple(filter(None, map(self.people.complete, one.mentions))))
            for one in read_report(self.clause(sentence.span), self.language, self._people_before(sentence.span))
        ]
        return [one for one in found if one.mentions]

    def _people_before(self, span: Span) -> list[Mention]:
        """Return the people with positions whom the sentence before a report names."""
        at = bisect_left(self.layout.sentences, span)
        before = self.layout.sentences[at - 1 : at]
        return [one for earlier in before for one in all_mentions(self.clause(earlier)) if one.position and one.name]

    @cached_property
    def other_signers(self) -> list[Signers]:
        """Those who signed by a sentence that is not itself a report, such as a quotation."""
        parsed = {sentence.span for sentence in self.reports}
        events = self.language.events
        found = []
        for span in self.layout.sentences:
            text = self.layout.text(span)
            is_planned_or_past = events.planned.search(text) or events.retrospective.search(text)
            # "Также сегодня подписан протокол между В и Г"
            other = events.other.match(text) if parsed else None
            starts_other = other and not other["reference"]
            news = self.reports[0].span if self.reports else self.layout.title
            is_other = starts_other or (news and is_of_another(self.layout, news, span, self.language))
            if span in parsed or is_planned_or_past or is_other or _YEAR.search(text):
                continue
            if events.signing.search(text):
                found += self.read(self.parse(span))
            if len(found) > _MAX_OTHER_SIGNERS:
                break
        return found

    def _all_mentions(self) -> Iterator[Mention]:
        """Yield the people and organizations of the page, except people who are named by a family name only."""
        for span in (*([self.layout.title] if self.layout.title else []), *self.layout.sentences):
            for mention in all_mentions(self.clause(span)):
                if not mention.is_family_name:
                    yield mention
