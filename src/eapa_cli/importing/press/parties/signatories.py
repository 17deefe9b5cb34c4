"""The signatories of a draft, with their positions and parties."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.parties import name_forms
from eapa_cli.importing.press.parties.bare_posts import BarePosts
from eapa_cli.importing.press.parties.organization_names import DraftParty
from eapa_cli.importing.press.parties.signatory_parties import party_of
from eapa_cli.importing.press.phrases.mention import Mention, people
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.russian.name_bounds import cases_of_position
from eapa_cli.importing.press.russian.person_nominative import name_of_person
from eapa_cli.importing.press.signing.signing_sentences import SigningSentences
from eapa_cli.importing.press.signing.signing_verbs import Slot
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.person_names import PersonName, has_name, parse_person
from eapa_cli.matching.places_in_text import country_of_word
from eapa_cli.model.message import Message

# The sentences before "the officials signed" that may name the officials.
_MAX_SENTENCES_BEFORE_OFFICIALS: Final = 2
# Those who signed exchange the documents.
_EXCHANGE: Final = re.compile(
    r"\bexchang(?:ed?|es|ing) (?:the |their |copies of the )*(?:signed )?(?:agreement|copies|document|memorand|mou)"
    r"|\bобменял(?:ся|ась|ись) (?:подписанными )?(?:экземпляр|копи|документ)",
    re.IGNORECASE,
)
# "в лице ректора Александра Холмова": "Александра" can also be the nominative of another name.
_GOVERNS_GENITIVE: Final = re.compile(r"\bв лице \Z")
# Between a position and a name there can be a title, in so many characters: "ректором, профессором Анной Холмовой".
_MAX_DISTANCE_OF_POSITION: Final = 60
# Over classes: in the first six words, a head noun, an acronym, quotes, a name of the register or a capitalised word.
_ORGANIZATION: Final = re.compile("(?s:.{0,5})[HhAQKC]")
# The end of the words before an organization: ", of the ".
_BEFORE_ORGANIZATION: Final = re.compile(r"(?:\s|,|—|\b(?:of|at|for|from|the|to)\b)+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSignatory:
    """A signatory: the name, the position, and the number of the party; None if the text does not show the party."""

    name: Found[str]
    position: Found[str] | None = None
    party: int | None = None
    party_reason: str = ""


class SignatoryFinder:
    """Finds the signatories of one page."""

    def __init__(self, sentences: SigningSentences) -> None:
        self._sentences = sentences
        self._layout = sentences.layout
        self._language = sentences.language

    def find_signatories(self, parties: list[DraftParty]) -> list[DraftSignatory]:
        """Return the signatories with their parties. Several mentions of a person become one signatory."""
        found: dict[PersonName, tuple[Mention, DraftSignatory]] = {}
        signing = list(self._signing_people()) or list(self._people_of_ceremony(parties))
        names_of_parties = {name_forms.stems(name_forms.without_acronym(party.name)) for party in parties}
        for mention in signing:
            signatory = self._make_signatory(mention, parties)
            person = parse_person(signatory.name.value)
            # "for Hill Lake": two unknown words can be a party or a person.
            if not mention.position and name_forms.stems(signatory.name.value) in names_of_parties:
                continue
            known = next((other for other in found if has_name(person, other) or has_name(other, person)), None)
            if known is None:
                found[person] = (mention, signatory)
            else:
                found[known] = self._merge(found[known], mention, parties)
        in_order = sorted(found.values(), key=lambda pair: _starts(pair[0]))
        has_positions = sum(signatory.position is not None for _, signatory in in_order) > 1
        signatories = [
            one for mention, one in in_order if one.position or not has_positions or self._has_given_name(mention)
        ]
        return _assign_parties([self._opposite_partner(one, parties) for one in signatories], parties)

    def _has_given_name(self, mention: Mention) -> bool:
        """Return whether a name is surely one of a person, and not "Friends Abroad" in "A, Friends Abroad, and B"."""
        classes = self._sentences.parse(mention.name).classes if mention.name else ""
        return self._language.has_cases or not {WordClass.GIVEN_NAME, WordClass.INITIALS}.isdisjoint(classes)

    def _opposite_partner(self, signatory: DraftSignatory, parties: Sequence[DraftParty]) -> DraftSignatory:
        """Give a signatory without a party the other one of two parties: "rector X signed it with A"."""
        if signatory.party is not None or len(parties) != 2:  # noqa: PLR2004
            return signatory
        for one in self._sentences.signers:
            orgs = [self._layout.text(mention.orgs[0]) for mention in one.mentions if not mention.is_person]
            names = [mention.name for mention in people(one.mentions)]
            at = name_forms.best_match(orgs[0], [party.name for party in parties]) if len(orgs) == 1 else None
            if one.slot is Slot.SUBJECT_AND_WITH and names == [signatory.name.span] and at is not None:
                reason = Message("'%(name)s' is the only party without a signatory", name=parties[1 - at].name)
                return replace(signatory, party=1 - at, party_reason=reason)
        return signatory

    def _signing_people(self) -> Iterator[Mention]:
        """Yield the people who sign in the reports of the signing.

        If no report names a person, yield those whom reports name by their posts, and those with a position in other
        sentences about signing and in the headline.
        """
        signers = [one for one in self._sentences.signers if people(one.mentions)]
        for one in signers:
            # In "between A and Minister B", the person stands for a party.
            if one.slot is Slot.BETWEEN and any(not mention.is_person for mention in one.mentions):
                continue
            yield from people(one.mentions)
        if not signers:
            yield from BarePosts(self._sentences).find_people()
            others = (one for found in self._sentences.other_signers for one in people(found.mentions))
            yield from (one for one in others if one.position)
            yield from (
                mention for one in self._sentences.headline for mention in people(one.mentions) if mention.position
            )

    def _people_of_ceremony(self, parties: Sequence[DraftParty]) -> Iterator[Mention]:
        """Yield the people of a sentence about the signing that names just one person for each party.

        If a report says "the officials signed", they are the people of the sentences before it.
        """
        events = self._language.events
        sentences = self._layout.sentences
        for number, span in enumerate(sentences):
            text = self._layout.reported(span)
            has_officials = number and self._language.officials.search(text)
            is_about_signing = (
                self._sentences.is_caption(text)
                or _EXCHANGE.search(text)
                or (events.noun.search(text) and not events.guests.search(text) and not events.planned.search(text))
            )
            if not has_officials and not is_about_signing:
                continue
            first = sentences[max(0, number - _MAX_SENTENCES_BEFORE_OFFICIALS)]
            named_in = Span(first.start, sentences[number - 1].end) if has_officials else span
            if named := self._find_one_of_each(named_in, parties):
                yield from named
                return

    def _find_one_of_each(self, span: Span, parties: Sequence[DraftParty]) -> list[Mention]:
        """Return the people whom a part of the text names, if it names exactly one person of each party; else none."""
        named: dict[frozenset[str], Mention] = {}
        for one in self._sentences.mentions:
            if one.name and (one.position or one.orgs) and span.contains(one.name):
                named.setdefault(name_forms.stems(self._layout.text(one.name)), one)
        numbers = [party_of(one, parties, self._layout, self._language)[0] for one in named.values()]
        is_each = len(parties) > 1 and len(numbers) == len(parties) and {*numbers} == {*range(len(parties))}
        return list(named.values()) if is_each else []

    def _merge(
        self, known: tuple[Mention, DraftSignatory], other: Mention, parties: Sequence[DraftParty]
    ) -> tuple[Mention, DraftSignatory]:
        """Return a person with what another mention adds: the organization and the position."""
        first, _ = known
        # The first similar organization decides the party, and a mention with more organizations is more exact.
        orgs = dict.fromkeys(
            [*other.orgs, *first.orgs] if len(other.orgs) > len(first.orgs) else [*first.orgs, *other.orgs]
        )
        post = first if first.position else other
        merged = replace(
            first,
            orgs=tuple(orgs),
            position=post.position,
            is_shared=post.is_shared,
            side=first.side or other.side,
        )
        return merged, self._make_signatory(merged, parties)

    def _make_signatory(self, mention: Mention, parties: Sequence[DraftParty]) -> DraftSignatory:
        assert mention.name is not None  # only people are signatories
        party, org = party_of(mention, parties, self._layout, self._language)
        # The text of the layout has uniform quotation marks, apostrophes and dashes.
        full = self._sentences.people.find_full_name(mention.name)
        span = full or mention.name
        text = " ".join(self._layout.text(span).split())
        cases = frozenset() if full else self._cases_of(mention)
        name = name_of_person(text, cases) if self._language.code == "ru" else text
        printed = " ".join(self._layout.source.words(span).split())
        reason = "" if name == text else Message("the nominative of '%(words)s'", words=printed)
        return DraftSignatory(
            name=Found(value=name if reason else printed, span=span, reason=reason),
            position=self._make_position(mention, org, parties[party] if party is not None else None),
            party=party,
        )

    def _cases_of(self, mention: Mention) -> frozenset[str]:
        """Return the cases of a Russian name that the words next to it show; none if they do not show any."""
        name, position = mention.name, mention.position
        if _GOVERNS_GENITIVE.search(self._layout.plain[: min(_starts(mention))]):
            return frozenset({nominative.GENITIVE})
        if not name or not position:
            return frozenset()
        if mention.is_shared:
            return cases_of_position(self._layout.text(position), "plur")
        between = self._layout.plain[min(name.end, position.end) : max(name.start, position.start)]
        # A position in brackets, or one from another sentence, can be in another case.
        is_next = len(between) <= _MAX_DISTANCE_OF_POSITION and "(" not in between and "." not in between
        return cases_of_position(self._layout.text(position)) if is_next else frozenset()

    def _keeps_organization(self, position: str, org: Span, party: DraftParty | None) -> bool:
        """Return whether a position keeps its organization.

        It does for a minister or governor, for an acronym ("rector of MSU"), for a country or region ("head of Tuva"),
        and for a part of the party: "director of the library of A". Otherwise, "rector of A" becomes "rector".
        """
        printed = self._layout.text(org)
        is_country = " " not in printed and country_of_word(printed, self._language.code) is not None
        if is_country or self._language.city_of_post.match(printed) or name_forms.may_be_short_name(printed):
            return True
        posts = (self._language.region_posts, self._language.territorial)
        if self._language.ministry.post.fullmatch(position) or any(post.search(position) for post in posts):
            return True
        # "Малого театра" and "Малый театр" start with other letters.
        words = name_forms.stems(nominative.phrase(name_forms.clean_name(printed, self._language)))
        if not party or words <= name_forms.stems(party.name):
            return False
        return name_forms.similarity(printed, party.name) < 1

    def _make_position(self, mention: Mention, org: Span | None, party: DraftParty | None) -> Found[str] | None:
        """Return the position without its organization and degrees, in the singular and in the nominative."""
        if not mention.position:
            return None
        span = mention.position
        if mention.is_shared:
            plural = " ".join(self._layout.source.words(span).split())
            singular = self._language.singular(plural)
            return Found(value=singular, span=span, reason=Message("the singular of '%(words)s'", words=plural))
        if degree := self._language.degree.search(self._layout.text(span)):
            span = Span(span.start, span.start + degree.start())
        if org and span.contains(org) and org.end == span.end and org.start > span.start:
            before = self._layout.text(Span(span.start, org.start))
            # "rector of A and chairman of B"; in "chairman and rector of A", A is of both posts.
            has_several = sum(span.contains(one) for one in mention.orgs) > 1
            is_named = _ORGANIZATION.match(self._sentences.parse(org).classes)
            if not has_several and is_named and not self._keeps_organization(self._layout.text(span), org, party):
                trimmed = _BEFORE_ORGANIZATION.sub("", before)
                span = Span(span.start, span.start + len(trimmed))
        printed = _without_brackets(" ".join(self._layout.source.words(span).split()))
        if self._language.code == "ru":
            value = nominative.position(printed)
            reason = "" if value == printed else Message("the nominative of '%(words)s'", words=printed)
            return Found(value=value, span=span, reason=reason)
        value = re.sub(r"\A(?:the|an?) ", "", printed)
        return Found(value=value, span=span)


def _starts(mention: Mention) -> list[int]:
    """Return the offsets where the name and the position of a person start."""
    return [span.start for span in (mention.name, mention.position) if span]


def _without_brackets(text: str) -> str:
    """Return a position without the brackets around it."""
    return text.strip("()") if text.startswith("(") or text.count("(") < text.count(")") else text


def _assign_parties(signatories: list[DraftSignatory], parties: Sequence[DraftParty]) -> list[DraftSignatory]:
    """Return the signatories. Those without a party get the parties without a signatory, in the order of the text.

    This is done only if there are as many signatories as parties.
    """
    open_people = [number for number, one in enumerate(signatories) if one.party is None]
    assigned = {one.party for one in signatories}
    open_parties = [number for number in range(len(parties)) if number not in assigned]
    if len(open_people) == len(open_parties) and open_people and len(signatories) == len(parties):
        for person, party in zip(open_people, open_parties, strict=True):
            name = parties[party].name
            if len(open_parties) == 1:
                reason = Message("'%(name)s' is the only party without a signatory", name=name)
            else:
                reason = Message(
                    "signatory %(number)d of %(several)d, as '%(name)s' is among the parties",
                    number=person + 1,
                    several=len(signatories),
                    name=name,
                )
            signatories[person] = replace(signatories[person], party=party, party_reason=reason)
    return signatories
