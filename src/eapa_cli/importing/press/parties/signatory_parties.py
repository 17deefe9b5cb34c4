"""The party of a person who signed: it follows from the named side, the organizations, or the country of the post."""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.parties import name_forms
from eapa_cli.importing.press.parties.offices import office_of_post
from eapa_cli.importing.press.parties.organization_names import DraftParty
from eapa_cli.importing.press.phrases.mention import Mention
from eapa_cli.importing.press.phrases.relations import has_post_of_colleague
from eapa_cli.matching.places_in_text import country_of, country_of_word

_ACRONYM: Final = re.compile(r"\b[A-ZА-ЯЁ]{3,}\b")
# An organization of a person with the first similarity to a party has its name; with the second one, it shows the
# party by some words of the name. The third is for the words of a position.
_MIN_SIMILARITY_OF_NAME: Final = 0.5
_MIN_SIMILARITY_OF_PART: Final = 0.34
_MIN_SIMILARITY_OF_POSITION: Final = 0.4


def party_of(
    mention: Mention, parties: Sequence[DraftParty], layout: Layout, language: Language
) -> tuple[int | None, Span | None]:
    """Return the number of the party of a person, and the span that names the party in the position.

    The side of a country decides, else an organization with a similar name, else the words of the position.
    """
    if mention.side:
        of_side = [number for number, party in enumerate(parties) if party.country == mention.side]
        if len(of_side) == 1:
            return of_side[0], None
    printed = [party.name for party in parties]
    # "Уполномоченный по правам человека в Перу" is a party itself.
    office = office_of_post(layout.text(mention.position), language) if mention.position else None
    if office in printed:
        return printed.index(office), None
    names = [name_forms.clean_name(layout.text(org), language) for org in mention.orgs]
    if found := _party_of_names(names, printed):
        number, at = found
        return number, mention.orgs[at] if at is not None else None
    # In "Minister X and his counterpart Y", the post of X does not show the party of Y.
    is_own = mention.position and mention.name and not has_post_of_colleague(layout.plain, mention)
    if mention.position and is_own and not mention.is_shared:
        text = layout.text(mention.position)
        at = name_forms.best_match(text, printed, at_least=_MIN_SIMILARITY_OF_POSITION)
        if at is not None:
            return at, None
    return _party_of_country(mention, parties, layout, language), None


def _party_of_names(names: Sequence[str], parties: Sequence[str]) -> tuple[int, int | None] | None:
    """Return the number of the party that organizations show, and the number of the one that has its name."""
    if (parent := _find_parent(names, parties)) is not None:
        return parent, None
    for least in (_MIN_SIMILARITY_OF_NAME, _MIN_SIMILARITY_OF_PART):
        for number, name in enumerate(names):
            at = name_forms.best_match(name, parties, at_least=least)
            if at is not None and not name_forms.differ_in_proper_words(name, parties[at]):
                return at, number if least == _MIN_SIMILARITY_OF_NAME else None
    return None


def _find_parent(names: Sequence[str], parties: Sequence[str]) -> int | None:
    """Return the number of the only party whose acronym a longer name contains: "the Research Council of the HSF"."""
    words = {word for name in names if " " in name for word in _ACRONYM.findall(name_forms.without_acronym(name))}
    found = [
        number
        for number, party in enumerate(parties)
        if words & {name_forms.acronym_in(party), name_forms.initials(party).upper()}
    ]
    return found[0] if len(found) == 1 else None


def _party_of_country(
    mention: Mention, parties: Sequence[DraftParty], layout: Layout, language: Language
) -> int | None:
    """Return the party of the country in a post, as in "Nepalese secretary X", if no two parties share a country."""
    countries = [party.country for party in parties]
    found = set()
    for org in mention.orgs:
        word = layout.text(org).removesuffix("'s")
        # In "head of the Peru Department", Peru is not the side of the person.
        is_inside = mention.position is not None and mention.position.contains(org)
        if not is_inside or not country_of_word(word, language.code):
            found.add(country_of(word, language.code))
    if len(found) != 1 or None in countries or len({*countries}) != len(countries):
        return None
    return next((number for number, one in enumerate(countries) if one in found), None)
