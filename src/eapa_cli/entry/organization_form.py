"""The form of an organization."""

from typing import Final

from eapa_cli.entry.answer_parser import parse_address, parse_choice, parse_country_or_scope, parse_date, parse_line
from eapa_cli.entry.form_fields import CountryField, ItemsField, LocalTextField, ScopeField, ValueField
from eapa_cli.entry.question import Form, InputKind, Question, Section, SectionKind
from eapa_cli.entry.shared_questions import make_local_text_question, make_source_questions
from eapa_cli.model.vocabulary import Kind, NameKind, OrganizationType, Scope
from eapa_cli.text.organization_ids import organization_id


def _make_names_field(kind: NameKind) -> ItemsField:
    return ItemsField(("names",), ("value", "lang"), {"kind": kind.value})


QUESTIONS: Final = (
    Question(
        flag="id", prompt="Record id", help="Record id; derived from the name by default.", metavar="ID",
        parse=parse_line, field=ValueField(("id",)),
    ),
    make_local_text_question(
        flag="name", prompt="Official name", help="Official name, once per language.",
        field=_make_names_field(NameKind.OFFICIAL), input_kind=InputKind.NAME, minimum=1,
    ),
    make_local_text_question(
        flag="short", prompt="Short name", help="Short name.", field=_make_names_field(NameKind.SHORT),
        input_kind=InputKind.NAME,
    ),
    make_local_text_question(
        flag="acronym", prompt="Acronym", help="Acronym.", field=_make_names_field(NameKind.ACRONYM),
        input_kind=InputKind.NAME,
    ),
    make_local_text_question(
        flag="alias", prompt="Another name in use", help="Another name in use.",
        field=_make_names_field(NameKind.ALIAS), input_kind=InputKind.NAME,
    ),
    Question(
        flag="type", prompt="Organization type", help="Organization type.", parse=parse_choice,
        field=ValueField(("type",)), minimum=1, choices=OrganizationType, input_kind=InputKind.CHOICE,
    ),
    Question(
        flag="country", prompt="Country, or 'international'", metavar="COUNTRY", parse=parse_country_or_scope,
        help="Country: code, or name in any language; or international.", field=CountryField(),
        input_kind=InputKind.COUNTRY, example="Uzbekistan, or UZ, or international",
    ),
    Question(
        flag="scope", prompt="International organization?", help="The organization belongs to no single country.",
        parse=parse_choice, field=ScopeField(), choices=Scope, input_kind=InputKind.CHOICE,
    ),
    make_local_text_question(
        flag="city", prompt="City of the seat", help="City of the seat.", field=LocalTextField(("seat", "city")),
    ),
    Question(
        flag="founded", prompt="Founded", help="Date of foundation.", metavar="DATE", parse=parse_date,
        field=ValueField(("founded",)),
    ),
    Question(
        flag="website", prompt="Website", help="Website.", metavar="URL", parse=parse_address,
        field=ValueField(("website",)),
    ),
    make_local_text_question(
        flag="summary", prompt="Summary, in one sentence", help="Summary, in one sentence.",
        field=LocalTextField(("summary",)),
    ),
    *make_source_questions(minimum=0),
)  # fmt: skip

SECTIONS: Final = (
    Section(title="organization", flags=("name", "type", "country", "city")),
    Section(title="sources", flags=("source",)),
    Section(title="another language", flags=("name", "city", "summary"), kind=SectionKind.ANOTHER),
    Section(title="other names", flags=("short", "acronym", "alias"), kind=SectionKind.OPTIONAL),
    Section(title="details", flags=("founded", "website", "summary"), kind=SectionKind.OPTIONAL),
    Section(title="date on which the sources were accessed", flags=("accessed",), kind=SectionKind.OPTIONAL),
    Section(title="notes", flags=("notes",), kind=SectionKind.OPTIONAL),
)


ORGANIZATION: Final = Form(
    kind=Kind.ORGANIZATION,
    questions=QUESTIONS,
    sections=SECTIONS,
    suggest_id=lambda data: organization_id(data.get("names", ())),
)
