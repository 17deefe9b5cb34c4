"""The form of an organization."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from eapa_cli.entry import answer_parser as reading
from eapa_cli.entry.form_fields import Item, Items, Texts, Value
from eapa_cli.entry.question import Form, Question, Section, Way
from eapa_cli.entry.source_questions import questions_on_sources
from eapa_cli.model.vocabulary import Kind, NameKind, OrganizationType, Scope
from eapa_cli.text.fold import slug

_TEXT: Final = "[LANG=]TEXT"
_ID_LENGTH: Final = 40


def _names(kind: NameKind) -> Items:
    def plain(answer: str) -> Item:
        language, _, value = answer.partition("=")
        return {"value": value, "lang": language, "kind": kind.value}

    return Items(("names",), plain, lambda item: f"{item['lang']}={item['value']}", _is(kind))


def _is(kind: NameKind) -> Callable[[Item], bool]:
    return lambda item: bool(item.get("kind") == kind)


QUESTIONS: Final = (
    Question(
        flag="id", text="Record id", help="Record id; derived from the name by default.", metavar="ID", read=reading.line,
        part=Value(("id",)),
    ),
    Question(
        flag="name", text="Official name", help="Official name, once per language.", metavar=_TEXT,
        read=reading.tagged, part=_names(NameKind.OFFICIAL), way=Way.NAME, least=1, many=True,
    ),
    Question(
        flag="short", text="Short name", help="Short name.", metavar=_TEXT, read=reading.tagged,
        part=_names(NameKind.SHORT), way=Way.NAME, many=True,
    ),
    Question(
        flag="acronym", text="Acronym", help="Acronym.", metavar=_TEXT, read=reading.tagged,
        part=_names(NameKind.ACRONYM), way=Way.NAME, many=True,
    ),
    Question(
        flag="alias", text="Another name in use", help="Another name in use.", metavar=_TEXT, read=reading.tagged,
        part=_names(NameKind.ALIAS), way=Way.NAME, many=True,
    ),
    Question(
        flag="type", text="Organization type", help="Organization type.", read=reading.word,
        part=Value(("type",)), least=1, choices=OrganizationType, way=Way.CHOICE,
    ),
    Question(
        flag="country", text="Country: code, or name in any language", metavar="COUNTRY", read=reading.country,
        help="Country: code, or name in any language.", part=Value(("country",)), way=Way.COUNTRY,
    ),
    Question(
        flag="scope", text="International organization?", help="The organization belongs to no single country.",
        read=reading.word, part=Value(("scope",)), choices=Scope, way=Way.CHOICE,
    ),
    Question(
        flag="city", text="City of the seat", help="City of the seat.", metavar=_TEXT, read=reading.tagged,
        part=Texts(("seat", "city")), many=True,
    ),
    Question(
        flag="founded", text="Founded", help="Date of foundation.", metavar="DATE", read=reading.day,
        part=Value(("founded",)),
    ),
    Question(
        flag="website", text="Website", help="Website.", metavar="URL", read=reading.address,
        part=Value(("website",)),
    ),
    Question(
        flag="summary", text="Summary, in one sentence", help="Summary, in one sentence.", metavar=_TEXT,
        read=reading.tagged, part=Texts(("summary",)), many=True,
    ),
    *questions_on_sources(least=0),
)  # fmt: skip

SECTIONS: Final = (
    Section(title="organization", flags=("name", "type", "country", "city")),
    Section(title="sources", flags=("source", "accessed")),
    Section(title="other names", flags=("short", "acronym", "alias"), optional=True),
    Section(title="details", flags=("scope", "founded", "website", "summary"), optional=True),
    Section(title="notes", flags=("notes",), optional=True),
)


def suggest_id(data: Mapping[str, Any]) -> str:
    """An id made of the shortest name; empty if none can be made of it."""
    names = data.get("names", ())
    by_kind = {name["kind"]: name["value"] for name in reversed(names)}
    shortest = next(
        (by_kind[kind] for kind in (NameKind.ACRONYM, NameKind.SHORT, NameKind.OFFICIAL) if kind in by_kind), ""
    )
    return slug(shortest, length=_ID_LENGTH)


ORGANIZATION: Final = Form(kind=Kind.ORGANIZATION, questions=QUESTIONS, sections=SECTIONS, suggest_id=suggest_id)
