"""The parties of a draft. The place in a report that most surely names two or more organizations decides."""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.parties import name_forms
from eapa_cli.importing.press.parties.full_names import find_publisher
from eapa_cli.importing.press.parties.organization_names import DraftParty, OrganizationNames
from eapa_cli.importing.press.parties.organizations_of_posts import OrganizationsOfPosts
from eapa_cli.importing.press.parties.region_parties import find_region, find_twin_cities
from eapa_cli.importing.press.phrases.mention import Mention, people
from eapa_cli.importing.press.phrases.name_lists import mentions_at
from eapa_cli.importing.press.phrases.name_phrases import organization_at
from eapa_cli.importing.press.signing.signing_sentences import SigningSentences
from eapa_cli.importing.press.signing.signing_verbs import Signers, Slot
from eapa_cli.importing.press.words.word_classes import SURE_NAME, WordClass

# The phrases from a list to "represented": ", respectively represented".
_PHRASES_TO_REPRESENTED: Final = 3
# The first sentences of a page can name the parties of a report that comes at most so many sentences later.
_SENTENCES_OF_LEAD: Final = 2
_MAX_SENTENCES_AFTER_LEAD: Final = 8
# "under the Cabinet of Ministers"
_TAIL_OF_NAME: Final = re.compile(r" (?:under|при) ")


class PartyFinder:
    """Finds the parties of one page."""

    def __init__(self, sentences: SigningSentences) -> None:
        self._sentences = sentences
        self._layout = sentences.layout
        self._language = sentences.language
        self._names = OrganizationNames(sentences)
        self._posts = OrganizationsOfPosts(sentences, self._names)

    def find_parties(self) -> list[DraftParty]:
        """Return the parties; none if only one word is found, which may be a person or a place."""
        parties: list[DraftParty] = []
        found = [party for span in self._choose_organizations() if (party := self._names.party(span))]
        # "A of Canada and B, Peru, signed": a place is hardly a party next to two organizations.
        of_people = self._organizations_of_people()
        named = [party for party in found if not self._names.is_place(party) or party.span in of_people]
        for party in named if len(named) > 1 else found:
            if not any(self._names.is_same(party, other) for other in parties):
                parties.append(party)
        if len(parties) == 1 and self._is_one_word(parties[0]):
            return []
        publisher = find_publisher(self._sentences) if len(parties) == 1 else None
        if publisher and (other := self._names.party(publisher)) and not self._names.is_same(other, parties[0]):
            parties.insert(0, other)
        if len(parties) == 1 and (region := find_region(self._sentences, parties[0])):
            # The signatories will be in the order of the parties.
            parties.insert(0, region) if region.span.start < parties[0].span.start else parties.append(region)
        return parties

    def _is_one_word(self, party: DraftParty) -> bool:
        """Return whether a name is one capitalised word, which can as well be a person's or a place's."""
        classes = self._sentences.parse(party.span).classes.strip(WordClass.ARTICLE)
        return classes in {WordClass.CAPITALISED, WordClass.GIVEN_NAME, WordClass.RUSSIAN_GIVEN_NAME}

    def _choose_organizations(self) -> list[Span]:
        """Return the names of the parties, from the first that names two: reports, headline, other sentences."""
        body = self._best_organizations(self._sentences.signers)
        if not any(map(self._is_sure, body)) and (twins := find_twin_cities(self._sentences)):
            return twins
        if len(body) > 1:
            return body
        headline = self._best_organizations(self._sentences.headline)
        title = self._layout.headline
        # Cities are parties in "Мэры Баку и Тбилиси подписали договор", but not in "Baku, Tbilisi varsities sign pact".
        has_head_noun = any(map(self._sentences.has_head_noun, headline))
        if not has_head_noun and not self._language.collective.search(title.lower()):
            headline = []
        for named in (headline, self._best_organizations(self._sentences.other_signers)):
            if len(named) > 1:
                return named
        for one in self._sentences.signers:
            if one.slot is not Slot.START or people(one.mentions):
                continue
            orgs = self._remove_repeats([org for mention in one.mentions for org in mention.orgs])
            if len(orgs) > 1 and all(map(self._sentences.has_head_noun, orgs)):
                return orgs
        found = [*body, *(span for span in headline if span not in body)]
        by_posts = self._remove_repeats([*found, *self._organizations_of_people()])
        return by_posts if len(by_posts) > 1 else self._represented_pair() or self._find_pair(by_posts) or by_posts

    def _find_pair(self, found: Sequence[Span]) -> list[Span]:
        """Return the only two organizations of a report or the sentences next to it, or as many as the signatories.

        `found` is the one party that is known, if any.
        """
        sentences = self._layout.sentences
        reports = [sentence.span for sentence in self._sentences.reports]
        first = sentences.index(reports[0]) if reports and reports[0] in sentences else 0
        before = [*reversed(sentences[max(0, first - 2) : first])]
        # "A signed an agreement. Its partner is B."
        partner = self._find_partner([*before, *sentences[first + 1 : first + 3]]) if len(found) == 1 else None
        if partner and len(pair := self._remove_repeats([*found, partner])) > 1:
            return pair
        title = [self._layout.title] if self._layout.title else []
        # "A and B met. Both sides signed it."
        for span in (*before[:1], *title) if not found else ():
            mentions, _ = mentions_at(self._sentences.parse(span), 0, self._language)
            listed = self._remove_repeats([org for one in mentions if not one.is_person for org in one.orgs])
            if len(listed) > 1 and all(map(self._sentences.has_head_noun, listed)):
                return listed
        # "X of A met Y of B. Both sides signed it."
        people_before = [one for span in before[:1] for one in self._people_of(span)] if not found else []
        orgs = self._posts.organizations_of(people_before)
        if len(people_before) == len(orgs) == 2 and all(map(self._sentences.has_head_noun, orgs)):  # noqa: PLR2004
            return self._remove_repeats(orgs)
        # "A, B and C agreed. X, Y and Z signed it."
        signatories = {name_forms.stems(self._layout.text(one.name)) for one in self._signing_people() if one.name}
        for span in (*title, *before, *reports):
            for phrase in self._sentences.clause(span).phrases:
                orgs = [org for one in phrase.mentions if not one.is_person for org in one.orgs]
                if len(orgs) == len(signatories) > 2 and len(self._remove_repeats(orgs)) == len(orgs):  # noqa: PLR2004
                    return orgs
        # "A delegation of A visited B. Both sides signed it."
        single = ([span] for span in (*reports, *before))
        lead = sentences[: min(first, _SENTENCES_OF_LEAD)] if first <= _MAX_SENTENCES_AFTER_LEAD else ()
        for spans in (*single, title, [*reports, *before[:1]], before, [*before, *title], *([one] for one in lead)):
            orgs = self._remove_repeats([*found, *(org for span in spans for org in self._organizations_near(span))])
            full = [org for org in orgs if not any(self._is_part(org, other) for other in orgs)]
            if len(full) == 2:  # noqa: PLR2004
                return sorted(full)
        return []

    def _organizations_near(self, span: Span) -> list[Span]:
        """Return the organizations of a sentence near a report.

        In Russian, an acronym alone counts only in a report, in the title, or if the page uses it again.
        """
        # "AgencyNews." before a report is the name of the agency.
        if len(self._layout.text(span).split()) == 1:
            return []
        found = self._names.in_sentence(span)
        is_near = span == self._layout.title or any(sentence.span == span for sentence in self._sentences.reports)
        if is_near or not self._language.has_cases:
            return found
        return [org for org in found if self._sentences.parse(org).classes != WordClass.ACRONYM or self._is_known(org)]

    def _is_known(self, acronym: Span) -> bool:
        """Return whether the page has the full name of an acronym, or the acronym in other sentences too."""
        text = self._layout.text(acronym)
        party = self._names.party(acronym)
        return (party is not None and party.name != text) or self._layout.plain[: self._layout.end].count(text) > 1

    def _represented_pair(self) -> list[Span]:
        """Return the organizations of a list that "represented" follows: "A and B, respectively represented by"."""
        for sentence in self._sentences.reports:
            clause = self._sentences.clause(sentence.span)
            for number, phrase in enumerate(clause.phrases):
                orgs = [org for one in phrase.mentions if not one.is_person for org in one.orgs]
                following = {clause.letter(at) for at in range(number + 1, number + 1 + _PHRASES_TO_REPRESENTED)}
                if len(orgs) > 1 and WordClass.REPRESENTED in following:
                    return self._remove_repeats(orgs)
        return []

    def _find_partner(self, spans: Sequence[Span]) -> Span | None:
        """Return the organization that a sentence calls the partner."""
        for span in spans:
            match = self._language.partner.search(self._layout.text(span))
            sentence = self._sentences.parse(span)
            number = sentence.index_at(span.start + match.end()) if match else len(sentence.tokens)
            if named := organization_at(sentence, number, self._language):
                return named[0].orgs[0]
        return None

    def _is_part(self, org: Span, other: Span) -> bool:
        """Return whether a name is a part of a longer one: "the Yerevan school"."""
        return name_forms.stems(self._layout.text(org)) < name_forms.stems(self._layout.text(other))

    def _best_organizations(self, signers: Sequence[Signers]) -> list[Span]:
        """Return the organizations of the surest place that names two or more; else all that are named."""
        ranked = sorted((one for one in signers if one.slot is not Slot.START), key=self._rank)
        for one in ranked:
            if len(found := self._parties_at_slot(one, ranked)) > 1:
                return found
        # "X, on behalf of A, and Y signed": the mention of X with A counts, which is the last.
        signing_people = {mention.name: mention for one in signers for mention in people(one.mentions)}.values()
        by_posts = self._remove_repeats(self._posts.organizations_of([*signing_people]))
        single = self._remove_repeats(
            [org for one in ranked for mention in one.mentions if not mention.is_person for org in mention.orgs]
        )
        merged = self._remove_repeats([*single, *by_posts])
        return merged if len(merged) > 1 else single or by_posts

    def _rank(self, signers: Signers) -> tuple[Slot, bool]:
        """Return the sort key that puts the place first that is the surest to name all parties.

        Places that surely name two have the same key, so that the first one decides.
        """
        has_head_nouns = self._have_head_nouns(signers)
        orgs = [org for mention in signers.mentions for org in mention.orgs]
        is_sure = signers.slot <= Slot.SUBJECT and has_head_nouns and len(orgs) > 1 and not people(signers.mentions)
        return (Slot.BETWEEN if is_sure else signers.slot), not has_head_nouns

    def _parties_at_slot(self, one: Signers, ranked: Sequence[Signers]) -> list[Span]:
        """Return the parties that one place of a sentence names, if it is a place that names all parties."""
        orgs = [org for mention in one.mentions if not mention.is_person for org in mention.orgs]
        # Organizations, and the organizations of people, in their order: "Rector X of A and the Fund".
        mixed = self._remove_repeats(self._posts.organizations_of(one.mentions))
        if one.slot is Slot.SUBJECT_AND_WITH and any(mention.orgs for mention in people(one.mentions)):
            return mixed  # "Rector X of A signed one with B and one with C"
        distinct = self._remove_repeats(self._rejoin_split_names(orgs))
        if len(distinct) > 1 and one.slot in {Slot.BETWEEN, Slot.SUBJECT, Slot.SUBJECT_AND_WITH, Slot.AGENTS}:
            return distinct
        if one.slot is Slot.BEHALF:
            mentions = (mention for other in ranked if other.slot is Slot.BEHALF for mention in other.mentions)
            represented = self._remove_repeats([self._longest_name(mention) for mention in mentions if mention.orgs])
            if len(represented) > 1:
                return represented
        return mixed if orgs and one.slot in {Slot.SUBJECT_AND_WITH, Slot.AGENTS, Slot.BEHALF} else []

    def _have_head_nouns(self, signers: Signers) -> bool:
        """Return whether all organizations have a head noun, quotes, or a name that the register has.

        Other names can be short forms, as in a headline.
        """
        orgs = [org for mention in signers.mentions for org in mention.orgs]
        return all(map(self._is_sure, orgs))

    def _is_sure(self, org: Span) -> bool:
        return SURE_NAME.search(self._sentences.parse(org).classes) is not None

    def _longest_name(self, mention: Mention) -> Span:
        """Return the first organization of a person, or a longer name of the same organization in the position."""
        # "signatures of the minister of culture of Peru"
        if (
            mention.position
            and mention.position.contains(mention.orgs[0])
            and (named := self._posts.organization_of(mention))
        ):
            return named[0]
        is_by_country = self._language.country_words.match(self._layout.text(mention.orgs[0]))
        # "for the Zambian institution": the position names it
        orgs = [org for org in mention.orgs if not is_by_country or self._names.party(org)] or mention.orgs
        first = name_forms.stems(self._layout.text(orgs[0]))
        return max(
            (org for org in orgs if first <= name_forms.stems(self._layout.text(org))),
            key=lambda org: org.end - org.start,
        )

    def _rejoin_split_names(self, orgs: list[Span]) -> list[Span]:
        """Return the names of a list of three or more, with a name joined that was split at its "and".

        In "the Ministry of Labour and Welfare, and the Fund", "Welfare" has no head noun.
        """
        joined: list[Span] = []
        for org in orgs:
            between = self._layout.plain[joined[-1].end : org.start] if joined else ""
            if between.strip() in {"and", "и"} and len(orgs) > 2 and not self._starts_with_head(org):  # noqa: PLR2004
                joined[-1] = Span(joined[-1].start, org.end)
            else:
                joined.append(org)
        return joined if len(joined) > 1 else orgs

    def _starts_with_head(self, org: Span) -> bool:
        """Return whether the first words of a name have a head noun: not in "Friendly Ties under the Cabinet"."""
        end = _TAIL_OF_NAME.search(self._layout.plain, org.start, org.end)
        return self._sentences.has_head_noun(Span(org.start, end.start()) if end else org)

    def _people_of(self, span: Span) -> list[Mention]:
        return [one for phrase in self._sentences.clause(span).phrases for one in people(phrase.mentions)]

    def _signing_people(self) -> list[Mention]:
        return [mention for one in self._sentences.signers for mention in people(one.mentions)]

    def _organizations_of_people(self) -> list[Span]:
        return self._posts.organizations_of(self._signing_people())

    def _remove_repeats(self, spans: Sequence[Span]) -> list[Span]:
        """Return the spans that name a party, each party once."""
        kept: list[Span] = []
        for span in spans:
            party = self._names.party(span)
            if party and not any(self._names.is_same(party, other) for other in map(self._names.party, kept) if other):
                kept.append(span)
        return kept
