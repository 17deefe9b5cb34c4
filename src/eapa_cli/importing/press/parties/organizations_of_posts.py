"""The organization for which a person signed, if the post names it: a minister signs for the ministry."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.parties import name_forms
from eapa_cli.importing.press.parties.offices import city_of_post, office_of_post
from eapa_cli.importing.press.parties.organization_names import OrganizationNames
from eapa_cli.importing.press.phrases.mention import Mention
from eapa_cli.importing.press.phrases.relations import has_post_of_colleague
from eapa_cli.importing.press.signing.signing_sentences import SigningSentences
from eapa_cli.importing.press.words.word_classes import SURE_NAME
from eapa_cli.matching.places_in_text import country_named, country_of, country_of_word
from eapa_cli.model.message import Message
from eapa_cli.text.countries import country_name

# An organization of a post is chosen for another person's organization only if they are at least so similar.
_MIN_SIMILARITY: Final = 0.5
# "energy minister", "minister of culture of Peru"
_LOWER_MINISTER: Final = re.compile(r"(?:[a-z]+ )*minister(?: (?:of|for) .*)?")
_LOWER_WORD: Final = re.compile(r"\b(?!(?:and|for|of|the|in|on|to)\b)[a-z]")


def _in_title_case(post: str) -> str:
    """Return the post of a minister with capital letters, another post as it is."""
    return _LOWER_WORD.sub(lambda letter: letter[0].upper(), post) if _LOWER_MINISTER.fullmatch(post) else post


class OrganizationsOfPosts:
    """Finds the organizations of the people of one page. A name that follows from a post is added to `names`."""

    def __init__(self, sentences: SigningSentences, names: OrganizationNames) -> None:
        self._sentences = sentences
        self._layout = sentences.layout
        self._language = sentences.language
        self._names = names

    def organizations_of(self, mentions: Sequence[Mention]) -> list[Span]:
        """Return the organizations of several mentions, one of each.

        If a post names several, it is the one that is most similar to the organization of another person: "заместитель
        главы правительства, президент Олимпийского комитета А" signs with another Olympic committee.
        """
        return [org for mention in mentions for org in self._similar_to_others(mention, mentions)]

    def _similar_to_others(self, mention: Mention, mentions: Sequence[Mention]) -> tuple[Span, ...]:
        others = [self._layout.text(org) for other in mentions if other is not mention for org in other.orgs[:1]]
        similarities = [
            max((name_forms.similarity(self._layout.text(org), other) for other in others), default=0)
            for org in mention.orgs
        ]
        best = similarities.index(max(similarities)) if similarities else 0
        if best > 0 and similarities[best] >= _MIN_SIMILARITY:
            return (mention.orgs[best],)
        return self.organization_of(mention)

    def organization_of(self, mention: Mention) -> tuple[Span, ...]:
        """Return the first organization of a mention; a minister signs for the ministry."""
        if not mention.is_person or not mention.position:
            return mention.orgs[:1]
        if city := self._city_of_post(mention, mention.position):
            return (city,)
        post = self._layout.text(mention.position)
        if office := office_of_post(post, self._language):
            self._names.derive(mention.position, office, Message("the office of '%(words)s', who signed", words=post))
            return (mention.position,)
        shared = [self._language.singular(post)] if mention.is_shared else None
        posts = map(_in_title_case, shared or self._posts_up_to_organization(mention, mention.position))
        minister = next(filter(None, map(self._language.ministry.post.fullmatch, posts)), None)
        if not minister:
            return mention.orgs[:1]
        name = self._language.ministry.start_of_name + self._field_of(minister)
        # "Minister X, on behalf of the Government of Peru"
        end = max(mention.name.end if mention.name else 0, mention.position.end)
        org = mention.orgs[0] if mention.orgs else None
        if org and org.start > end and SURE_NAME.search(self._sentences.parse(org).classes):
            return (org,)
        has_field = self._language.code != "en" or name.split()[-1][:1].isupper()  # not "Ministry of"
        if not has_field or (mention.is_shared and not mention.orgs):
            return ()
        return self._derive_ministry(mention, mention.position, name)

    def _posts_up_to_organization(self, mention: Mention, position: Span) -> Iterator[str]:
        """Yield the posts of a position up to the first with an organization.

        Examples are "Deputy Prime Minister" and "Minister of Culture of Peru", but only "rector of A" in "rector of A,
        Minister of Culture".
        """
        sentence = self._sentences.parse(position)
        borders = [border.span() for border in self._language.next_position.finditer(sentence.classes)]
        starts = [0, *(end for _, end in borders)]
        ends = [*(start for start, _ in borders), len(sentence.classes)]
        for post in filter(None, map(sentence.slice, starts, ends)):
            yield " ".join(self._layout.text(post).split())
            if any(post.contains(org) and SURE_NAME.search(self._sentences.parse(org).classes) for org in mention.orgs):
                return

    def _field_of(self, minister: re.Match[str]) -> str:
        """Return the field of a minister with the country after it: "Culture of Peru" in "Culture Minister of Peru"."""
        before, after = ((minister[name] or "").strip() for name in ("before", "field"))
        before = "Foreign Affairs" if before == "Foreign" else before
        is_country = country_named(after.removeprefix("the "), self._language.code) is not None
        # "Minister of Peru" has no field.
        if is_country and self._language.of:
            return f"{before} {self._language.of} {after}" if before else ""
        return after or before

    def _city_of_post(self, mention: Mention, position: Span) -> Span | None:
        """Return the city that an official of it signed for, if the text calls the parties cities."""
        post = Span(position.start, max([position.end, *(org.end for org in mention.orgs)]))
        named = city_of_post(self._layout.text(post), self._language)
        reports = (self._layout.text(sentence.span) for sentence in self._sentences.reports)
        if not named or not any(self._language.between_cities.search(text) for text in reports):
            return None
        name, start = named
        span = Span(post.start + start, post.end)
        self._names.derive(span, name, Message("'%(post)s' signed for the city", post=self._layout.text(post)))
        return span

    def _derive_ministry(self, mention: Mention, position: Span, name: str) -> tuple[Span, ...]:
        """Return the span that stands for the ministry of a minister, whose name has the country of the post.

        Ministers who share a post have their countries in a list: "the ministers of culture of A and B, X and Y".
        """
        words = " ".join(self._layout.text(mention.orgs[0] if mention.is_shared else position).split())
        because = Message("the ministry of '%(words)s', who signed", words=words)
        if mention.is_shared:
            country = None if self._language.has_cases else self._country_of_post(mention, position)
            name = " ".join(filter(None, [name, self._language.of, country or self._layout.text(mention.orgs[0])]))
            self._names.derive(mention.orgs[0], name, because)
            return mention.orgs[:1]
        # "Peruvian Culture Minister X and his Kenyan counterpart Y": the post of X, and the country of Y
        if has_post_of_colleague(self._layout.plain, mention):
            if not mention.side:
                return ()
            position = mention.name or position
            country = country_name(mention.side, self._language.code)
        else:
            country = self._country_of_post(mention, position)
        if country and not country_of(name, self._language.code):
            name = f"{name} {self._language.of} {country}".replace("  ", " ")
        self._names.derive(position, name, because)
        return (position,)

    def _country_of_post(self, mention: Mention, position: Span) -> str | None:
        """Return the name of the country in front of a post, or in it: "Kyrgyz Foreign Minister"."""
        words = (self._layout.text(org).removesuffix("'s") for org in mention.orgs)
        codes = (country_of_word(word, self._language.code) for word in words)
        code = next(filter(None, codes), None) or country_of(self._layout.text(position), self._language.code)
        return country_name(code, self._language.code) if code else None
