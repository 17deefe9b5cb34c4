"""The rules of a language: word classes, patterns over them, and patterns over the text of a sentence.

A pattern over classes matches the letters of `WordClass`, one letter for each token of a sentence. Its description
says "over classes". All other patterns match the text.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.press.words.tokens import Token
from eapa_cli.model.vocabulary import AgreementType, Capacity, Topic

NEVER: Final = re.compile("(?!)")
"""A pattern that matches nothing, for a form that a language does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinistryWords:
    """The words that give a ministry its name from the post of its minister."""

    post: re.Pattern[str]
    """The post of a minister, with the group `field` or `before`."""
    start_of_name: str
    """The first words of the name of the ministry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """Patterns over the text of a sentence that decide whether it reports a signing."""

    signing: re.Pattern[str]
    """A verb in the past, or a noun with a verb, that reports a signing: "signed", "the signing took place"."""
    headline: re.Pattern[str]
    """The same in a headline, also in the present: "A and B sign memorandum"."""
    document: re.Pattern[str]
    """A document that can be signed: "memorandum"."""
    planned: re.Pattern[str]
    """A signing that is planned, possible or refused: "will be signed", "refused to sign"."""
    negotiated: re.Pattern[str]
    """An agreement whose text is being negotiated or discussed."""
    retrospective: re.Pattern[str]
    """A signing of the past that the text only mentions: "previously signed", "signed two years ago"."""
    earlier: re.Pattern[str]
    """The words of a sentence, not the first report, about an earlier agreement: "before that", "the existing one"."""
    past_time: re.Pattern[str]
    """A time in the past that is not exact: "last month". A new document of that time is an earlier one."""
    meeting: re.Pattern[str]
    """A headline of a meeting or visit, at which nothing may have been signed."""
    other_object: re.Pattern[str]
    """The signing of something else than an agreement: "signed the law", "signed a petition"."""
    other_page: re.Pattern[str]
    """A headline of a page that is not news, such as a call for proposals."""
    represented: re.Pattern[str]
    """A statement of who signed for a party: "on behalf of A, X". It can be in a sentence just after the report."""
    noun: re.Pattern[str]
    """The noun "signing"."""
    other: re.Pattern[str]
    """The start of a sentence about another agreement, or with the group `reference` about the agreement before it."""
    guests: re.Pattern[str]
    """A statement of who attended or spoke, and may not have signed: "was present", "thanked"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Patterns and words of dates."""

    months: Mapping[str, int]
    """The first three letters of each month, with its number."""
    day_month: re.Pattern[str]
    """Day, month and an optional year in words, with the groups `day`, `month` and `year`."""
    month_year: re.Pattern[str]
    """A month with a year after a preposition, with the groups `month` and `year`."""
    month_alone: re.Pattern[str]
    """A month without a day or a year, with the group `month`: "this June"."""
    day_first: bool
    """Whether the day precedes the month in digits: "05/03/2019" is in March."""
    weekdays: Mapping[str, int]
    """The first letters of each weekday, with its number from 0 for Monday."""
    before_later_day: re.Pattern[str]
    """The words before a weekday after the publication: "next "."""
    relative: Mapping[str, int]
    """Words for yesterday and today, with their distance from the day of publication in days."""
    vague: re.Pattern[str]
    """Words for another, unnamed day: "last week", "recently". Then it was not signed on the date of the report."""
    dateline: re.Pattern[str]
    """The start of an agency report, with the group `city`: "BAKU, March 5. TASS -"."""

    def month(self, word: str) -> int:
        """Return the number of a month."""
        return self.months[word[:3].lower()]

    def month_and_day(self, match: re.Match[str]) -> tuple[int, int]:
        """Return the numbers of the month and the day of a match of `day_month`."""
        groups = match.groupdict()
        return self.month(groups["month"] or groups["month2"]), int(groups["day"] or groups["day2"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Patterns of the place and the event of a signing."""

    before_city: re.Pattern[str]
    """The words before a city that is a place: "in the capital of ", "at the Hill Towers, "."""
    venue_of: re.Pattern[str]
    """The words from a preposition over a venue to its city: "in the town hall of"."""
    several: re.Pattern[str]
    """The words of a signing that took place in several cities at once: "at two locations"."""
    preposition: re.Pattern[str]
    """The preposition directly before a place."""
    described: re.Pattern[str]
    """The words before a place of other things: "the largest university in ", "founded in ", "students in "."""
    event_with_city: re.Pattern[str]
    """The words before a city that is part of the name of an event: "during Museum Week Cairo 2024"."""
    between_parties: re.Pattern[str]
    """The words from "between" up to the city of the first party."""
    and_party: re.Pattern[str]
    """The words from the city of the first party to the second one."""
    purpose: re.Pattern[str]
    """The words between a document and a city of its purpose: "on the opening of a centre in"."""
    event_held: re.Pattern[str]
    """The words for an event that took place."""
    during_event: re.Pattern[str]
    """The words of a report that refer to the event of a sentence before."""
    hosts: re.Pattern[str]
    """The words after a city that was the place of an event: " hosted"."""
    venue: re.Pattern[str]
    """A venue, with the group `venue`: "at the Town Hall of Hilltown"."""
    ceremony: re.Pattern[str]
    """A sentence about the ceremony, which can name the place: "the ceremony took place"."""
    visit: re.Pattern[str]
    """The words that connect a signing with the visit of the sentence before."""
    met: re.Pattern[str]
    """A meeting or visit that a sentence describes: "met", "hosted a delegation", "paid a visit"."""
    there: re.Pattern[str]
    """A word at the start of a report that refers to the place of the sentence before: "There"."""
    visited: re.Pattern[str]
    """The words before the city of a visit: "visited "."""
    in_country: re.Pattern[str]
    """A country as the place of an event, with the group `place`."""
    in_region: re.Pattern[str]
    """A region that is named for its city, with the group `place`; in Russian without the ending."""
    any_city: re.Pattern[str]
    """A city of any name, with the group `named`, or with the groups `city` and `country`."""
    venue_city: re.Pattern[str]
    """A venue that names its city, with the group `city`, or `before` for a city in front: "Kazan City Hall"."""
    capital: re.Pattern[str]
    """A capital without its name, with the group `country` ("capital of Peru") or `adjective` ("Peruvian capital")."""
    online: re.Pattern[str]
    """A statement that the signing was online: "via videoconference"."""
    event: re.Pattern[str]
    """The event at which the agreement was signed, with the group `event`: "at the Hill Forum"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of press releases."""

    code: str
    """The ISO 639-1 code: "en"."""
    classify: Callable[[Sequence[Token]], str]
    """A function that returns the classes of the tokens of a sentence."""
    persons: tuple[re.Pattern[str], ...]
    """Patterns of a person, over classes. The first that matches is used.

    The groups are `name`, `position`, and `org` or `host` for the organization; or `family` for a family name alone.
    """
    organization: re.Pattern[str]
    """An organization, over classes, with the group `org`."""
    each_with_name: re.Pattern[str]
    """Two organizations with a person after each, over classes: "(the rectors of) A, X, and B, Y".

    The groups for the organizations are `first` and `second`, and for the people `name` and `other`.
    """
    separator: re.Pattern[str]
    """The separator of two items of a list, over classes: ",", "and", "as well as"."""
    plural_lead: re.Pattern[str]
    """The words before a list that say what its items are, over classes: "the representatives of" (A and B)."""
    prepositions: frozenset[str]
    """Classes of prepositions: a name after one does not sign."""
    conjunctions: re.Pattern[str]
    """A word that starts another clause: "which", "while"."""
    has_cases: bool
    """Whether nouns have cases: they show who signed, and the genitive connects a position with its organization."""
    connectors: frozenset[str]
    """Classes of words between a position and its organization: "rector of A". Russian has none."""
    position: re.Pattern[str]
    """A position without its organization, over classes: "deputy director"."""
    full_position: re.Pattern[str]
    """A position with its organization, over classes: "deputy director of A"."""
    next_position: re.Pattern[str]
    """The separator before another post of the same person, over classes: ", " in "rector of A, chairman of B"."""
    longest_positions: bool
    """Whether the pattern of a position takes as many words as it can, which can include the start of a name."""
    units: re.Pattern[str]
    """A part of an organization that belongs to a position: "board" in "chairman of the board of A"."""
    whole_units: re.Pattern[str]
    """A part of an organization that is not an organization itself: "executive committee", but not "committee"."""
    envoys: re.Pattern[str]
    """The post of a person who represents a country in another: "ambassador"."""
    field_connectors: frozenset[str]
    """Classes of words between a position and a field: "secretary for science"."""
    events: Events
    dates: Dates
    types: tuple[tuple[AgreementType, re.Pattern[str]], ...]
    capacities: tuple[tuple[Capacity, re.Pattern[str]], ...]
    topics: tuple[tuple[Topic, re.Pattern[str]], ...]
    areas: re.Pattern[str]
    """The words that introduce the areas of cooperation: "in the fields of"."""
    places: Places
    region_posts: re.Pattern[str]
    """A post of a person who signs for a region or a city, which the sentence may not name: "governor"."""
    territorial: re.Pattern[str]
    """A post whose title names its territory: "Commissioner for Human Rights in Peru"."""
    region: re.Pattern[str]
    """A region that can be a party: "Hill Oblast"."""
    event_names: re.Pattern[str]
    """The name of an event, which is not a party."""
    country_words: re.Pattern[str]
    """An adjective of a country: "Uzbek". Alone, it does not name a party."""
    generic: re.Pattern[str]
    """A noun alone that refers to an organization named before, over classes: "the university"."""
    acronyms: frozenset[str]
    """Acronyms that are not names of organizations."""
    lead_in: re.Pattern[str]
    """The words before a name that are not part of it: "representatives of the"."""
    end_of_article: re.Pattern[str]
    """The heading of the background information below an article: "About the Hill University", "Notes to editors"."""
    passive: re.Pattern[str]
    """The end of a text with a verb in the passive: "was signed"."""
    behalf: re.Pattern[str]
    """The words between a signatory and the party, in either order: "on behalf of"."""
    side: re.Pattern[str]
    """The side for which a person signs, with the group `nation` or `other`: "for the Uzbek side"."""
    relative_sides: frozenset[str]
    """The words of "our side" and "the other side" as the group `nation` has them."""
    ministry: MinistryWords
    city_of_post: re.Pattern[str]
    """The city at the end of a post or an organization, with the group `city`: "committee of the city of Osh"."""
    twinned: tuple[re.Pattern[str], re.Pattern[str]]
    """The words after two cities, and before them: "A and B became twin towns", "побратимами стали А и Б"."""
    between_cities: re.Pattern[str]
    """The words of an agreement of cities: "between the two cities"."""
    offices: tuple[tuple[re.Pattern[str], str], ...]
    """Posts that are organizations themselves, with the template of their names: "Ombudsman of Peru".

    An empty template stands for the post as it is.
    """
    of: str
    """The word between a ministry and its country: "of" in "Ministry of Culture of Peru"; empty in Russian."""
    witnesses: re.Pattern[str]
    """A word next to those who were present or spoke, and did not sign: "attended", "said"."""
    speaking: re.Pattern[str]
    """A verb of speaking: "said"."""
    aftermath: re.Pattern[str]
    """The words before a signing that the same people completed before the statement: "after he and Y had signed"."""
    singular_pronouns: frozenset[str]
    """Pronouns of one person: "he"."""
    plural_pronouns: frozenset[str]
    """Words for two people named before: "they", "officials"."""
    participles: frozenset[str]
    """Participles of verbs of signing: "signing" in "with X signing the agreement" and "X said after signing it"."""
    signatories: re.Pattern[str]
    """The words before a list of signatories: "the signatories were "."""
    bare_name: re.Pattern[str]
    """A name of a person without a position, over classes: "Ann Berg"."""
    representing: re.Pattern[str]
    """The words between a party and its representative: "represented by "."""
    created: re.Pattern[str]
    """The words before what an agreement creates, which is not a party: "to establish"."""
    headed: re.Pattern[str]
    """The words between an organization and the head of its delegation: ", led by "."""
    partner: re.Pattern[str]
    """The words before the other party: "Its partner is"."""
    talks: re.Pattern[str]
    """The words before a "between" that joins those who met, and not the parties: "meeting "."""
    future: re.Pattern[str]
    """Words after which a date belongs to a later event: "will", "scheduled"."""
    several: re.Pattern[str]
    """The words that show that one party signed an agreement with each of the others: "two memoranda"."""
    degree: re.Pattern[str]
    """Academic degrees and titles after a position, which are not part of it."""
    singular: Callable[[str], str]
    """A function that returns the singular of a position in the plural: "rector" for "rectors"."""
    shared_noun: Callable[[str, Sequence[str], str], list[str] | None]
    """A function that returns the full names of a list of organizations that share a noun: "the A and B regions".

    It takes the text before the list, its items, and the text after it; None means that they do not share a noun.
    """
    officials: re.Pattern[str]
    """The words for the people of a meeting who signed: "the officials signed"."""
    collective: re.Pattern[str]
    """Signatories named only by their positions, with the group `position`: "signed by the rectors of both"."""
