"""The parties of a draft."""

from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press import names, nominative
from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.mention import Mention, people
from eapa_cli.importing.press.name_lists import mentions_at
from eapa_cli.importing.press.organization_names import DraftParty, OrganizationNames
from eapa_cli.importing.press.reports import Signers, Slot
from eapa_cli.importing.press.signing_sentences import SigningSentences
from eapa_cli.matching.places import country_of, country_of_word
from eapa_cli.text.countries import country_name

_MAX_PARTIES: Final = 8


class PartyFinder:
    """Finds the parties of one page."""

    def __init__(self, sentences: SigningSentences) -> None:
        self._sentences = sentences
        self._layout = sentences.layout
        self._language = sentences.language
        self._names = OrganizationNames(sentences)

    def parties(self) -> list[DraftParty]:
        """Return the parties."""
        chosen = self._chosen_orgs()
        parties: list[DraftParty] = []
        for span in chosen:
            party = self._names.party(span)
            if party and not any(self._names.is_same(party, other) for other in parties):
                parties.append(party)
        if len(parties) == 1 and self._is_one_word(parties[0]):
            return []
        if len(parties) == 1 and (region := self._region()):
            # The order of the signatories is that of the parties.
            parties.insert(0, region) if region.span.start < parties[0].span.start else parties.append(region)
        return parties[:_MAX_PARTIES]

    def _is_one_word(self, party: DraftParty) -> bool:
        """Return whether a name is one capitalised word, which can as well be a person's or a place's."""
        return self._sentences.parse(party.span).classes.strip("t") in {"C", "N", "G"}

    def _region(self) -> DraftParty | None:
        """Return the only region of a text if a governor or mayor signed for it."""
        posts = [
            self._layout.text(mention.position)
            for one in self._sentences.signers
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
            reason=f"the only region of the text; '{posts[0]}' signed",
        )

    def _chosen_orgs(self) -> list[Span]:
        """Return the names of the parties, by the surest place that names two or more."""
        body = self._best(self._sentences.signers)
        if len(body) > 1:
            return body
        headline = self._best(self._sentences.headline)
        if len(headline) > 1:
            return headline
        by_posts = self._orgs_of_people()
        if not body and not headline and not by_posts:
            return self._named_before()
        return [*body, *(span for span in headline if span not in body), *by_posts]

    def _named_before(self) -> list[Span]:
        """Return the two organizations with which the sentence before the report, or the headline, starts."""
        sentences = self._layout.sentences
        first = sentences.index(self._sentences.reports[0].span) if self._sentences.reports else 0
        before = [*sentences[max(0, first - 1) : first], *([self._layout.title] if self._layout.title else [])]
        for span in before:
            mentions, _ = mentions_at(self._sentences.parse(span), 0, self._language)
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
            if between.strip() in {"and", "и"} and left + len(joined) > 2 and not self._names.has_head(org):  # noqa: PLR2004
                joined[-1] = Span(joined[-1].start, org.end)
            else:
                joined.append(org)
        return joined if len(joined) > 1 else orgs

    def _orgs_of_people(self) -> list[Span]:
        return [
            org for one in self._sentences.signers for mention in people(one.mentions) for org in self._org_of(mention)
        ]

    def _org_of(self, mention: Mention) -> tuple[Span, ...]:
        """Return the organization that a mention names; a minister signs for the ministry."""
        if not mention.is_person or not mention.position:
            return mention.orgs[:1]
        post = self._layout.text(mention.position)
        field_ = self._language.ministry[0].fullmatch(self._language.singular(post) if mention.is_shared else post)
        if not field_:
            return mention.orgs[:1]
        field_of_post = (field_["field"] or field_["before"] or "").strip()
        name = self._language.ministry[1] + ("Foreign Affairs" if field_of_post == "Foreign" else field_of_post)
        country = self._country_of_post(mention)
        if not name.split()[-1][:1].isupper() and self._language.code == "en":
            return ()
        if mention.is_shared and not mention.orgs:
            return ()
        if mention.is_shared:
            name = f"{name} {self._layout.text(mention.orgs[0])}"
            self._names.derived[mention.orgs[0]] = name
            return mention.orgs[:1]
        if country and not country_of(name, self._language.code):
            name = f"{name} {self._language.of} {country}".replace("  ", " ")
        self._names.derived[mention.position] = name
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
            party = self._names.party(span)
            if party and not any(self._names.is_same(party, other) for other in map(self._names.party, kept) if other):
                kept.append(span)
        return kept
