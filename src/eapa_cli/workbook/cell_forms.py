"""Forms of cells: how a value of a record is written to a cell, and how an edited cell changes the record."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Final

from eapa_cli.exporting.as_xlsx import as_day
from eapa_cli.exporting.formatted_workbook import Cell
from eapa_cli.importing.cell_parser import cell_text, parse_scalar
from eapa_cli.importing.sheet import Value
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.selection import Data
from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, catalogue
from eapa_cli.text.country_codes import ALPHA_2
from eapa_cli.text.date_wording import DOUBTS
from eapa_cli.text.fold import fold
from eapa_cli.text.hidden_characters import without_removable
from eapa_cli.text.labels import LABELS
from eapa_cli.workbook.cell_context import CellContext, shown_item

_END_OF_PART: Final = {"year": 4, "month": 7}
"""The place in a date of the sign for doubts about its year, or its year and month."""


def _(text: str) -> str:
    """Mark a message for extraction; it is translated where it is used."""
    return text


class Form(ABC):
    """The form of the cells of a column that is only written."""

    accepts: str = ""
    """A sentence on the values that a cell may have."""

    @abstractmethod
    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the content of the cell of a record; None or an empty string if the record has no value."""

    def choices(self, context: CellContext) -> Sequence[str]:
        """Return the values of a drop-down list."""
        del context
        return ()


class EditableForm(Form):
    """The form of the cells of a column that is also read."""

    @abstractmethod
    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Change a record to the text of a cell, and return remarks on facts that this removes.

        Raises:
            ValueError: the text cannot be read; the message is a sentence for the author of the cell.
        """

    def for_import(self, text: str, context: CellContext) -> str:
        """Return the text of a cell in a new row as an import reads it."""
        del context
        return text


@dataclass(frozen=True, slots=True)
class Identity(Form):
    """The id of the record."""

    accepts = _("Do not change it: it connects the row with its record. Leave it empty in a new row.")

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the id."""
        del context
        return str(data["id"])


@dataclass(frozen=True, slots=True)
class Computed(Form):
    """A value that the program computes."""

    name: str
    accepts = _("Computed: changes of it are ignored.")

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the computed value."""
        return context.computed.get(data["id"], {}).get(self.name)


@dataclass(frozen=True, slots=True)
class ScalarForm(EditableForm):
    """A value at a path of maps, such as `term.ends`, which is read as `import` reads it."""

    kind: Kind
    path: str
    accepts = _("Text.")

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the value."""
        value = get(data, self.path)
        return None if value is None else self.show(value, context)

    def show(self, value: Any, context: CellContext) -> Cell:
        """Return a value for people."""
        del context
        return str(value)

    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Set or remove the value."""
        value = parse_scalar(self.kind, self.path, self.for_import(text, context), exact=False) if text else None
        put(data, self.path, value)
        return ()


class DateForm(ScalarForm):
    """A date: a date of the spreadsheet program if the day is known, and otherwise words."""

    __slots__ = ()
    accepts = _("A date, as precise as it is known: 24.09.2021, September 2021, 2021, before 2020.")

    def show(self, value: Any, context: CellContext) -> Cell:
        """Return a day, a year, or words that can be read again."""
        if isinstance(day := as_day(value), date):
            return day
        if value.isdecimal():
            return int(value)
        if value == "..":
            return context.wording.pgettext("end", "open-ended")
        with suppress(ValueError):
            words = context.wording.date(EdtfDate.parse(value))
            if parse_scalar(self.kind, self.path, self.for_import(words, context), exact=False) == value:
                return words
        return str(value)

    def for_import(self, text: str, context: CellContext) -> str:
        """Return a date in words for doubts as text that an import reads."""
        del context
        for (part, sign), suffix in _doubts():
            if text.endswith(suffix):
                day = str(parse_scalar(self.kind, self.path, text.removesuffix(suffix), exact=False))
                end = _END_OF_PART.get(part, len(day))
                return f"{day[:end]}{sign}{day[end:]}"
        return text


class DurationForm(ScalarForm):
    """A duration in words."""

    __slots__ = ()
    accepts = _("A duration: 5 years, 6 months, 90 days.")

    def show(self, value: Any, context: CellContext) -> Cell:
        """Return the duration in words."""
        return context.wording.duration(Duration.parse(value))


class CountryForm(ScalarForm):
    """A country by its name."""

    __slots__ = ()
    accepts = _("A country by its name.")

    def show(self, value: Any, context: CellContext) -> Cell:
        """Return the name of the country."""
        return context.wording.country(value)

    def choices(self, context: CellContext) -> Sequence[str]:
        """Return the names of all countries."""
        return sorted(map(context.wording.country, ALPHA_2), key=fold)


@dataclass(frozen=True, slots=True)
class ChoiceForm(ScalarForm):
    """A code of a vocabulary by its label."""

    vocabulary: type[StrEnum]
    accepts = _("One of the values of the list.")

    def show(self, value: Any, context: CellContext) -> Cell:
        """Return the label of a code."""
        return label(self.vocabulary, value, context)

    def choices(self, context: CellContext) -> Sequence[str]:
        """Return the labels of all codes."""
        return [label(self.vocabulary, code.value, context) for code in self.vocabulary]

    def for_import(self, text: str, context: CellContext) -> str:
        """Return the code of a label."""
        del context
        return code_of(self.vocabulary, text)


@dataclass(frozen=True, slots=True)
class LocalForm(EditableForm):
    """A text in the language of the workbook, or in another one if it is not known in that language."""

    path: str
    accepts = _("Text.")

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the text in one language."""
        return context.local(get(data, self.path))

    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Set the text in one language, or remove it in all of them."""
        before = get(data, self.path) or {}
        texts = dict(before)
        context.put_text(texts, text)
        put(data, self.path, texts or None)
        unseen = [other for other in before.values() if other != context.local(before)]
        if not text:
            return also_removed(unseen)
        return [f"'{other}' in another language did not change" for other in unseen if len(texts) == len(before)]


@dataclass(frozen=True, slots=True)
class NameForm(EditableForm):
    """A name of an organization of one kind, in the language of the workbook or in another one."""

    kind: str
    accepts = _("Text.")

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the name."""
        shown = shown_item(data.get("names", ()), self.kind, context.wording.languages)
        return shown["value"] if shown else None

    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Change the name that is shown, add one in another language, or remove all names of the kind."""
        names = list(data.get("names", ()))
        shown = shown_item(names, self.kind, context.wording.languages)
        language = context.language(text, shown["lang"] if shown else context.wording.languages[0])
        unseen: list[str] = []
        if not text:
            unseen = [name["value"] for name in names if name["kind"] == self.kind and name is not shown]
            names = [name for name in names if name["kind"] != self.kind]
        elif shown and shown["lang"] == language:
            names[names.index(shown)] = {**shown, "value": text}
        else:
            names.append({"value": text, "lang": language, "kind": self.kind})
        data["names"] = names
        return also_removed(unseen)


def also_removed(texts: Iterable[str]) -> list[str]:
    """Return remarks on texts that a cell does not show and that a change of it removes."""
    return [f"this also removes '{text}'" for text in texts]


def normalized_text(cell: Value | None) -> str:
    """Return the text of a cell as it is compared, without differences that spreadsheet programs make.

    Raises:
        ValueError: the cell has no readable value; the message follows the name of the cell.
    """
    if cell is None:
        return ""
    return cell_text(without_removable(cell)[0] if isinstance(cell, str) else cell, exact=False)


def get(data: Data, path: str) -> Any:
    """Return the value at a path of maps; None if there is none."""
    value: Any = data
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def put(data: dict[str, Any], path: str, value: Any) -> None:
    """Set the value at a path of maps, or remove it and the maps that become empty."""
    key, _, rest = path.partition(".")
    if rest:
        inner = dict(data.get(key) or {})
        put(inner, rest, value)
        value = inner or None
    if value is None:
        data.pop(key, None)
    else:
        data[key] = value


def label(vocabulary: type[StrEnum], code: str, context: CellContext) -> str:
    """Return the label of a code with a capital letter."""
    return context.wording.heading(vocabulary(code))


def code_of(vocabulary: type[StrEnum], text: str) -> str:
    """Return the code of a label in any language of the interface; other text is returned unchanged."""
    return _codes(vocabulary).get(fold(text), text)


@cache
def _doubts() -> Sequence[tuple[tuple[str, str], str]]:
    """Return the doubts about dates, with the words that follow the date in each language of the interface."""
    messages = [catalogue(language) for language in INTERFACE_LANGUAGES]
    return [(doubt, one.gettext(text).removeprefix("%(date)s")) for one in messages for doubt, text in DOUBTS.items()]


@cache
def _codes(vocabulary: type[StrEnum]) -> Mapping[str, str]:
    name: Final = vocabulary.__name__
    return {
        fold(catalogue(language).pgettext(name, words)): code
        for language in INTERFACE_LANGUAGES
        for code, words in LABELS[name].items()
    }
