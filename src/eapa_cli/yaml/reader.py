"""Reads a file of YAML: by its lines if it is of simple form, as nearly all are, else strictly, by the parser."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from eapa_cli.yaml.decoding import decode
from eapa_cli.yaml.fast_reader import read_simple
from eapa_cli.yaml.scalars import Plain
from eapa_cli.yaml.spans import Fault, Spans


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file as it was read: its text, data and spans, and what is wrong with it.

    `data` is None if the file could not be read as a record at all.
    """

    text: str
    data: Plain
    faults: tuple[Fault, ...]

    @cached_property
    def spans(self) -> Spans:
        """Where each key and value stands; found when asked, since most files have nothing to point at."""
        _, root, _ = _read_with_spans(self.text)
        return Spans(root)


def read(source: bytes) -> Document:
    """Read a file's bytes; never raises, whatever they hold."""
    text = decode(source)
    if isinstance(text, Fault):
        return Document(text="", data=None, faults=(text,))
    if (data := read_simple(text)) is not None:
        return Document(text=text, data=data, faults=())
    data, _, faults = _read_with_spans(text)
    return Document(text=text, data=data, faults=faults)


def _read_with_spans(text: str) -> tuple[Plain, Any, tuple[Fault, ...]]:
    from eapa_cli.yaml.event_reader import read_with_spans  # PyYAML, which files of simple form need not wait for

    return read_with_spans(text)


def read_flow(text: str) -> tuple[Plain, Plain]:
    """Return the value of a text in YAML as the reader takes it, and the same with every scalar as text.

    Raises:
        ValueError: it is not valid, or more than one value.
    """
    import yaml

    document = read(f"value: {text}\n".encode("utf-8", "replace"))
    faults = [fault for fault in document.faults if fault.rule != "quote-it"]
    if document.data is None or faults:
        raise ValueError(f"'{text}' cannot be read: {faults[0].message}")
    if set(document.data) != {"value"}:
        raise ValueError(f"'{text}' is more than one value")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return document.data["value"], yaml.load(document.text, loader)["value"]  # noqa: S506  # it builds text only
