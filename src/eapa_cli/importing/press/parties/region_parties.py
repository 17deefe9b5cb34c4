"""Regions whose governor or mayor signed, and pairs of twin towns."""

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.parties import name_forms
from eapa_cli.importing.press.parties.organization_names import DraftParty
from eapa_cli.importing.press.phrases.mention import people
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.signing.signing_sentences import SigningSentences
from eapa_cli.matching.places_in_text import country_of
from eapa_cli.model.message import Message


def find_region(sentences: SigningSentences, other: DraftParty) -> DraftParty | None:
    """Return the only region of the text that is not the other party, if a governor or mayor signed."""
    layout, language = sentences.layout, sentences.language
    posts = (
        layout.text(mention.position)
        for one in sentences.signers
        for mention in people(one.mentions)
        if mention.position and not mention.orgs
    )
    governor = next(filter(language.region_posts.search, posts), None)
    if not governor:
        return None
    found: dict[frozenset[str], Span] = {}
    for line in (*([layout.title] if layout.title else []), *layout.sentences):
        for match in language.region.finditer(layout.text(line)):
            span = Span(line.start + match.start(), line.start + match.end())
            if not name_forms.stems(match[0]) <= name_forms.stems(other.name):
                found.setdefault(name_forms.stems(match[0]), span)
    if len(found) != 1:
        return None
    span = next(iter(found.values()))
    name = name_forms.clean_name(layout.text(span), language)
    return DraftParty(
        name=nominative.phrase(name) if language.code == "ru" else name,
        span=span,
        country=country_of(name, language.code),
        reason=Message("the only region of the text; '%(post)s' signed", post=governor),
    )


def find_twin_cities(sentences: SigningSentences) -> list[Span]:
    """Return the two cities of the first sentence that calls them twin towns: "A and B became twin towns"."""
    layout, language = sentences.layout, sentences.language
    after, before = language.twinned
    for span in (*layout.sentences, *([layout.title] if layout.title else [])):
        if not language.between_cities.search(layout.text(span)):
            continue
        sentence = sentences.parse(span)
        for phrase in sentences.clause(span).phrases:
            orgs = [org for one in phrase.mentions if not one.is_person for org in one.orgs]
            start, end = sentence.tokens[phrase.start].start, sentence.tokens[phrase.end - 1].end
            is_twin = after.match(layout.plain, end) or before.search(layout.plain, span.start, start)
            if is_twin and len(phrase.mentions) == len(orgs) == 2:  # noqa: PLR2004
                return orgs
    return []
