"""Messages that programs read and records store in English, and that people read in their language."""

from typing import Self

from eapa_cli.text.interface_language import gettext


class Message(str):
    """A message with its fields: the English text, and its translation for people."""

    __slots__ = ("_fields", "_template")
    _template: str
    _fields: dict[str, object]

    def __new__(cls, template: str, **fields: object) -> Self:
        """Create a message from a template with named fields."""
        made = super().__new__(cls, template % fields)
        made._template, made._fields = template, fields
        return made

    @property
    def translated(self) -> str:
        """The message in the language of the interface."""
        return gettext(self._template) % {name: translated(value) for name, value in self._fields.items()}


def translated(value: object) -> object:
    """Return the translation of a message; any other value is returned unchanged."""
    return value.translated if isinstance(value, Message) else value
