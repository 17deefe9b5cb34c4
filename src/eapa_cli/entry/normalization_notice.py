"""Notices on stderr where a stored value differs from the input."""

from eapa_cli.render.messages import message
from eapa_cli.text.hidden_characters import describe_removal, strip_invisible
from eapa_cli.text.interface_language import gettext as _


def report_normalized(field: str, typed: str, stored: object) -> None:
    """Report a stored text that differs from the input, such as a date in EDTF; other values are not reported."""
    if isinstance(stored, str) and stored != typed.strip():
        text = _("%(field)s: '%(written)s' is stored as '%(stored)s'")
        message(text % {"field": field, "written": typed, "stored": stored})


def report_unknown(field: str, typed: str) -> None:
    """Report that a word such as 'unknown' is not stored."""
    text = _("%(field)s: '%(written)s' means that the value is not known, so none is stored")
    message(text % {"field": field, "written": typed})


def remove_invisible(text: str, where: str) -> str:
    """Return a text without the invisible characters that come with copied text, and report their removal."""
    if note := describe_removal(text, where):
        message(note)
    return strip_invisible(text)
