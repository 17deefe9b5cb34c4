"""The people of a page.

If a signatory has only a family name, or no position, another sentence may state the full name or the position.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.parties import name_forms
from eapa_cli.importing.press.phrases.mention import Mention
from eapa_cli.importing.press.russian.person_nominative import name_of_person
from eapa_cli.matching.person_names import PersonName, has_name, is_same_person, parse_person, select_full_forms

# Russian names are compared by the first letters of each word: their nominative can be uncertain.
_LETTERS_OF_NAME: Final = 4
# "М.", "A. B."
_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,2}\.\s?){1,3}(?=[^\W\d_])")
# Posts are compared by their first letters, so that endings do not matter.
_LETTERS_OF_POST: Final = 5


class PeopleOfPage:
    """The people whom one page names."""

    def __init__(self, layout: Layout, language: Language, mentions: Sequence[Mention]) -> None:
        self._layout = layout
        self._language = language
        self._people = [(self._parse(one.name), one) for one in mentions if one.name]

    def complete(self, mention: Mention) -> Mention | None:
        """Return a mention with what other sentences add: the full name of a family name, or the position.

        Complete people stay as they are, and organizations too, unless their only word is the family name of a person
        with a position: "Berg signed it". None means that several people have the family name, or no one
        has it and the mention states no position.
        """
        if not mention.name:
            return self._as_bearer(mention)
        name = self._parse(mention.name)
        if mention.is_family_name:
            return self._with_full_name(mention, name)
        if mention.position:
            full = replace(mention, name=self._find_given_name(mention.name))
            return self._with_organization(full, mention.position, name)
        found = next((one for known, one in self._people if one.position and is_same_person(name, known)), None)
        if not found:
            return mention
        return replace(found, name=mention.name, orgs=(*mention.orgs, *found.orgs), side=mention.side)

    def _find_given_name(self, printed: Span) -> Span:
        """Return the only full name of the page for "Mr Berg, the Rector of A", else the name as printed."""
        family = self._layout.text(printed)
        if " " in family or self._language.has_cases:
            return printed
        full = {self._layout.text(one.name): one.name for _, one in self._people if one.name}
        found = [span for text, span in full.items() if text.endswith(f" {family}")]
        return found[0] if len(found) == 1 else printed

    def _with_organization(self, mention: Mention, position: Span, name: PersonName) -> Mention:
        """Return a person whose organization is only in a sentence that gives the same post: "Rector X of A"."""
        if mention.orgs:
            return mention
        post = self._layout.text(position)[:_LETTERS_OF_POST].casefold()
        # "главы Анна Берг и Пётр Холмов": the plural stands for different posts, and every post matches.
        post = "" if mention.is_shared and post.startswith(("глав", "руков")) else post
        posts = ((one.position, one.orgs) for known, one in self._people if one.orgs and is_same_person(name, known))
        named = [(other, orgs) for other, orgs in posts if other]
        # "Ambassador Berg" can be a rank: another sentence has "Director General HSU Ann Berg".
        if named and self._language.envoys.fullmatch(self._layout.text(position)):
            return replace(mention, position=named[0][0], orgs=named[0][1])
        same = (orgs for other, orgs in named if self._layout.text(other).casefold().startswith(post))
        return replace(mention, orgs=next(same, ()))

    def _as_bearer(self, mention: Mention) -> Mention:
        """Return the person with a position whose family name is the only word of an organization, if there is one."""
        word = mention.orgs[0] if mention.orgs else None
        text = self._layout.text(word) if word else ""
        # "Berg" and "Луговой" can be family names, "HSU" cannot.
        if not word or " " in text or not text.istitle():
            return mention
        person = self._with_full_name(Mention(name=word), self._parse(word))
        return person or mention

    def _with_full_name(self, mention: Mention, family_name: PersonName) -> Mention | None:
        """Return the only person of the page with a family name: "Ann Berg" for "Minister Berg"."""
        bearers = [(known, one) for known, one in self._people if has_name(family_name, known)]
        # "CNU Registrar Berg" is not "HSU Rector Bo Berg".
        if mention.position and mention.orgs and len(select_full_forms(known for known, _ in bearers)) > 1:
            posts = self._words_of_post(mention)
            bearers = [(known, one) for known, one in bearers if self._words_of_post(one) == posts]
        if not bearers and mention.position:
            return mention
        if len(select_full_forms(known for known, _ in bearers)) != 1:
            return None
        found = next((one for _, one in bearers if one.position), bearers[0][1])
        position = found.position or mention.position
        return replace(found, position=position, orgs=(*mention.orgs, *found.orgs), side=mention.side)

    def find_full_name(self, printed: Span) -> Span | None:
        """Return the only name of the page that gives the first initial of a name in full: "Ann Berg" for "A. Berg"."""
        text = self._layout.text(printed)
        if not _INITIALS.match(text):
            return None
        name = self._parse(printed)
        family = re.findall(r"\w+", text)[-1]
        found: dict[str, Span] = {}
        for known, one in self._people:
            if one.name and has_name(name, known):
                *given, last = self._words_of_name(one.name)
                if last == family and given and len(given[0]) > 1:
                    found[" ".join(given)] = one.name
        return next(iter(found.values())) if len(found) == 1 else None

    def _words_of_name(self, name: Span) -> list[str]:
        """Return the words of a name, in Russian in the nominative."""
        text = self._layout.text(name)
        return re.findall(r"\w+", name_of_person(text) if self._language.code == "ru" else text)

    def _words_of_post(self, mention: Mention) -> frozenset[str]:
        """Return the stems of all words in the position and organizations of a person."""
        spans = (*((mention.position,) if mention.position else ()), *mention.orgs)
        return frozenset().union(*(name_forms.stems(self._layout.text(span)) for span in spans))

    def _parse(self, name: Span) -> PersonName:
        """Return a name for comparisons; in Russian, of the first letters of its words.

        The nominative of a family name alone can be uncertain: "Луговой" is also a case of "Лугова".
        """
        words = self._layout.text(name).split()
        if self._language.code == "ru":
            words = [word[:_LETTERS_OF_NAME] for word in name_of_person(" ".join(words)).split()]
        return parse_person(" ".join(words))
