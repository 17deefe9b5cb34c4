"""The parties to which spans of a text refer: their full names and countries, and which spans can name a party.

A span can be a noun ("the university") or an acronym, whose full name is elsewhere in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.parties import name_forms
from eapa_cli.importing.press.parties.full_names import FullNames
from eapa_cli.importing.press.phrases.clauses import Clause, PhraseClass
from eapa_cli.importing.press.phrases.mention import parse_sentence
from eapa_cli.importing.press.places.disputed_cities import names_disputed_city
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.signing.signing_sentences import SigningSentences
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.matching.places_in_text import country_of, country_of_word
from eapa_cli.model.message import Message

# The characters before and after a list in which its common noun is searched.
_DISTANCE_OF_NOUN: Final = 40
# The characters after a name in which a bracket with its country is searched.
_DISTANCE_OF_BRACKET: Final = 30
# The text that can be between two items of a list.
_JOINING: Final = re.compile(r"(?:,|,? (?:and|и|с)) (?:the )?")
_BRACKET_AFTER: Final = re.compile(r"\s*\(([^()]{2,25})\)")
_BRACKET_AT_END: Final = re.compile(r"\(([^()]{2,25})\)\s*$")
_OWNER: Final = re.compile(r"([A-Z]\w+)'s ")
# "Peru (ANP)" is the agency ANP of Peru: an acronym with another first letter does not stand for the country.
_AGENCY_OF_COUNTRY: Final = re.compile(r"(?P<country>[^()]+) \((?P<acronym>(?P<first>[A-Z])[A-Z]{1,5})\)")
# `words/word_classes.py` explains the letters of the patterns over classes.
_AROUND_NAMES: Final = WordClass.ARTICLE + WordClass.BRACKET + WordClass.STOP + WordClass.COMMA
# Over classes: a word that can be in the name of a party, such as "University", "UNESCO" or "Hill".
_WORD_OF_NAME: Final = re.compile("[HhCYAQgKGNs]")
# Over classes: a name of a person, "Ann Berg", but not two unknown capitalised words.
_PERSON: Final = re.compile("(?=.*[GNI])[CGNI]{2,3}")
# Over classes: the words of several organizations, "Turkish news agencies".
_COUNTRY_AND_COMMON_WORDS: Final = re.compile("g[xj]+")
# Over classes: words that name no organization, "state university".
_COMMON_WORDS: Final = re.compile("[hxjM]+")
# "Berg's trade mission to Peru"
_EVENT_OF_PERSON: Final = re.compile(r"'s (?:[a-z]+ )?(?:meeting|mission|talks|tour|trip|visit)\b")
# "школа № 7" is a name.
_NUMBER: Final = re.compile(r"№ ?\d")
# "Города Китая": places without names
_PLACES: Final = re.compile(
    r"(?:город|регион|стран|столиц)(?:ами|ах|ы|а) ([А-ЯЁ]\w+)(?: и [А-ЯЁ]\w+)?\Z", re.IGNORECASE
)
# "ОбществоФото": the end of one line and the start of the next
_TWO_WORDS_WITHOUT_SPACE: Final = re.compile(r"[А-ЯЁ][а-яё]{4,}[А-ЯЁ][а-яё]{3,}")
# "горном городе Озёрске": the place of something
_TOWN: Final = re.compile(r"(?:[а-яё]+(?:ом|ем) )?(?:городе|посёлке|поселке|районе|селе) ")
# "внешнеполитические ведомства Перу": several organizations without their names
_SEVERAL: Final = re.compile(
    "(?:[а-яё]+[ыи]е )*(?:ведомства|структуры|организации|вузы|учреждения|компании|университеты|институты|предприятия)"
    '\\b(?! [«"])'
)
# "областной парламент": the only one of its region, so that its name need not be printed.
_LOCAL_BODY: Final = re.compile(
    r"(?:областн|городск|столичн|районн|краев|республиканск|окружн|муниципальн)[а-яё]+ "
    r"(?:администраци|правительств|парламент|министерств|дум|собрани|прокуратур)[а-яё]*"
    r"|администраци[а-яё]* (?:президента|губернатора|мэра|главы)"
)
# Over classes: a head noun ("University", "university"), an acronym, quotes or a name of the register.
_HEAD_NOUN: Final = re.compile("[HhAQK]")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftParty:
    """A party: its name in the nominative, the span that names it, and its country if the text names one.

    `reason` is empty if the span has the name itself.
    """

    name: str
    span: Span
    country: str | None = None
    reason: str = ""


class OrganizationNames:
    """The organizations of one page, by the spans that name them."""

    def __init__(self, sentences: SigningSentences) -> None:
        self._sentences = sentences
        self._layout = sentences.layout
        self._language = sentences.language
        self._full_names = FullNames(sentences)
        self._derived: dict[Span, DraftParty] = {}
        # The names of people that the page gives with a post.
        named = (one for one in sentences.mentions if one.position)
        self._officials = {name_forms.stems(self._layout.text(one.name)) for one in named if one.name}
        title = sentences.clause(sentences.layout.title).phrases if sentences.layout.title else ()
        lists = [one.mentions for one in (*sentences.signers, *sentences.headline)]
        for mentions in (*lists, *(phrase.mentions for phrase in title)):
            self._derive_in_list([org for mention in mentions for org in mention.orgs[:1]])

    def derive(self, span: Span, name: str, reason: str) -> None:
        """Give a span a name that its words do not have, with the reason."""
        country = self._country_in(name)
        self._derived[span] = DraftParty(name=name, span=span, country=country, reason=reason)

    def _derive_in_list(self, orgs: Sequence[Span]) -> None:
        """Derive the full names of the first part of a list that shares a noun, if possible a long part.

        In "A and the societies of Peru, Chile and Cuba", it starts after "A".
        """
        for start in range(len(orgs) - 1):
            for end in range(len(orgs), start + 1, -1):
                if self._derive_shared(orgs[start:end]):
                    return

    def _derive_shared(self, orgs: Sequence[Span]) -> bool:
        """Derive the full names of a list that shares a noun: "the ministries of culture of A and B".

        False means that the names of the list do not share a noun.
        """
        plain = self._layout.plain
        is_list = all(_JOINING.fullmatch(plain, one.end, other.start) for one, other in pairwise(orgs))
        if len(orgs) < 2 or not is_list:  # noqa: PLR2004
            return False
        first, last = orgs[0], orgs[-1]
        before = plain[max(0, first.start - _DISTANCE_OF_NOUN) : first.start]
        after = plain[last.end : last.end + _DISTANCE_OF_NOUN]
        listed = [name_forms.clean_name(self._layout.text(org), self._language) for org in orgs]
        names = self._language.shared_noun(before, listed, after) or []
        for org, name in zip(orgs, names, strict=False):
            self.derive(org, name, Message("the text names several organizations by one noun"))
        return bool(names)

    def party(self, span: Span) -> DraftParty | None:
        """Return the party that a span names; None if it cannot name a party, or if its full name is not found."""
        if derived := self._derived.get(span):
            return derived
        text = self._layout.text(span)
        name = name_forms.clean_name(text, self._language)
        reason: str = ""
        if self._is_generic(name):
            full = self._full_names.find_of_noun(name, span)
            if full:
                span, name = full
                reason = Message("'%(words)s' refers to it", words=" ".join(text.split()))
        if (self._is_generic(name) and not _LOCAL_BODY.fullmatch(name)) or not self.may_be_party(span):
            return None
        if " " not in name and name_forms.may_be_short_name(name) and (full := self._full_names.find_of_acronym(name)):
            span, name = full
            reason = Message("'%(words)s' refers to it", words=" ".join(text.split()))
        country = self._country_next_to(span, text)
        printed = name_forms.clean_name(self._layout.text(span), self._language)
        name = _in_nominative(printed) if self._language.code == "ru" else printed
        country = country or self._country_in(name) or self._country_in(text)
        agency = _AGENCY_OF_COUNTRY.fullmatch(name)
        if agency and country_of_word(agency["country"], self._language.code) and agency["first"] != name[0]:
            name = agency["acronym"]
        return DraftParty(name=name, span=span, country=country, reason=reason)

    def _country_in(self, name: str) -> str | None:
        """Return the only country that a name shows, also by a city."""
        return None if names_disputed_city(name) else country_of(name, self._language.code)

    def _country_next_to(self, span: Span, text: str) -> str | None:
        """Return the country in brackets after a name ("Hill University (Peru)") or in front ("Peru's Hill Fund")."""
        following = self._layout.plain[span.end : span.end + _DISTANCE_OF_BRACKET]
        bracket = _BRACKET_AFTER.match(following) or _BRACKET_AT_END.search(text)
        country = country_of(bracket[1], self._language.code) if bracket else None
        owner = _OWNER.match(text)
        country = country or (country_of_word(owner[1], self._language.code) if owner else None)
        return country or name_forms.country_in_front(text)

    def may_be_party(self, span: Span) -> bool:
        """Return whether a name can be a party: not a person, a day, a document or only an article."""
        text = self._layout.text(span)
        sentence = self._sentences.parse(span)
        classes = sentence.classes.strip(_AROUND_NAMES)
        if not _WORD_OF_NAME.search(classes):
            return False
        # "Uzbek", but not "Uzbekistan"
        if not classes.strip(WordClass.COUNTRY) and self._language.country_words.fullmatch(text):
            return False
        # "MOU"
        if self._language.acronyms & {token.text for token in sentence.tokens} and len(classes) == 1:
            return False
        places = _PLACES.match(text)
        if _PERSON.fullmatch(classes) or (places and country_of_word(places[1], self._language.code)):
            return False
        if name_forms.stems(text) in self._officials or _EVENT_OF_PERSON.search(text):
            return False
        is_group = nominative.is_group_of_people(text.partition(" ")[0].lower()) or _SEVERAL.match(text)
        if self._language.has_cases and is_group:
            return False
        # "Керам Гобр": two words that are neither nouns of the dictionary nor places are rather a person.
        if self._language.has_cases and classes == WordClass.CAPITALISED * 2:
            words = [token.text.lower() for token in sentence.tokens]
            if not any(nominative.is_common_noun(word) or nominative.is_place(word) for word in words):
                return False
        if _COUNTRY_AND_COMMON_WORDS.fullmatch(classes) and self._language.country_words.match(text):
            return False
        is_common = _COMMON_WORDS.fullmatch(classes) or text.islower()
        return not is_common or bool(_NUMBER.search(text) or _LOCAL_BODY.fullmatch(text))

    def in_sentence(self, span: Span) -> list[Span]:
        """Return the organizations with a head noun that a sentence names, also in posts of people, except guests."""
        clause = self._sentences.clause(span)
        # "in the presence of Z", "said Z", "according to Z", "the forum of A and B"
        mentions = (
            mention
            for number, phrase in enumerate(clause.phrases)
            if not _is_of_witness(clause, number) and not self._is_of_event(clause, number)
            for mention in phrase.mentions
        )
        orgs = [(org, self._layout.text(org)) for mention in mentions for org in mention.orgs]
        return [
            org
            for org, text in orgs
            if _HEAD_NOUN.search(self._sentences.parse(org).classes)
            and text != text.lower()
            and not self._language.event_names.search(text)
            and text not in {"City Hall", "Town Hall"}
            and not _TWO_WORDS_WITHOUT_SPACE.fullmatch(text)
            and not _TOWN.match(text)
            and not (text.isupper() and country_of_word(text, self._language.code))
        ]

    def _is_of_event(self, clause: Clause, number: int) -> bool:
        """Return whether a phrase is a list that starts with the name of an event, also before an "and".

        An example is "the Lake Society" in "the Hill Forum and the Lake Society".
        """
        first = number - 2 if clause.letter(number - 1) == WordClass.AND and number > 1 else number
        mentions = clause.phrases[first].mentions or clause.phrases[number].mentions
        orgs = [org for mention in mentions[:1] if not mention.is_person for org in mention.orgs]
        return any(self._language.event_names.search(self._layout.text(org)) for org in orgs)

    def is_place(self, party: DraftParty) -> bool:
        """Return whether a name belongs to a city or a country."""
        words = name_forms.without_acronym(party.name)
        is_country = " " not in words and country_of_word(words, self._language.code) is not None
        return is_country or find_city(words) is not None

    def _is_generic(self, name: str) -> bool:
        """Return whether a name is a noun that refers to another name: "the institute"."""
        span = Span(0, len(name))
        classes = parse_sentence(name, span, self._language).classes
        first = name.partition(" ")[0]
        # "the Uzbek institute" refers to a name, "Rwanda Polytechnic" is one.
        is_name = (
            classes.startswith(WordClass.COUNTRY)
            and not self._language.country_words.fullmatch(first)
            and not name.rpartition(" ")[2].islower()
        )
        return bool(self._language.generic.fullmatch(classes)) and not is_name

    def is_same(self, one: DraftParty, other: DraftParty) -> bool:
        """Return whether two parties have the same name, or a name and its acronym."""
        short, other_short = name_forms.acronym_in(one.name), name_forms.acronym_in(other.name)
        if short and other_short and short != other_short:
            return False
        first, second = (
            name_forms.stems(name_forms.without_acronym(one.name)),
            name_forms.stems(name_forms.without_acronym(other.name)),
        )
        return first == second or name_forms.similarity(one.name, other.name) == 1.0


def _in_nominative(name: str) -> str:
    """Return a Russian name in the nominative; "Ниш" is a city, and not the genitive of "ниши"."""
    city = find_city(name) if " " not in name else None
    return city.russian if city and city.russian[:2] == name[:2] else nominative.phrase(name)


def _is_of_witness(clause: Clause, number: int) -> bool:
    """Return whether a list follows a word for guests or sources: "said Z", "according to Z"."""
    before = number - 2 if clause.letter(number - 1) == WordClass.TO_OR_FROM else number - 1
    return clause.letter(before) == PhraseClass.WITNESSES
