"""What a module of a language provides: word classes, patterns over them, and words of events, dates and topics.

A pattern over word classes matches a string that has one letter for each token of a sentence. Letters that the shared
code uses: `v` a verb of signing, `D` a kind of document, `=` "between", `w` "with", `b` "by", `q` "on behalf of",
`z` an auxiliary verb, `a` "and", `,` and `-` punctuation, `Q` a name in quotes, `B` text in brackets, `K` a protected
name, `C` a capitalised word, `N` a given name, `P` a position, `H` and `h` the head noun of an organization.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eapa_cli.importing.press.tokens import Token
from eapa_cli.model.vocabulary import AgreementType, Capacity, OrganizationType, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """Patterns over the text of a sentence that decide whether it reports a signing."""

    signing: re.Pattern[str]
    """A finite verb in the past or a nominal phrase that reports a signing."""
    headline: re.Pattern[str]
    """The same in a headline, where the present tense is used for the past."""
    document: re.Pattern[str]
    """A document that can be signed."""
    planned: re.Pattern[str]
    """A signing that is planned, possible or refused."""
    negotiated: re.Pattern[str]
    """An agreement whose text is being negotiated or discussed."""
    retrospective: re.Pattern[str]
    """A signing of the past that the text only mentions."""
    meeting: re.Pattern[str]
    """A headline of a meeting or visit, which is not a signing by itself."""
    other_object: re.Pattern[str]
    """The signing of something that is no agreement: a law, a petition."""
    other_page: re.Pattern[str]
    """A headline of a page that is no news, such as a call for proposals."""
    represented: re.Pattern[str]
    """A statement of who signed for a party, next to the sentence that reports the signing."""
    noun: re.Pattern[str]
    """A noun for the signing."""
    other: re.Pattern[str]
    """The start of a sentence about another agreement, or with the group `reference` about the agreement before it."""
    guests: re.Pattern[str]
    """A statement of who attended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Patterns and words of dates."""

    months: Mapping[str, int]
    """Stems of the months in the order in which they are tried."""
    day_month: re.Pattern[str]
    """Day, month and an optional year in words, with the groups `day`, `month` and `year`."""
    month_year: re.Pattern[str]
    """A month with a year after a preposition, with the groups `month` and `year`."""
    day_first: bool
    """Whether the day precedes the month in digits: "05/03/2019" is in March."""
    weekdays: Mapping[str, int]
    relative: Mapping[str, int]
    """Words for yesterday and today, with their distance in days."""
    vague: re.Pattern[str]
    """Words for a day or a week that a text does not name, so that the date of the report is not that of signing."""
    dateline: re.Pattern[str]
    """The start of an agency report, with the group `city` and optionally a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Patterns of the place and the event of a signing."""

    before_city: re.Pattern[str]
    """The words before a city."""
    hosts: re.Pattern[str]
    """The words after a city that was the place of an event."""
    venue: re.Pattern[str]
    ceremony: re.Pattern[str]
    """A sentence about the ceremony, which can name the place."""
    visit: re.Pattern[str]
    """The words that connect a signing with the visit of the sentence before."""
    visited: re.Pattern[str]
    """The words before the city of a visit."""
    in_country: re.Pattern[str]
    """A country as the place of an event."""
    any_city: re.Pattern[str]
    """A city of any name, with the group `named`, or with the groups `city` and `country`."""
    venue_city: re.Pattern[str]
    """A venue that names its city, with the group `city`."""
    capital: re.Pattern[str]
    online: re.Pattern[str]
    event: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of press releases."""

    code: str
    classify: Callable[[Sequence[Token]], str]
    persons: tuple[re.Pattern[str], ...]
    """Patterns over word classes, with the groups `name`, `position` and `org`, in the order of preference."""
    organization: re.Pattern[str]
    each_with_name: re.Pattern[str]
    """Two organizations with a person after each, with the groups `first`, `name`, `second` and `other`."""
    separator: re.Pattern[str]
    plural_lead: re.Pattern[str]
    """The words before a list that say what its items are: "the representatives of X and Y"."""
    prepositions: frozenset[str]
    """Classes of prepositions: a name after one does not sign."""
    conjunctions: re.Pattern[str]
    """The words that start another clause."""
    has_cases: bool
    """Whether the case of a position shows who signed."""
    connectors: frozenset[str]
    """Classes of words between a position and its organization: "rector of A". Russian uses the genitive instead."""
    position: re.Pattern[str]
    """The word classes of a position without its organization."""
    full_position: re.Pattern[str]
    """The word classes of a position with its organization."""
    next_position: re.Pattern[str]
    """The separator before another post of the same person."""
    longest_positions: bool
    """Whether the pattern of a position takes as many words as it can, which can include the start of a name."""
    units: re.Pattern[str]
    """The word for a part of an organization, which belongs to a position: board, department."""
    envoys: re.Pattern[str]
    """The posts of those who represent a country in another."""
    field_connectors: frozenset[str]
    """Classes of words between a position and a field: "secretary for science"."""
    events: Events
    dates: Dates
    types: tuple[tuple[AgreementType, re.Pattern[str]], ...]
    capacities: tuple[tuple[Capacity, re.Pattern[str]], ...]
    organization_types: tuple[tuple[OrganizationType, re.Pattern[str]], ...]
    topics: tuple[tuple[Topic, re.Pattern[str]], ...]
    areas: re.Pattern[str]
    """The words that introduce the areas of cooperation."""
    places: Places
    region_posts: re.Pattern[str]
    """The posts of those who sign for a region or a city without naming it."""
    region: re.Pattern[str]
    """A region as a party."""
    event_names: re.Pattern[str]
    """The name of an event, which is not a party."""
    country_words: re.Pattern[str]
    generic: re.Pattern[str]
    """The head noun of an organization used alone, which refers to an earlier name."""
    acronyms: frozenset[str]
    """Acronyms that are not names of organizations."""
    lead_in: re.Pattern[str]
    """An article and other words before a name that are not part of it."""
    reference: re.Pattern[str]
    """The heading of background information at the end of a page."""
    passive: re.Pattern[str]
    """The end of a clause up to and with a verb in the passive."""
    behalf: re.Pattern[str]
    """The words between a signatory and the party, in either order."""
    side: re.Pattern[str]
    """The side for which a person signs, by its country, with the groups `nation` or `other`."""
    ministry: tuple[re.Pattern[str], str]
    """The post of a minister with the group `field` or `before`, and the first words of the name of the ministry."""
    of: str
    """The word between a name and the country that it belongs to."""
    witnesses: re.Pattern[str]
    """A word before those who were present and did not sign."""
    signatories: re.Pattern[str]
    """The words before a list of signatories."""
    bare_name: re.Pattern[str]
    """The word classes of a name of a person without a position."""
    representing: re.Pattern[str]
    """The words between a party and its representative."""
    created: re.Pattern[str]
    """The words before what an agreement creates, which is no party."""
    headed: re.Pattern[str]
    """The words between an organization and the head of its delegation."""
    talks: re.Pattern[str]
    """The words before "between" that join those who met, and not the parties."""
    future: re.Pattern[str]
    """Words after which a date is that of another, later event."""
    several: re.Pattern[str]
    """The number of agreements, if one party signs one with each of the others."""
    degree: re.Pattern[str]
    """Academic degrees and titles after a position, which are not part of it."""
    singular: Callable[[str], str]
    """The singular of a position in the plural."""
    shared_noun: Callable[[str, Sequence[str], str], list[str] | None]
    """The full names of a list of organizations, by the text before it, its items and the text after it."""
    collective: re.Pattern[str]
    """Signatories named only by their positions, with the group `position`."""
