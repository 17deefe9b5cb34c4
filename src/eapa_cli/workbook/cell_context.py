"""The context in which cells are written and read: a language, and the organizations of the register."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from eapa_cli.exporting.formatted_workbook import Cell
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.model.names import LocalText
from eapa_cli.model.vocabulary import NameKind
from eapa_cli.publishing.wording import Wording
from eapa_cli.tabular.selection import Data
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.languages import detect_language
from eapa_cli.text.suggestions import ask_if_meant

_WITH_ID: Final = re.compile(r".* \[([a-z0-9-]+)\]", re.DOTALL)
# These separate the party, the name and the position of a signatory.
_SEPARATORS: Final = re.compile(r"[=:,;()\n]")
_SHORT: Final = (NameKind.ACRONYM, NameKind.SHORT)


class CellContext:
    """A language of the interface, the organizations by id, and the computed values of records by id and column."""

    def __init__(
        self,
        wording: Wording,
        organizations: Mapping[str, Data],
        computed: Mapping[str, Mapping[str, Cell]] | None = None,
    ) -> None:
        self.wording = wording
        self.computed = computed or {}
        self._organizations = dict(organizations)
        self._names = OrganizationNames(organizations.values())

    def add(self, organization: Data) -> None:
        """Add an organization that is not in the register yet."""
        self._organizations[organization["id"]] = organization
        self._names.add(organization)

    def name(self, id_: str) -> str:
        """Return the name of an organization, with its id if others have the same name; its id if it has no record."""
        name = self._shown_names.get(id_, id_)
        return f"{name} [{id_}]" if self._bearers[fold(name)] > 1 else name

    def short_name(self, id_: str) -> str:
        """Return the acronym or short name of an organization, or else its name, if it identifies the organization."""
        data = self._organizations.get(id_)
        candidates = [shown_name(data, kind, self.wording.languages) for kind in _SHORT] if data else []
        return next((text for text in [*candidates, self.name(id_)] if self._identifies(text, id_)), id_)

    def organization(self, text: str) -> str:
        """Return the id of the organization with an id or a name.

        Raises:
            ValueError: the organization is not known, or several have the name.
        """
        known = _WITH_ID.fullmatch(text)
        if known and known[1] in self._organizations:
            return known[1]
        match = self._names.find(text)
        if match is None:
            if suggestion := ask_if_meant(self._names.suggest(text)):
                message = _("no organization is called '%(name)s': %(suggestion)s")
            else:
                message = _("no organization is called '%(name)s': add it first, or write its id")
            raise ValueError(message % {"name": text, "suggestion": suggestion})
        return match.id

    def local(self, text: LocalText | None) -> str:
        """Return a text in the first language that it has."""
        return self.wording.local(text)

    def put_text(self, texts: dict[str, Any], text: str) -> None:
        """Change a text in the language that is shown, or add it in its own language if that is another one.

        An empty text removes the text in all languages, since they state the same fact.
        """
        shown = self.wording.language_of(texts) if texts else self.wording.languages[0]
        if text:
            texts[self.language(text, shown)] = text
        else:
            texts.clear()

    def language(self, text: str, shown: str) -> str:
        """Return the language of most words of a text; `shown` if its letters do not tell it from another one."""
        found = Counter(self._languages_of_words(text, shown))
        return max(found, key=lambda tag: (found[tag], tag == shown), default=shown)

    def _languages_of_words(self, text: str, shown: str) -> Iterator[str]:
        for word in filter(lambda word: any(map(str.isalpha, word)), text.split()):
            try:
                yield detect_language(word, [shown, *self.wording.languages])
            except ValueError:  # letters of several languages, none of which the register has
                yield shown

    def _identifies(self, text: str, id_: str) -> bool:
        try:
            return bool(text) and not _SEPARATORS.search(text) and self.organization(text) == id_
        except ValueError:
            return False

    @cached_property
    def _shown_names(self) -> Mapping[str, str]:
        languages = self.wording.languages
        found = {id_: shown_name(data, NameKind.OFFICIAL, languages) for id_, data in self._organizations.items()}
        return {id_: name for id_, name in found.items() if name}

    @cached_property
    def _bearers(self) -> Counter[str]:
        return Counter(map(fold, self._shown_names.values()))


def shown_item(names: Sequence[Any], kind: str, languages: Sequence[str]) -> Any | None:
    """Return the first name of a kind in the first language that has one."""
    found = [name for name in names if name.get("kind") == kind]
    ordered = (name for tag in languages for name in found if name.get("lang") == tag)
    return next(ordered, found[0] if found else None)


def shown_name(data: Data, kind: str, languages: Sequence[str]) -> str:
    """Return a name of an organization on one line; an empty string if it has none of the kind."""
    item = shown_item(data.get("names", ()), kind, languages)
    return " ".join(item["value"].split()) if item else ""
