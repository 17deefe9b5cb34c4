"""Reader of YAML files: the fast reader if possible, else the strict event reader."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from eapa_cli.yaml.decoding import decode
from eapa_cli.yaml.fast_reader import read_fast
from eapa_cli.yaml.scalars import Plain
from eapa_cli.yaml.spans import Spans, SyntaxProblem


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file that was read: its text, data, spans and faults.

    `data` is None if the file could not be read as a record.
    """

    text: str
    data: Plain
    faults: tuple[SyntaxProblem, ...]

    @cached_property
    def spans(self) -> Spans:
        """Return the spans of keys and values, computed on first use since most files have no problem to point at."""
        _, root, _ = _read_with_spans(self.text)
        return Spans(root)


def read(source: bytes) -> Document:
    """Read the bytes of a file; any content gives a document, and never an exception."""
    text = decode(source)
    if isinstance(text, SyntaxProblem):
        return Document(text="", data=None, faults=(text,))
    if (data := read_fast(text if text.endswith("\n") else f"{text}\n")) is not None:
        return Document(text=text, data=data, faults=())
    data, _, faults = _read_with_spans(text)
    return Document(text=text, data=data, faults=faults)


def _read_with_spans(text: str) -> tuple[Plain, Any, tuple[SyntaxProblem, ...]]:
    from eapa_cli.yaml.event_reader import read_with_spans  # loads PyYAML, which simple files do not need

    return read_with_spans(text)


def read_flow(text: str) -> tuple[Plain, Plain]:
    """Return the value of a text in YAML as the reader resolves it, and the same with every scalar as text.

    Raises:
        ValueError: it is not valid, or more than one value.
    """
    import yaml

    document = read(f"value: {text}\n".encode("utf-8", "replace"))
    faults = [fault for fault in document.faults if fault.rule != "quote-it"]
    if document.data is None or faults:
        raise ValueError(f"'{text}' is not valid: {faults[0].message}")
    if set(document.data) != {"value"}:
        raise ValueError(f"'{text}' is more than one value")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return document.data["value"], yaml.load(document.text, loader)["value"]  # noqa: S506  # it builds text only
