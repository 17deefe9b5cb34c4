"""Forms of cells with a list of items, one on each line."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, ClassVar, Final, NamedTuple

from eapa_cli.exporting.xlsx_file import Cell
from eapa_cli.importing.scalar_cells import parse_choice
from eapa_cli.model.vocabulary import Kind, Topic
from eapa_cli.tabular.data_dictionary import find_field
from eapa_cli.tabular.extract import Data
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.interface_language import mark as _
from eapa_cli.text.web_addresses import complete_address, is_reference
from eapa_cli.workbook.cell_context import CellContext
from eapa_cli.workbook.cell_form import EditableForm
from eapa_cli.workbook.cell_values import find_code, format_label
from eapa_cli.workbook.line_parts import parse_person, split_pieces
from eapa_cli.workbook.text_forms import describe_hidden_texts, describe_removed_fields, omit_unknown

_MIN_SIMILARITY: Final = 0.6
"""From this similarity of their subjects, a line counts as a correction of an old line."""


class _OldItem(NamedTuple):
    """An item of a list before the edit, and the line that showed it."""

    line: str
    item: Any


_NO_ITEM: Final = _OldItem("", None)


class ListForm(EditableForm):
    """A list, with an item on each line.

    An item whose line did not change keeps the facts that the cell does not show.
    """

    shown: ClassVar[frozenset[str]]
    """The keys of an item that its line shows."""

    @abstractmethod
    def format_line(self, item: Any, context: CellContext) -> str:
        """Return the line of an item."""

    @abstractmethod
    def parse_line(self, line: str, old: Any | None, context: CellContext) -> Any:
        """Return the item of a line: a new item, or the old item with the changes of the line.

        Raises:
            ValueError: the line cannot be read.
        """

    @abstractmethod
    def find_subject(self, line: str) -> str:
        """Return the part of a line that identifies its item."""

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the lines."""
        return "\n".join(self.format_line(item, context) for item in data.get(self.field, ()))

    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Change the items whose lines changed, and return remarks on facts that no line showed."""
        old_items = [_OldItem(self.format_line(item, context), item) for item in data.get(self.field, ())]
        lines = _split_lines(omit_unknown(text), [old.line for old in old_items])
        aligned, removed = _align(old_items, lines, self.find_subject)
        items: list[Any] = []
        remarks: list[str] = []
        for line, old in aligned:
            is_unchanged = old.item and line == old.line
            items.append(old.item if is_unchanged else self.parse_line(line, old.item, context))
            remarks += self._describe_removed_facts(old.line, old.item or {}, items[-1])
            remarks += self._describe_translations(old.item or {}, items[-1], context)
        for old in removed:
            remarks += self._describe_removed_facts(old.line, old.item, {})
        if items:
            data[self.field] = items
        else:
            data.pop(self.field, None)
        return remarks

    def _describe_removed_facts(self, line: str, old: Any, new: Any) -> Iterator[str]:
        """Yield a remark on the facts of an item that an edit removes although its line does not show them."""
        hidden_keys = [key for key in old if key not in new and key not in self.shown]
        if hidden_keys:
            yield describe_removed_fields(line, hidden_keys)

    def _describe_translations(self, old: Any, new: Any, context: CellContext) -> Iterator[str]:
        """Yield remarks on texts of an item in languages that its line does not show."""
        for key, texts in old.items():
            if key in self.shown and isinstance(texts, Mapping):
                yield from describe_hidden_texts(texts, new.get(key, {}), context)


class PartiesForm(ListForm):
    """The parties by their names."""

    shown = frozenset({"organization"})
    accepts = _("One on each line: the name or the id of an organization of the register.")

    def format_line(self, item: Any, context: CellContext) -> str:
        """Return the name of a party."""
        return context.format_name(item["organization"])

    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Change the parties to the organizations in the lines, which have ids or any names of organizations."""
        # Replace an id or another name by the name that the export writes, so that the line matches its old item.
        old_lines = {self.format_line(item, context) for item in data[self.field]}
        names = [
            line if line in old_lines else context.format_name(context.find_organization(line))
            for line in _split_lines(text, sorted(old_lines))
        ]
        return super().read(data, "\n".join(names), context)

    def parse_line(self, line: str, old: Any | None, context: CellContext) -> Any:
        """Return a new party. A line that is similar to the old one is not its correction, but another organization."""
        del old
        return {"organization": context.find_organization(line)}

    def find_subject(self, line: str) -> str:
        """Return the name of the organization."""
        return line

    def convert_for_import(self, text: str, context: CellContext) -> str:
        """Return the lines with ids in place of the names of known organizations."""
        return "\n".join(_replace_by_id(line, context) for line in _split_lines(text, []))


class SignatoriesForm(ListForm):
    """The signatories with their parties and positions."""

    shown = frozenset({"name", "position", "party"})
    accepts = _("One on each line: Organization: Name, position.")

    def format_line(self, item: Any, context: CellContext) -> str:
        """Return the party, the name and the position of a signatory."""
        position = _join_lines(context.wording.local(item.get("position")))
        party_and_name = (
            f"{context.format_short_name(item['party'])}: {_join_lines(context.wording.local(item['name']))}"
        )
        return f"{party_and_name}, {position}" if position else party_and_name

    def parse_line(self, line: str, old: Any | None, context: CellContext) -> Any:
        """Return a signatory with the name, the position and the party of a line."""
        person = parse_person(line, known_name=_join_lines(context.wording.local(old["name"])) if old else "")
        if person.party is None and old is None:
            message = gettext("the party of '%(name)s' is missing: write 'Organization: Name, position'")
            raise ValueError(message % {"name": person.name})
        changed: dict[str, Any] = dict(old or {})
        _set_shown_text(changed, "name", person.name, context)
        _set_shown_text(changed, "position", person.position or "", context)
        return {**changed, "party": context.find_organization(person.party)} if person.party else changed

    def find_subject(self, line: str) -> str:
        """Return the name of the person; the whole line if it contains no name."""
        try:
            return parse_person(line).name
        except ValueError:
            return line


class TopicsForm(ListForm):
    """The areas of cooperation: their topics, with the wording of the source."""

    shown = frozenset({"topic", "text"})
    accepts = _("One on each line: a topic, or Topic: details. The topics are: %(topics)s.")

    def format_line(self, item: Any, context: CellContext) -> str:
        """Return the label of the topic and the text of an area."""
        topic = format_label(Topic, item["topic"], context)
        text = _join_lines(context.wording.local(item.get("text")))
        return f"{topic}: {text}" if text else topic

    def parse_line(self, line: str, old: Any | None, context: CellContext) -> Any:
        """Return an area with the topic and the text of a line."""
        topic, _, text = (part.strip() for part in line.partition(":"))
        topic_field = find_field(Kind.AGREEMENT, "areas.1.topic")
        assert topic_field
        changed: dict[str, Any] = {**(old or {}), "topic": parse_choice(find_code(Topic, topic), topic_field)}
        _set_shown_text(changed, "text", text, context)
        return changed

    def find_subject(self, line: str) -> str:
        """Return the topic."""
        return line.partition(":")[0]

    def convert_for_import(self, text: str, context: CellContext) -> str:
        """Return the lines with codes of topics."""
        del context
        parts = [line.partition(":") for line in _split_lines(text, [])]
        return "\n".join(f"{find_code(Topic, topic.strip())}{colon}{rest}" for topic, colon, rest in parts)


class AddressesForm(ListForm):
    """The sources by their addresses, or else by their references."""

    shown = frozenset({"url", "reference"})
    accepts = _("One on each line: a web address, or the reference of a printed document.")

    def format_line(self, item: Any, context: CellContext) -> str:
        """Return the address of a source, or else its reference, or else its other values."""
        del context
        return _join_lines(item.get("url") or item.get("reference") or "; ".join(map(str, item.values())))

    def parse_line(self, line: str, old: Any | None, context: CellContext) -> Any:
        """Return a source with the address or the reference of a line. A reference next to an old address is kept."""
        del context
        source = {"reference": line} if is_reference(line) else {"url": complete_address(line)}
        old = old or {}
        shown_key = "url" if "url" in old else "reference"
        return {**{key: value for key, value in old.items() if key != shown_key}, **source}

    def find_subject(self, line: str) -> str:
        """Return the address or the reference."""
        return line


def _set_shown_text(item: dict[str, Any], key: str, text: str, context: CellContext) -> None:
    """Set the text of an item that its line shows, unless the line did not change it; keep its other languages."""
    texts = dict(item.pop(key, {}))
    if text != _join_lines(context.wording.local(texts)):
        context.set_text(texts, text)
    if texts:
        item[key] = texts


def _split_lines(text: str, old_lines: Sequence[str]) -> list[str]:
    """Split a cell into lines. A single line is split at semicolons, unless an old line contains a semicolon."""
    if "\n" not in text and any(";" in line for line in old_lines):
        return [text] if text else []
    return split_pieces(text)


def _align(
    old_items: Sequence[_OldItem], lines: Sequence[str], find_subject: Callable[[str], str]
) -> tuple[list[tuple[str, _OldItem]], list[_OldItem]]:
    """Match each line of an edited cell to the item before the edit that it continues.

    Return the lines, each with its old item; a new line has `_NO_ITEM`. Also return the old items that were removed.
    """
    unmatched = list(old_items)
    matches: dict[int, _OldItem] = {}
    for number, line in enumerate(lines):
        if same := next((old for old in unmatched if _join_lines(old.line) == _join_lines(line)), None):
            # The edited line becomes the old line, so that different spaces are not a change.
            matches[number] = same._replace(line=line)
            unmatched.remove(same)
    for number, line in enumerate(lines):
        if number not in matches and unmatched:
            scores = [_similarity(find_subject(line), find_subject(old.line)) for old in unmatched]
            best = unmatched[scores.index(max(scores))]
            if max(scores) >= _MIN_SIMILARITY:
                matches[number] = best
                unmatched.remove(best)
    return [(line, matches.get(number, _NO_ITEM)) for number, line in enumerate(lines)], unmatched


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def _join_lines(text: str) -> str:
    """Return a text on one line, with single spaces."""
    return " ".join(text.split())


def _replace_by_id(line: str, context: CellContext) -> str:
    try:
        return context.find_organization(line)
    except ValueError:
        return line  # the import reports it
