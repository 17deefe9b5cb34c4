"""Messages that are in English for programs, and can be translated for people."""

from collections.abc import Mapping
from typing import Self


class InvalidValueError(ValueError):
    """The error for a value that is not valid: the problem and, if there is one, advice on what to write."""

    def __init__(self, problem: "Message", advice: "Message | None" = None) -> None:
        super().__init__(f"{problem}: {advice}" if advice else problem)
        self.problem = problem
        self.advice = advice


class Message(str):
    """A message with its fields, as text in English. `text.translatable_message` translates it."""

    __slots__ = ("fields", "template")
    template: str
    fields: Mapping[str, object]

    def __new__(cls, template: str, **fields: object) -> Self:
        """Create a message from a template with named fields."""
        message = super().__new__(cls, template % fields)
        message.template, message.fields = template, fields
        return message

    def with_fields(self, **fields: object) -> Self:
        """Return the message with other values of some fields."""
        return type(self)(self.template, **{**self.fields, **fields})

    def __getnewargs_ex__(self) -> tuple[tuple[str], Mapping[str, object]]:
        """Return the arguments that create the message again in another process."""
        return (self.template,), self.fields
