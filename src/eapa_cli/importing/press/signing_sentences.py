"""The sentences of a page that name the signatories, and the people and organizations in them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from eapa_cli.importing.press.clauses import all_mentions, clause_of
from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.layout import Layout
from eapa_cli.importing.press.mention import Mention, Sentence, parse_sentence
from eapa_cli.importing.press.page_verdict import Verdict
from eapa_cli.importing.press.signing_verbs import Signers, read_report

_NEXT_SENTENCES: Final = 2
_MAX_REPORTS: Final = 12


class SigningSentences:
    """The sentences of one page that name who signed."""

    def __init__(self, layout: Layout, verdict: Verdict, language: Language, protected: Sequence[Span] = ()) -> None:
        self.layout = layout
        self.language = language
        self._protected = protected
        self._verdict = verdict
        self.reports = [self.parse(span) for span in self._signing_sentences()]
        self.signers = [one for sentence in self.reports for one in read_report(sentence, language)]
        self.headline = self._read_headline()
        self.mentions = list(self._all_mentions())

    @property
    def names(self) -> list[Span]:
        """The names of all organizations that the sentences name."""
        return [org for one in self.signers for mention in one.mentions for org in mention.orgs]

    def _signing_sentences(self) -> list[Span]:
        """Return the reports, and the sentences just after them that name who signed."""
        sentences = self.layout.sentences
        reports = self._verdict.reports[:_MAX_REPORTS]
        found = dict.fromkeys(reports)
        for report in reports:
            at = sentences.index(report)
            for span in sentences[at + 1 : at + 1 + _NEXT_SENTENCES]:
                text = self.layout.reported(span)
                events = self.language.events
                planned = events.planned.search(text) or events.retrospective.search(text)
                is_represented = events.represented.search(text) and not events.guests.search(text)
                if is_represented or (events.signing.search(text) and not planned):
                    found[self._with_items(span)] = None
        return sorted(found)

    def _with_items(self, span: Span) -> Span:
        """Return a sentence that ends with a colon together with the lines of the list after it."""
        if not self.layout.text(span).endswith(":"):
            return span
        end = span.end
        for line in self.layout.sentences:
            if line.start > end and re.match(r"[-•*—]", self.layout.text(line)):
                end = line.end
            elif line.start > end:
                break
        return Span(span.start, end)

    def parse(self, span: Span) -> Sentence:
        """Return a slice of the page as a sentence."""
        return parse_sentence(self.layout.plain, span, self.language, self._protected)

    def _read_headline(self) -> list[Signers]:
        title = self.layout.title
        return read_report(self.parse(title), self.language) if title else []

    def _all_mentions(self) -> Iterator[Mention]:
        for span in (*([self.layout.title] if self.layout.title else []), *self.layout.sentences):
            yield from all_mentions(clause_of(self.parse(span), self.language))
