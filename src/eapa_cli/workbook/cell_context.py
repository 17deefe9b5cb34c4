"""The context in which cells are written and read: a language, and the organizations of the register."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from eapa_cli.exporting.xlsx_file import Cell
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.model.vocabulary import NameKind
from eapa_cli.publishing.wording import Wording
from eapa_cli.tabular.extract import Data
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.languages import detect_language
from eapa_cli.text.suggestions import ask_if_meant

# A name with an id in brackets, as in "News Agency [news-agency]".
_NAME_WITH_ID: Final = re.compile(r".* \[([a-z0-9-]+)\]", re.DOTALL)
# These separate the party, the name and the position of a signatory.
_SEPARATORS: Final = re.compile(r"[=:,;()\n]")
_SHORT_KINDS: Final = (NameKind.ACRONYM, NameKind.SHORT)


class CellContext:
    """The language of a workbook, the organizations, and the computed values of records.

    `organizations` has the records by id. `computed` has the values by the id of the record and the name of the value.
    """

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

    def format_name(self, id_: str) -> str:
        """Return the official name of an organization, with its id if another organization has the same name.

        If no official name is known, return the id.
        """
        name = self._find_name(id_, NameKind.OFFICIAL)
        if not name:
            return id_
        return name if self._is_found_by(name, id_) else f"{name} [{id_}]"

    def format_short_name(self, id_: str) -> str:
        """Return the acronym of an organization, or else its short name, its official name or its id.

        A name is skipped if it does not identify the organization, or cannot be separated from the text around it.
        """
        candidates = [*(self._find_name(id_, kind) for kind in _SHORT_KINDS), self.format_name(id_)]
        return next((text for text in candidates if text and self._identifies(text, id_)), id_)

    def find_organization(self, text: str) -> str:
        """Return the id of an organization; the text is its id, a name, a similar name, or a name with the id.

        Raises:
            ValueError: no organization or several organizations have the name or a similar one.
        """
        parts = _NAME_WITH_ID.fullmatch(text)
        if parts and parts[1] in self._organizations:
            return parts[1]
        match = self._names.find(text)
        if match is None:
            if suggestion := ask_if_meant(self._names.suggest(text)):
                message = _("no organization is called '%(name)s': %(suggestion)s")
            else:
                message = _("no organization is called '%(name)s': add it first, or write its id")
            raise ValueError(message % {"name": text, "suggestion": suggestion})
        return match.id

    def set_text(self, texts: dict[str, Any], text: str) -> None:
        """Set an edited text. Its language is the language that the cell shows, unless most words are in another one.

        An empty text removes the texts in all languages, since they state the same fact.
        """
        shown = self.wording.language_of(texts) if texts else self.wording.languages[0]
        if text:
            texts[self.choose_language(text, shown)] = text
        else:
            texts.clear()

    def choose_language(self, text: str, shown: str) -> str:
        """Return the language of most words of a text; of languages with equally many words, prefer `shown`."""
        counts = Counter(self._languages_of_words(text, shown))
        return max(counts, key=lambda tag: (counts[tag], tag == shown), default=shown)

    def _languages_of_words(self, text: str, shown: str) -> Iterator[str]:
        for word in filter(lambda word: any(map(str.isalpha, word)), text.split()):
            try:
                yield detect_language(word, [shown, *self.wording.languages])
            except ValueError:  # the letters belong to several languages
                yield shown

    def _identifies(self, text: str, id_: str) -> bool:
        """Return whether a name on the line of a signatory would be read as the organization again."""
        return not _SEPARATORS.search(text) and self._is_found_by(text, id_)

    def _is_found_by(self, text: str, id_: str) -> bool:
        try:
            return self.find_organization(text) == id_
        except ValueError:
            return False

    def _find_name(self, id_: str, kind: str) -> str:
        """Return a name of an organization on one line; an empty string if no name of the kind is known."""
        data = self._organizations.get(id_, {})
        name = find_shown_name(data.get("names", ()), kind, self.wording.languages)
        return " ".join(name["value"].split()) if name else ""


def find_shown_name(names: Sequence[Any], kind: str, languages: Sequence[str]) -> Any | None:
    """Return the first name of a kind in the first possible language, or else the first name of the kind."""
    of_kind = [name for name in names if name.get("kind") == kind]
    in_languages = (name for tag in languages for name in of_kind if name.get("lang") == tag)
    return next(in_languages, of_kind[0] if of_kind else None)
