"""Forms of cells with a list of items, one on each line."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from eapa_cli.exporting.formatted_workbook import Cell
from eapa_cli.importing.scalar_cells import parse_scalar
from eapa_cli.model.vocabulary import Kind, Topic
from eapa_cli.tabular.extract import Data
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext, pgettext
from eapa_cli.text.web_addresses import is_reference
from eapa_cli.workbook.cell_context import CellContext
from eapa_cli.workbook.cell_form import EditableForm
from eapa_cli.workbook.cell_values import capitalized_label, find_code
from eapa_cli.workbook.line_parts import parse_person, split_pieces
from eapa_cli.workbook.text_forms import removal_remarks

_MIN_SIMILARITY: Final = 0.6
"""The minimum similarity of an edited line that corrects an item; a less similar line is another item."""


def _(text: str) -> str:
    """Mark a message for extraction; it is translated where it is used."""
    return text


@dataclass(frozen=True, slots=True)
class ListForm(EditableForm):
    """A list, with an item on each line.

    An item whose line did not change keeps the facts that the cell does not show.
    """

    key: str
    shown: frozenset[str]
    """The keys of an item that its line shows."""

    @abstractmethod
    def line(self, item: Any, context: CellContext) -> str:
        """Return the line of an item."""

    @abstractmethod
    def item(self, line: str, old: Any | None, context: CellContext) -> Any:
        """Return the item of a line: the corrected old item, or a new item.

        Raises:
            ValueError: the line cannot be read.
        """

    @abstractmethod
    def subject(self, line: str) -> str:
        """Return the part of a line that identifies its item."""

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the lines."""
        return "\n".join(self.line(item, context) for item in data.get(self.key, ()))

    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Change the items whose lines changed."""
        olds = [(self.line(item, context), item) for item in data.get(self.key, ())]
        found, removed = _align(olds, _split_lines(text, [line for line, _ in olds]), self.subject)
        items: list[Any] = []
        remarks: list[str] = []
        for line, (before, old) in found:
            items.append(old if old and line == before else self.item(line, old, context))
            remarks += self._removal_remarks(before, old or {}, items[-1])
        for before, old in removed:
            remarks += self._removal_remarks(before, old, {})
        if items:
            data[self.key] = items
        else:
            data.pop(self.key, None)
        return remarks

    def _removal_remarks(self, line: str, old: Any, new: Any) -> Iterator[str]:
        """Yield remarks on the removed facts of an item that its line does not show."""
        removed = [key for key in old if key not in new and key not in self.shown]
        if removed:
            labels = ", ".join(pgettext("field", key.replace("_", " ")) for key in removed)
            yield gettext("this also removes %(fields)s of '%(line)s'") % {"fields": labels, "line": line}
        # If a part of a line is emptied, such as a position, it is removed in all languages.
        emptied = [old[key] for key in old if new and key in self.shown and key not in new]
        for texts in (value for value in emptied if isinstance(value, Mapping)):
            yield from removal_remarks(text for text in list(texts.values()) if _join_lines(text) not in line)


class PartiesForm(ListForm):
    """The parties by their names."""

    __slots__ = ()
    accepts = _("One on each line: the name or the id of an organization of the register.")

    def line(self, item: Any, context: CellContext) -> str:
        """Return the name of a party."""
        return context.name(item["organization"])

    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Change the parties to the organizations with some names or ids."""
        known = {self.line(item, context) for item in data[self.key]}
        lines = _split_lines(text, sorted(known))
        shown = [line if line in known else context.name(context.find_organization(line)) for line in lines]
        return super().read(data, "\n".join(shown), context)

    def item(self, line: str, old: Any | None, context: CellContext) -> Any:
        """Return a new party; an organization with a similar name is another party."""
        del old
        return {"organization": context.find_organization(line)}

    def subject(self, line: str) -> str:
        """Return the name."""
        return line

    def text_for_import(self, text: str, context: CellContext) -> str:
        """Return the lines with ids in place of the names of known organizations."""
        return "\n".join(_id_or_line(line, context) for line in _split_lines(text, []))


class SignatoriesForm(ListForm):
    """The signatories with their parties and positions."""

    __slots__ = ()
    accepts = _("One on each line: Organization: Name, position.")

    def line(self, item: Any, context: CellContext) -> str:
        """Return the party, the name and the position of a signatory."""
        position = _join_lines(context.local(item.get("position")))
        named = f"{context.short_name(item['party'])}: {_join_lines(context.local(item['name']))}"
        return f"{named}, {position}" if position else named

    def item(self, line: str, old: Any | None, context: CellContext) -> Any:
        """Return a signatory with the name, the position and the party of a line."""
        one = parse_person(line)
        if one.party is None and old is None:
            message = gettext("the party of '%(name)s' is missing: write 'Organization: Name, position'")
            raise ValueError(message % {"name": one.name})
        changed: dict[str, Any] = dict(old or {})
        for key, text in (("name", one.name), ("position", one.position or "")):
            texts = dict(changed.pop(key, {}))
            if text != _join_lines(context.local(texts)):
                context.set_text(texts, text)
            changed |= {key: texts} if texts else {}
        return {**changed, "party": context.find_organization(one.party)} if one.party else changed

    def subject(self, line: str) -> str:
        """Return the name of the person."""
        try:
            return parse_person(line).name
        except ValueError:
            return line


class TopicsForm(ListForm):
    """The areas of cooperation: their topics, with the wording of the source."""

    __slots__ = ()
    accepts = _("One on each line: a topic, or Topic: details. The topics are: %(topics)s.")

    def line(self, item: Any, context: CellContext) -> str:
        """Return the label of the topic and the text of an area."""
        topic = capitalized_label(Topic, item["topic"], context)
        text = _join_lines(context.local(item.get("text")))
        return f"{topic}: {text}" if text else topic

    def item(self, line: str, old: Any | None, context: CellContext) -> Any:
        """Return an area with the topic and the text of a line."""
        topic, _, text = (part.strip() for part in line.partition(":"))
        code = parse_scalar(Kind.AGREEMENT, "areas.1.topic", find_code(Topic, topic), exact=False)
        changed: dict[str, Any] = {**(old or {}), "topic": code}
        texts = dict(changed.pop("text", {}))
        if text != _join_lines(context.local(texts)):
            context.set_text(texts, text)
        return {**changed, "text": texts} if texts else changed

    def subject(self, line: str) -> str:
        """Return the topic."""
        return line.partition(":")[0]

    def text_for_import(self, text: str, context: CellContext) -> str:
        """Return the lines with codes of topics."""
        del context
        parts = [line.partition(":") for line in _split_lines(text, [])]
        return "\n".join(f"{find_code(Topic, topic.strip())}{colon}{rest}" for topic, colon, rest in parts)


class AddressesForm(ListForm):
    """The sources by their addresses or references."""

    __slots__ = ()
    accepts = _("One on each line: a web address, or the reference of a paper.")

    def line(self, item: Any, context: CellContext) -> str:
        """Return the address or the reference of a source."""
        del context
        return str(item.get("url") or item["reference"])

    def item(self, line: str, old: Any | None, context: CellContext) -> Any:
        """Return a source with an address or a reference."""
        del context
        key = "reference" if is_reference(line) else "url"
        return {**{one: value for one, value in (old or {}).items() if one not in {"url", "reference"}}, key: line}

    def subject(self, line: str) -> str:
        """Return the address."""
        return line


def _split_lines(text: str, olds: Sequence[str]) -> list[str]:
    """Split a cell into lines. A single line is split at semicolons, unless an old line contains a semicolon."""
    if "\n" not in text and any(";" in old for old in olds):
        return [text] if text else []
    return split_pieces(text)


_OldItem = tuple[str, Any]
"""The line of an item before the edit, and the item."""


def _align(
    olds: Sequence[_OldItem], lines: Sequence[str], subject: Callable[[str], str]
) -> tuple[list[tuple[str, _OldItem]], list[_OldItem]]:
    """Match lines with the old items that they continue.

    Return each line with its old line and item, which is None for a new item; and the removed old items.
    """
    unmatched = list(olds)
    found: dict[int, _OldItem] = {}
    for number, line in enumerate(lines):
        if same := next((old for old in unmatched if _join_lines(old[0]) == _join_lines(line)), None):
            found[number] = (line, same[1])
            unmatched.remove(same)
    for number, line in enumerate(lines):
        if number not in found and unmatched:
            scores = [(_similarity(subject(line), subject(old[0])), old) for old in unmatched]
            score, best = max(scores, key=lambda one: one[0])
            if score >= _MIN_SIMILARITY:
                found[number] = best
                unmatched.remove(best)
    return [(line, found.get(number, ("", None))) for number, line in enumerate(lines)], unmatched


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def _join_lines(text: str) -> str:
    return " ".join(text.split())


def _id_or_line(line: str, context: CellContext) -> str:
    try:
        return context.find_organization(line)
    except ValueError:
        return line  # the import reports it
