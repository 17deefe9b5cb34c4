"""The parties and signatories of a draft, from all sentences that report the signing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from eapa_cli.importing.press import names, nominative
from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.layout import Layout
from eapa_cli.importing.press.phrases import Mention, Sentence, mentions_at, parse_sentence
from eapa_cli.importing.press.reports import Signers, Slot, all_mentions, people, read_report
from eapa_cli.importing.press.signings import Verdict, masked
from eapa_cli.matching.places import country_of, country_of_word
from eapa_cli.text.countries import country_name

_MAX_PARTIES: Final = 8
_NEXT_SENTENCES: Final = 3
_MAX_REPORTS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftParty:
    """A party: its name as printed and in the nominative, its words, and its country if the text names it."""

    name: str
    span: Span
    country: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSignatory:
    """A signatory: name, position, and the number of the party."""

    name: Found[str]
    position: Found[str] | None = None
    party: int | None = None
    party_reason: str = ""


class SignerFinder:
    """Finds the parties and signatories of one page."""

    def __init__(self, layout: Layout, verdict: Verdict, language: Language, protected: Sequence[Span] = ()) -> None:
        self._layout = layout
        self._language = language
        self._protected = protected
        self._derived: dict[Span, str] = {}
        self._verdict = verdict
        self._reports = [self._parse(span) for span in self._signing_sentences()]
        self._signers = [one for sentence in self._reports for one in read_report(sentence, layout.plain, language)]
        self._headline = self._read_headline()
        self._mentions = list(self._all_mentions())

    @property
    def names(self) -> list[Span]:
        """The names of all who signed."""
        return [org for one in self._signers for mention in one.mentions for org in mention.orgs]

    @property
    def mentions(self) -> list[Mention]:
        """All people and organizations of the text."""
        return self._mentions

    def parties(self) -> list[DraftParty]:
        """Return the parties."""
        chosen = self._chosen_orgs()
        parties: list[DraftParty] = []
        for span in chosen:
            party = self._party(span)
            if party and not any(self._is_same(party, other) for other in parties):
                parties.append(party)
        if len(parties) == 1 and (region := self._region()):
            # The order of the signatories is that of the parties.
            parties.insert(0, region) if region.span.start < parties[0].span.start else parties.append(region)
        return parties[:_MAX_PARTIES]

    def _region(self) -> DraftParty | None:
        """Return the only region of a text if a governor or mayor signed for it."""
        posts = [
            self._layout.text(mention.position)
            for one in self._signers
            for mention in people(one.mentions)
            if mention.position and not mention.orgs
        ]
        if not any(self._language.region_posts.search(post) for post in posts):
            return None
        found: dict[frozenset[str], Span] = {}
        for line in (*([self._layout.title] if self._layout.title else []), *self._layout.sentences):
            for match in self._language.region.finditer(self._layout.text(line)):
                span = Span(line.start + match.start(), line.start + match.end())
                found.setdefault(names.stems(match[0]), span)
        if len(found) != 1:
            return None
        span = next(iter(found.values()))
        name = self._layout.text(span)
        return DraftParty(
            name=nominative.phrase(name) if self._language.code == "ru" else name,
            span=span,
            country=country_of(name, self._language.code),
            reason="the region of the post that signed",
        )

    def signatories(self, parties: list[DraftParty]) -> list[DraftSignatory]:
        """Return the signatories with their parties."""
        found: dict[frozenset[str], tuple[Mention, DraftSignatory]] = {}
        for mention in self._signing_people():
            signatory = self._signatory(mention, parties)
            key = names.stems(signatory.name.value)
            known = next((other for other in found if key <= other or other <= key), None)
            if known is None:
                found[key] = (mention, signatory)
            else:
                found[known] = self._merged(found[known], mention, parties)
        return _assigned([signatory for _, signatory in found.values()], parties)

    # Sentences

    def _signing_sentences(self) -> list[Span]:
        """Return the reports, and the sentences just after them that name who signed."""
        sentences = self._layout.sentences
        reports = self._verdict.reports[:_MAX_REPORTS]
        found = dict.fromkeys(reports)
        for report in reports:
            at = sentences.index(report)
            for span in sentences[at + 1 : at + _NEXT_SENTENCES]:
                text = masked(self._layout.text(span))
                events = self._language.events
                planned = events.planned.search(text) or events.retrospective.search(text)
                if events.represented.search(text) or (events.signing.search(text) and not planned):
                    found[span] = None
        return sorted(found)

    def _parse(self, span: Span) -> Sentence:
        return parse_sentence(self._layout.plain, span, self._language, self._protected)

    def _read_headline(self) -> list[Signers]:
        title = self._layout.title
        return read_report(self._parse(title), self._layout.plain, self._language) if title else []

    def _all_mentions(self) -> Iterator[Mention]:
        for span in (*([self._layout.title] if self._layout.title else []), *self._layout.sentences):
            yield from all_mentions(self._parse(span), self._language)

    # Parties

    def _chosen_orgs(self) -> list[Span]:
        """Return the names of the parties, by the surest place that names two or more."""
        body = self._best(self._signers)
        if len(body) > 1:
            return body
        headline = self._best(self._headline)
        if len(headline) > 1:
            return headline
        by_posts = self._orgs_of_people()
        if not body and not headline and not by_posts:
            return self._named_before()
        return [*body, *(span for span in headline if span not in body), *by_posts]

    def _named_before(self) -> list[Span]:
        """Return the two organizations with which the sentence before the report, or the headline, starts."""
        sentences = self._layout.sentences
        first = sentences.index(self._reports[0].span) if self._reports else 0
        before = [*sentences[max(0, first - 1) : first], *([self._layout.title] if self._layout.title else [])]
        for span in before:
            mentions, _ = mentions_at(self._parse(span), 0, self._language)
            orgs = self._distinct([org for one in mentions if not one.is_person for org in one.orgs])
            if len(orgs) > 1:
                return orgs
        return []

    def _best(self, signers: Sequence[Signers]) -> list[Span]:
        ranked = sorted((one for one in signers if one.slot is not Slot.START), key=lambda one: one.slot)
        for one in ranked:
            orgs = [org for mention in one.mentions if not mention.is_person for org in mention.orgs]
            distinct = self._distinct(self._rejoined(orgs))
            if len(distinct) > 1 and one.slot in {Slot.BETWEEN, Slot.SUBJECT, Slot.SUBJECT_AND_WITH, Slot.AGENTS}:
                return distinct
            mixed = self._distinct([org for mention in one.mentions for org in self._org_of(mention)])
            if orgs and len(mixed) > 1 and one.slot in {Slot.SUBJECT_AND_WITH, Slot.AGENTS}:
                return mixed
        by_posts = self._distinct(
            [org for one in signers for mention in one.mentions if mention.is_person for org in self._org_of(mention)]
        )
        single = self._distinct(
            [org for one in ranked for mention in one.mentions if not mention.is_person for org in mention.orgs]
        )
        merged = self._distinct([*single, *by_posts])
        return merged if len(merged) > 1 else single or by_posts

    def _rejoined(self, orgs: list[Span]) -> list[Span]:
        """Return three or more names with those joined that "and" inside a name had split."""
        joined: list[Span] = []
        for org in orgs:
            between = self._layout.plain[joined[-1].end : org.start] if joined else ""
            left = len(orgs) - len(joined)
            if between.strip() in {"and", "и"} and left + len(joined) > 2 and not self.has_head(org):  # noqa: PLR2004
                joined[-1] = Span(joined[-1].start, org.end)
            else:
                joined.append(org)
        return joined if len(joined) > 1 else orgs

    def has_head(self, org: Span) -> bool:
        """Return whether a name has the head noun of an organization, an acronym, quotes or a country."""
        return bool(re.search("[HhAQKg]", self._parse(org).classes))

    def _orgs_of_people(self) -> list[Span]:
        return [org for one in self._signers for mention in people(one.mentions) for org in self._org_of(mention)]

    def _org_of(self, mention: Mention) -> tuple[Span, ...]:
        """Return the organization that a mention names; a minister signs for the ministry."""
        if not mention.is_person or not mention.position:
            return mention.orgs[:1]
        field_ = self._language.ministry[0].fullmatch(self._layout.text(mention.position))
        if not field_:
            return mention.orgs[:1]
        name = self._language.ministry[1] + (field_["field"] or field_["before"] or "").strip()
        country = self._country_of_post(mention)
        if not name.split()[-1][:1].isupper() and self._language.code == "en":
            return ()
        if country and not country_of(name, self._language.code):
            name = f"{name} {self._language.of} {country}".replace("  ", " ")
        self._derived[mention.position] = name
        return (mention.position,)

    def _country_of_post(self, mention: Mention) -> str | None:
        """Return the name of the country in front of a post: "Kyrgyz Foreign Minister"."""
        for org in mention.orgs:
            code = country_of_word(self._layout.text(org).removesuffix("'s"), self._language.code)
            if code:
                return country_name(code, self._language.code)
        return None

    def _distinct(self, spans: Sequence[Span]) -> list[Span]:
        kept: list[Span] = []
        for span in spans:
            party = self._party(span)
            if party and not any(self._is_same(party, other) for other in map(self._party, kept) if other):
                kept.append(span)
        return kept

    def _party(self, span: Span) -> DraftParty | None:
        if name := self._derived.get(span):
            reason = "the ministry of the minister who signed"
            return DraftParty(name=name, span=span, country=country_of(name, self._language.code), reason=reason)
        text = self._layout.text(span)
        name = names.clean_name(text, self._language)
        reason = ""
        if self._is_generic(name):
            full = self._full_name(name, span)
            if not full:
                return None
            span, name = full
            reason = f"'{' '.join(text.split())}' refers to it"
        if self._is_generic(name) or not self.may_be_party(span):
            return None
        following = self._layout.plain[span.end : span.end + 30]
        bracket = re.match(r"\s*\(([^()]{2,25})\)", following) or re.search(r"\(([^()]{2,25})\)\s*$", text)
        country = country_of(bracket[1], self._language.code) if bracket else None
        printed = names.clean_name(self._layout.text(span), self._language)
        name = nominative.phrase(printed) if self._language.code == "ru" else printed
        return DraftParty(name=name, span=span, country=country or country_of(name, self._language.code), reason=reason)

    def may_be_party(self, span: Span) -> bool:
        """Return whether a name is that of an organization, and not a person, a day, a document or only an article."""
        sentence = self._parse(span)
        classes = sentence.classes.strip("tB.,")
        if not classes or not any(letter in "HhCAQgKNGs" for letter in classes):
            return False
        if classes.strip("g") == "" and self._language.country_words.fullmatch(self._layout.text(span)):
            return False
        if self._language.acronyms & {token.text for token in sentence.tokens} and len(classes) == 1:
            return False
        if re.fullmatch("[CGNI]{2,3}", classes) and re.search("[GNI]", classes):
            return False
        return not re.fullmatch("[hxjM]+", classes)

    def _is_generic(self, name: str) -> bool:
        span = Span(0, len(name))
        classes = parse_sentence(name, span, self._language).classes
        return bool(self._language.generic.fullmatch(classes))

    def _full_name(self, name: str, span: Span) -> tuple[Span, str] | None:
        """Return the name that a head noun alone refers to: the longest earlier one with this noun."""
        wanted = names.stems(name)
        candidates = []
        for line in (*self._layout.lines, *self._layout.sentences):
            if line.start >= span.start or line.overlaps(span):
                continue
            for mention in all_mentions(self._parse(line), self._language):
                for org in mention.orgs:
                    full = names.clean_name(self._layout.text(org), self._language)
                    if wanted < names.stems(full) and not self._is_generic(full):
                        candidates.append((org, full))
        return min(candidates, key=lambda found: (len(found[1]) > 120, -found[0].start), default=None)  # noqa: PLR2004

    def _is_same(self, one: DraftParty, other: DraftParty) -> bool:
        first, second = names.stems(names.without_acronym(one.name)), names.stems(names.without_acronym(other.name))
        return first == second or names.similarity(one.name, other.name) == 1.0

    # Signatories

    def _signing_people(self) -> Iterator[Mention]:
        slots = [one for one in self._signers if people(one.mentions)]
        for one in slots:
            if one.slot is Slot.BETWEEN and any(not mention.is_person for mention in one.mentions):
                continue
            yield from people(one.mentions)
        if not slots:
            yield from self._collective()
            yield from (mention for one in self._headline for mention in people(one.mentions) if mention.position)

    def _merged(
        self, known: tuple[Mention, DraftSignatory], other: Mention, parties: Sequence[DraftParty]
    ) -> tuple[Mention, DraftSignatory]:
        """Return a person with what another mention adds: the organization and the position."""
        first, _ = known
        orgs = dict.fromkeys(
            [*other.orgs, *first.orgs] if len(other.orgs) > len(first.orgs) else [*first.orgs, *other.orgs]
        )
        merged = Mention(
            orgs=tuple(orgs), name=first.name, position=first.position or other.position, side=first.side or other.side
        )
        return merged, self._signatory(merged, parties)

    def _collective(self) -> Iterator[Mention]:
        """Yield the people of a post that the text names elsewhere: "the agreement was signed by the rectors"."""
        for sentence in self._reports:
            match = self._language.collective.search(self._layout.text(sentence.span))
            if match:
                post = match["position"][:6].casefold()
                yield from (
                    one
                    for one in self._mentions
                    if one.is_person
                    and one.position
                    and self._layout.text(one.position).casefold().startswith(post[:5])
                )

    def _signatory(self, mention: Mention, parties: Sequence[DraftParty]) -> DraftSignatory:
        assert mention.name is not None  # only people are signatories
        party, org = self._party_of(mention, parties)
        name = self._nominative_name(" ".join(self._layout.text(mention.name).split()))
        printed = " ".join(self._layout.source.words(mention.name).split())
        reason = "" if name == " ".join(self._layout.text(mention.name).split()) else f"the nominative of '{printed}'"
        return DraftSignatory(
            name=Found(value=name if reason else printed, span=mention.name, reason=reason),
            position=self._position(mention, org),
            party=party,
        )

    def _nominative_name(self, name: str) -> str:
        return nominative.name_of_person(name) if self._language.code == "ru" else name

    def _party_of(self, mention: Mention, parties: Sequence[DraftParty]) -> tuple[int | None, Span | None]:
        if mention.side:
            of_side = [number for number, party in enumerate(parties) if party.country == mention.side]
            if len(of_side) == 1:
                return of_side[0], None
        printed = [party.name for party in parties]
        for org in mention.orgs:
            name = names.clean_name(self._layout.text(org), self._language)
            at = names.best_match(name, printed)
            if at is not None:
                return at, org
        for org in mention.orgs:
            name = names.clean_name(self._layout.text(org), self._language)
            at = names.best_match(name, printed, at_least=0.34)
            if at is not None:
                return at, None
        if mention.position:
            text = self._layout.text(mention.position)
            at = names.best_match(text, printed, at_least=0.4)
            if at is not None:
                return at, None
        return None, None

    def _position(self, mention: Mention, org: Span | None) -> Found[str] | None:
        if not mention.position:
            return None
        span = mention.position
        if org and span.contains(org) and org.end == span.end and org.start > span.start:
            before = self._layout.text(Span(span.start, org.start))
            several = self._language.next_position.search(self._parse(span).classes)
            is_named = re.search("[HhAQKC]", self._parse(org).classes[:6])
            if not several and is_named:
                trimmed = re.sub(r"(?:\s|,|—|\b(?:of|at|for|from|the|to)\b)+\Z", "", before)
                span = Span(span.start, span.start + len(trimmed))
        printed = " ".join(self._layout.source.words(span).split()).strip("()")
        if self._language.code == "ru":
            value = nominative.phrase(printed)
            return Found(value=value, span=span, reason="" if value == printed else f"the nominative of '{printed}'")
        value = re.sub(r"\A(?:the|an?) ", "", printed)
        return Found(value=value, span=span)


def _assigned(signatories: list[DraftSignatory], parties: Sequence[DraftParty]) -> list[DraftSignatory]:
    """Return signatories with a party for those whose post names none, if only one order is possible."""
    open_people = [number for number, one in enumerate(signatories) if one.party is None]
    taken = {one.party for one in signatories}
    open_parties = [number for number in range(len(parties)) if number not in taken]
    if len(open_people) == len(open_parties) and open_people and len(signatories) == len(parties):
        for person, party in zip(open_people, open_parties, strict=True):
            reason = "the only party without a signatory" if len(open_parties) == 1 else "in the order of the parties"
            signatories[person] = replace(signatories[person], party=party, party_reason=reason)
    return signatories
