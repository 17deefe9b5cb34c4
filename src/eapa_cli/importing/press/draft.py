"""The draft of an agreement from the text of a source: all steps of the package in their order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from eapa_cli.importing.press.dates.printed_dates import DateFound
from eapa_cli.importing.press.dates.signing_date import find_date, find_planned_date, other_dates
from eapa_cli.importing.press.english.language import ENGLISH
from eapa_cli.importing.press.evidence import Found, Span, Unused
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.areas import find_areas
from eapa_cli.importing.press.page.background import Background, find_background
from eapa_cli.importing.press.page.layout import MAX_CHARACTERS, Layout, lay_out
from eapa_cli.importing.press.page.other_agreements import GENERAL_TYPES
from eapa_cli.importing.press.page.page_verdict import PageKind, Verdict, judge_page, reports_and_ceremony
from eapa_cli.importing.press.parties.name_forms import similarity
from eapa_cli.importing.press.parties.organization_names import DraftParty, OrganizationNames
from eapa_cli.importing.press.parties.signatories import DraftSignatory, SignatoryFinder
from eapa_cli.importing.press.parties.signing_parties import PartyFinder
from eapa_cli.importing.press.places.passage import DraftPlace, Host
from eapa_cli.importing.press.places.signing_place import PlaceContext, find_place
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.russian.language import RUSSIAN
from eapa_cli.importing.press.signing.signing_sentences import SigningSentences
from eapa_cli.importing.press.source.source_text import SourceText
from eapa_cli.matching.regions import country_of_name
from eapa_cli.model.message import Message
from eapa_cli.model.vocabulary import AgreementType, Stage, Topic

# Between a type and one in brackets after it: 'plan ("'.
_IN_BRACKET: Final = re.compile(r"\w* ?\(\W?")
# In "a memorandum of agreement", the text before "agreement" shows that the document is a memorandum.
_PART_OF_TITLE: Final = re.compile(
    r"\b(?:memorandum|protocol|road ?map|declaration|letter|протокол|меморандум|дорожн\w+ карт|план\w* мероприяти)"
    r"\w* (?:of|on|to|к|о) (?:the |an? )?\Z",
    re.IGNORECASE,
)
# "VII Форума": the number has no case.
_ROMAN_NUMBER: Final = re.compile(r"\A[IVX]+ ")
# "The agreement", "this document": one that the text named before.
_DEFINITE: Final = re.compile(r"\b(?:the|this|that|said|эт\w+|данн\w+) \Z", re.IGNORECASE)
# "The agreement" is a document that one of this many sentences before names.
_MAX_SENTENCES_TO_NAME: Final = 3
# Between a type and another document: "agreement on energy and a ".
_BEFORE_SECOND: Final = re.compile(r"[^.,;]{0,60} (?:and|и) (?:\w+ ){0,2}")
# The characters at the start of a text that show its language.
_LANGUAGE_SAMPLE: Final = 20_000
_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_LATIN: Final = re.compile("[a-z]", re.IGNORECASE)
# A name this similar to that of a party is another form of it.
_MIN_NAME_SIMILARITY: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class PressDraft:
    """An agreement as a text reports it, each value with the span of the text it comes from."""

    source: SourceText
    language: Language
    layout: Layout
    verdict: Verdict
    type: Found[AgreementType] | None
    date: Found[DateFound] | None
    place: DraftPlace
    online: Found[bool] | None
    event: Found[str] | None
    parties: tuple[DraftParty, ...]
    signatories: tuple[DraftSignatory, ...]
    areas: tuple[Found[tuple[Topic, str]], ...]
    background: Mapping[int, Background]
    unused: tuple[Unused, ...]

    @property
    def warnings(self) -> list[str]:
        """Statements that a part of the source was not read."""
        fields = {"max": f"{MAX_CHARACTERS:,}", "count": f"{len(self.source.text):,}"}
        too_long = Message("only the first %(max)s of %(count)s characters were read", **fields)
        return [*filter(None, [self.source.warning]), *([too_long] if len(self.source.text) > MAX_CHARACTERS else [])]

    @property
    def stage(self) -> Found[Stage] | None:
        """The stage of an agreement that is planned or negotiated; None if it was signed."""
        deciding = self.verdict.deciding
        if self.verdict.kind is not PageKind.PLAN or deciding is None:
            return None
        is_negotiated = self.language.events.negotiated.search(self.layout.text(deciding))
        stage = Stage.NEGOTIATING if is_negotiated else Stage.PLANNED
        return Found(value=stage, span=deciding, reason=Message("the text does not report that it was signed"))


def language_of(text: str) -> Language:
    """Return Russian if a text has more Cyrillic than Latin letters, else English."""
    sample = text[:_LANGUAGE_SAMPLE]
    return RUSSIAN if len(_CYRILLIC.findall(sample)) > len(_LATIN.findall(sample)) else ENGLISH


def drafts_from(source: SourceText, protected: Sequence[Span] = ()) -> list[PressDraft]:
    """Return the drafts of the agreements that a text reports.

    They are several if the first party signed an agreement with each of the others: "signed two agreements".
    """
    draft = draft_from(source, protected)
    text = " ".join(draft.layout.text(span) for span in draft.verdict.reports)
    parties = draft.parties
    if len(parties) <= 2 or not draft.language.several.search(text):  # noqa: PLR2004
        return [draft]
    return [_draft_with(draft, other) for other in range(1, len(parties))]


def _draft_with(draft: PressDraft, other: int) -> PressDraft:
    """Return the draft of the agreement between the first party and another one."""
    # A signatory whose party is unknown (None) may have signed any of the agreements.
    new_numbers: dict[int | None, int | None] = {None: None, 0: 0, other: 1}
    return replace(
        draft,
        parties=(draft.parties[0], draft.parties[other]),
        signatories=tuple(
            replace(one, party=new_numbers[one.party]) for one in draft.signatories if one.party in new_numbers
        ),
        background={new: draft.background[old] for old, new in ((0, 0), (other, 1)) if old in draft.background},
    )


def draft_from(source: SourceText, protected: Sequence[Span] = ()) -> PressDraft:
    """Return the draft of the agreement that a text reports; `protected` are names of known organizations."""
    language = language_of(source.text)
    layout = lay_out(source, language)
    verdict = judge_page(layout, language)
    sentences = SigningSentences(layout, verdict, language, protected)
    verdict = replace(verdict, reports=tuple(span for span in verdict.reports if span not in sentences.others))
    parties = PartyFinder(sentences).find_parties()
    plan = verdict.deciding if verdict.kind is PageKind.PLAN else None
    # In a text about a plan, the people have not signed yet.
    signatories = [] if plan else SignatoryFinder(sentences).find_signatories(parties)
    reports = reports_and_ceremony(layout, verdict, language) or ([layout.title] if layout.title else [])
    date = find_planned_date(layout, plan, language) if plan else find_date(layout, reports, language)
    online = _find_online(layout, verdict, language)
    posts = [mention.position for one in sentences.signers for mention in one.mentions if mention.position]
    page = PlaceContext(
        layout=layout,
        verdict=verdict,
        language=language,
        # "Ambassador of Peru in Kenya": a position does not name the place either.
        names=[
            *(party.span for party in parties),
            *sentences.names,
            *posts,
            *(org for one in sentences.headline for mention in one.mentions for org in mention.orgs),
        ],
        posts=posts,
        hosts=_hosts(parties, language),
    )
    return PressDraft(
        source=source,
        language=language,
        layout=layout,
        verdict=verdict,
        type=_find_type(layout, verdict, language),
        date=date,
        place=find_place(page, is_online=online is not None),
        online=online,
        event=_find_event(layout, verdict, language),
        parties=tuple(parties),
        signatories=tuple(signatories),
        areas=find_areas(layout, verdict, language),
        background=find_background(layout, [party.name for party in parties]),
        unused=(*other_dates(layout, date, language), *_other_names(sentences, parties, signatories)),
    )


def _hosts(parties: Sequence[DraftParty], language: Language) -> list[Host]:
    """Return the parties with the countries that their names show."""
    return [Host(name=one.name, country=one.country or country_of_name(one.name, language.code)) for one in parties]


def _other_names(
    sentences: SigningSentences, parties: Sequence[DraftParty], signatories: Sequence[DraftSignatory]
) -> Iterator[Unused]:
    """Yield the people and organizations of the text that the draft does not use."""
    layout, organizations = sentences.layout, OrganizationNames(sentences)
    used = [*(one.name.span for one in signatories), *(party.span for party in parties)]
    texts = {layout.text(span) for span in used}
    for mention in sentences.mentions:
        if mention.name and layout.text(mention.name) not in texts:
            yield Unused(
                what="person",
                span=mention.name,
                reason=Message("not in a sentence that names those who signed"),
            )
        elif not mention.name:
            for org in mention.orgs:
                text = layout.text(org)
                is_party = any(similarity(text, party.name) >= _MIN_NAME_SIMILARITY for party in parties)
                if not is_party and organizations.may_be_party(org) and sentences.has_head_noun(org):
                    yield Unused(what="organization", span=org, reason=Message("not named as a party"))


def _find_type(layout: Layout, verdict: Verdict, language: Language) -> Found[AgreementType] | None:
    """Return the type that the reports name, else the headline, else the first other sentence."""
    spans = [*verdict.reports, *([layout.title] if layout.title else []), *layout.sentences]
    named = {span: found for span in dict.fromkeys(spans) if (found := _type_in(layout, span, language))}
    if not named:
        return None
    # A specific type that the headline or another report names is surer than "agreement".
    reported = [named[span] for span in (*verdict.reports, layout.title) if span in named]
    first = next(iter(named.values()))
    if _DEFINITE.search(layout.plain, 0, first.span.start):
        reported += _types_before(layout, first.span, language)
    return next((one for one in reported if one.value not in GENERAL_TYPES), first)


def _types_before(layout: Layout, document: Span, language: Language) -> Iterator[Found[AgreementType]]:
    """Yield the types that the sentences before "the agreement was signed" name, the nearest first."""
    before = [span for span in layout.sentences if span.end <= document.start][-_MAX_SENTENCES_TO_NAME:]
    for span in reversed(before):
        if not language.events.retrospective.search(layout.text(span)) and (found := _type_in(layout, span, language)):
            yield found


def _type_in(layout: Layout, span: Span, language: Language) -> Found[AgreementType] | None:
    """Return the type whose word is nearest to the verb of signing of a sentence."""
    text = layout.reported(span)
    verb = language.events.signing.search(text) or language.events.headline.search(text)
    found = [
        (_distance(match, verb), type_, match)
        for type_, pattern in language.types
        for match in pattern.finditer(text)
        if not _PART_OF_TITLE.search(text[: match.start()])
    ]
    if not found:
        return None
    _, type_, match = nearest = min(found, key=lambda one: one[0])
    if type_ is AgreementType.OTHER:
        # 'подписали план ("дорожную карту")': a type in brackets is more specific.
        explained = (one for one in found if _IN_BRACKET.fullmatch(text, nearest[2].end(), one[2].start()))
        # "соглашение и план скрепили подписями": the first of two documents
        first = (one for one in found if verb and _BEFORE_SECOND.fullmatch(text, one[2].end(), nearest[2].start()))
        _, type_, match = next(explained, next(first, nearest))
    return Found(value=type_, span=_whole_word(layout, span.start + match.start(), span.start + match.end()))


def _whole_word(layout: Layout, start: int, end: int) -> Span:
    """Return a span that goes on to the end of its last word, because some patterns match only the stem."""
    while end < len(layout.plain) and layout.plain[end].isalpha():
        end += 1
    return Span(start, end)


def _distance(match: re.Match[str], verb: re.Match[str] | None) -> int:
    """Return the number of characters between a word and the verb; without a verb, from the start of the sentence."""
    if not verb:
        return match.start()
    return min(abs(match.start() - verb.end()), abs(verb.start() - match.end()))


def _find_online(layout: Layout, verdict: Verdict, language: Language) -> Found[bool] | None:
    for span in reports_and_ceremony(layout, verdict, language):
        opening = language.dates.dateline.match(layout.text(span))
        match = language.places.online.search(layout.text(span), opening.end() if opening else 0)
        if match:
            return Found(value=True, span=Span(span.start + match.start(), span.start + match.end()))
    return None


def _find_event(layout: Layout, verdict: Verdict, language: Language) -> Found[str] | None:
    """Return the event of the first report that names one; "the forum" alone is not a name."""
    for span in verdict.reports:
        match = language.places.event.search(layout.text(span))
        if match and not match["event"].islower():
            words = Span(span.start + match.start("event"), span.start + match.end("event"))
            printed = " ".join(layout.source.words(words).split())
            without_number = _ROMAN_NUMBER.sub("", printed)
            inflected = nominative.phrase(without_number) if language.has_cases else without_number
            name = printed.removesuffix(without_number) + inflected
            reason = "" if name == printed else Message("the nominative of '%(words)s'", words=printed)
            return Found(value=name, span=words, reason=reason)
    return None
