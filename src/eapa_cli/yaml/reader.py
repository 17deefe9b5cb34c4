"""The reader of YAML files. It uses the fast reader if possible, and otherwise the strict event reader."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from eapa_cli.text.interface_language import gettext
from eapa_cli.text.translatable_message import translated
from eapa_cli.yaml.decoding import decode
from eapa_cli.yaml.fast_reader import read_fast
from eapa_cli.yaml.plain_scalars import Plain
from eapa_cli.yaml.spans import Spans, SyntaxProblem

if TYPE_CHECKING:
    from eapa_cli.yaml.event_reader import Tree
    from eapa_cli.yaml.syntax_tree import Node


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file that was read: its text, data, faults and syntax tree."""

    text: str
    """The text; empty if the file could not be decoded or must not be parsed."""
    data: Plain
    """The data of a record; None if the file could not be read as a record."""
    faults: tuple[SyntaxProblem, ...]

    @cached_property
    def tree(self) -> "Tree":
        """The syntax tree. It is parsed on first use, since only edits and the places of problems need it."""
        return _parse(self.text)

    @property
    def root(self) -> "Node":
        """The root node of a readable document."""
        assert self.tree.root is not None, "a document with data has a root node"
        return self.tree.root

    @property
    def spans(self) -> Spans:
        """The spans of keys and values."""
        return Spans(self.tree.root)


def read(source: bytes) -> Document:
    """Read the bytes of a file. Invalid content raises no exception: the faults are in the document."""
    text = decode(source)
    if isinstance(text, tuple):
        return Document(text="", data=None, faults=text)
    if (data := read_fast(text if text.endswith("\n") else f"{text}\n")) is not None:
        return Document(text=text, data=data, faults=())
    tree = _parse(text)
    return Document(text=text, data=tree.data, faults=tree.faults)


def _parse(text: str) -> "Tree":
    from eapa_cli.yaml.event_reader import parse  # loads PyYAML, which simple files do not need

    return parse(text)


def read_flow(text: str) -> tuple[Plain, Plain]:
    """Return the value of a text in YAML, such as `[2021, NO]`, and the same value with each scalar as a string.

    A scalar with a number sign that would start a comment, such as `Shelf 4 #5`, is a string as written.

    Raises:
        ValueError: the text is not valid, or contains more than one value.
    """
    import yaml

    document = read(f"value: {text}\n".encode("utf-8", "replace"))
    faults = [fault for fault in document.faults if fault.rule != "quote-it"]
    if document.data is None or faults:
        reason = translated(faults[0].message)
        raise ValueError(gettext("'%(text)s' is not valid: %(reason)s") % {"text": text, "reason": reason})
    if set(document.data) != {"value"}:
        raise ValueError(gettext("'%(text)s' is more than one value") % {"text": text})
    value = document.data["value"]
    if "#" in text and document.tree.comments and not isinstance(value, (list, dict)):
        return text, text
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return value, yaml.load(document.text, loader)["value"]  # noqa: S506  # it builds text only
