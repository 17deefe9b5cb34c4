"""The views contain every value of the register, and accept invalid records."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from eapa_cli.index.read_model import Index
from eapa_cli.index.view_parts import View
from eapa_cli.index.views import define_views, list_views

# An agreement with all fields but the duration, the stage and the responsible person.
COMPLETE = """\
id: 2020-01-31-eapa-tass
type: agreement
title: {ru: "Соглашение", uz-Latn: "Bitim"}
signed:
  date: "2020-01?"
  basis: dateline
  note: "A note on the date."
  online: true
  place: {name: {en: "A venue"}, city: {en: Moscow, ru: "Москва"}, country: RU}
  event: {en: "An occasion"}
parties:
  - {organization: eapa, name_as_signed: "The Assembly", note: "A note on a party."}
  - {organization: unknown}
signatories:
  - name: {ru: "Андрей Бельянинов"}
    also: [Belianinov]
    position: {en: "Secretary General"}
    party: eapa
    capacity: head
    note: "A note on a person."
areas:
  - {topic: media, text: {ru: "Новости"}}
term:
  starts: "2020-02-01"
  ends: "2023-01-31"
  renewal: {mode: tacit, period: P1Y, max: 7}
  notice: P3M
  note: "A note on the term."
terminated: {date: "2024-06-30", grounds: withdrawn, note: "A note on its end."}
relations:
  - {type: implements, agreement: 2021-01-28-eapa-uca-es, note: "A note on a relation."}
languages: [{lang: ru, authentic: true}, {lang: uz-Cyrl, authentic: false}]
documents:
  - {title: "A scan", lang: ru, path: documents/scan.pdf, url: "https://e.org/scan", media_type: application/pdf, sha256: abc, size: 7}
sources:
  - {url: "https://e.org", title: "A page", published: "2020", accessed: "2026-11", note: "A note on a source."}
former_ids: [old-id]
notes: "Notes."
x-own: {deep: [1.5, "mine"]}
"""


def walk_values(data: Any) -> Iterator[object]:
    """Yield each text, number and truth value of a record."""
    match data:
        case dict():
            for value in data.values():
                yield from walk_values(value)
        case list():
            for value in data:
                yield from walk_values(value)
        case _:
            yield data


@pytest.fixture
def index(register: Path) -> Index:
    """Return the read model with the views, of the sample register with the agreement COMPLETE."""
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").write_text(COMPLETE, encoding="utf-8")
    index = Index(register, None)
    define_views(index)
    return index


def read_rows(index: Index, view: View) -> list[dict[str, Any]]:
    """Return the rows of a view, by column."""
    names = [column.name for column in view.columns]
    return [dict(zip(names, row, strict=True)) for row in index.query(f"SELECT * FROM {view.name}")]


def test_the_facts_view_has_every_value_and_typed_views_all_but_those_in_lists_and_extensions(index: Index) -> None:
    tables = {view.name: read_rows(index, view) for view in list_views(index)}
    typed = {value for name, found in tables.items() if name != "facts" for row in found for value in row.values()}
    facts = {row["value"] for row in tables["facts"]}

    records = index.query("SELECT data FROM agreement UNION ALL SELECT data FROM organization")
    expected = {value for (data,) in records for value in walk_values(json.loads(data))}
    aliases = {'["Belianinov"]', '["Andrey Belyaninov","Belianinov"]'}

    assert aliases <= typed
    assert expected <= facts
    assert expected - typed == {
        "Belianinov", "Andrey Belyaninov", "Amr Ezzat Salama", "Kabuljon Sabirov", "Kabulzhan Sabirov",  # in lists
        1.5, "mine",  # extension fields
    }  # fmt: skip


def test_each_view_has_rows_if_records_have_such_values(index: Index) -> None:
    counts = {view.name: len(read_rows(index, view)) for view in list_views(index)}

    # The numbers of records of the sample register, in which no organization has an identifier.
    assert (counts["agreements"], counts["organizations"], counts["statuses"]) == (14, 16, 14)
    assert [name for name, count in counts.items() if not count] == ["identifiers"]


def test_each_view_and_column_has_a_description(index: Index) -> None:
    assert all(
        text.endswith(".")
        for view in list_views(index)
        for text in (view.description, *(column.description for column in view.columns))
    )


def test_views_have_all_fields_texts_in_the_first_known_language_and_parties_without_a_record(index: Index) -> None:
    views = {view.name: view for view in list_views(index)}
    agreement = next(row for row in read_rows(index, views["agreements"]) if row["id"] == "2020-01-31-eapa-tass")
    parties = [row for row in read_rows(index, views["parties"]) if row["agreement"] == "2020-01-31-eapa-tass"]
    texts = [row for row in read_rows(index, views["texts"]) if row["record"] == "2020-01-31-eapa-tass"]

    assert agreement == {
        "id": "2020-01-31-eapa-tass", "type": "agreement", "name": "Соглашение", "title": "Соглашение", "signed": "2020-01?",
        "signed_from": "2020-01-01", "signed_to": "2020-01-31", "basis": "dateline", "signed_note": "A note on the date.",
        "online": 1, "venue": "A venue", "city": "Moscow", "country": "RU", "event": "An occasion",
        "starts": "2020-02-01", "ends": "2023-01-31", "ends_stated": "2023-01-31", "duration": None, "renewal": "tacit",
        "renewal_period": "P1Y", "renewal_max": 7, "notice": "P3M", "term_note": "A note on the term.",
        "terminated": "2024-06-30", "grounds": "withdrawn", "termination_note": "A note on its end.", "notes": "Notes.",
        "responsible": None, "responsible_email": None,
        "party_names": "World Peoples Assembly; unknown", "signatory_names": "Андрей Бельянинов",
        "file": "data/agreements/2020-01-31-eapa-tass.yaml", "stage": None,
    }  # fmt: skip
    assert [(row["position"], row["organization"], row["name"]) for row in parties] == [
        (1, "eapa", "World Peoples Assembly"),
        (2, "unknown", None),
    ]
    assert {
        ("title", "ru", "Соглашение"),
        ("title", "uz-Latn", "Bitim"),
        ("signed.place.name", "en", "A venue"),
        ("signed.place.city", "en", "Moscow"),
    } <= {(row["place"], row["lang"], row["text"]) for row in texts}


def test_deadlines_end_when_the_agreement_is_terminated(index: Index) -> None:
    assert index.query("SELECT number, act, from_day, renews FROM deadlines") == [
        (0, "2022-10-31", "2023-01-31", 1),
        (1, "2023-10-31", "2024-01-31", 1),
    ]
    assert index.query(
        "SELECT status, from_day FROM phases WHERE agreement LIKE '2020-01-31%' ORDER BY from_day DESC"
    ) == [
        ("terminated", "2024-06-30"),
        ("in-force", "2023-11-01"),
        ("due", "2023-08-02"),
        ("in-force", "2022-11-01"),
        ("due", "2022-08-02"),
        ("in-force", "2020-02-01"),
        ("not-started", "0001-01-01"),
    ]


def test_invalid_records_and_languages_do_not_break_the_views(register: Path) -> None:
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").write_text(
        "id: 2020-01-31-eapa-tass\ntype: agreement\ntitle: plain\nsigned: never\nparties: [one, {organization: eapa}]\n"
        "signatories: [1]\nareas: none\nrelations: [x]\nlanguages: ru\ndocuments: [[]]\nsources: [x]\nformer_ids: old\n",
        encoding="utf-8",
    )
    file = register / "data/organizations/scopdc-uz.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("tasks:\n", "tasks:\n  - plain\n"), encoding="utf-8")
    settings = register / "data/register.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[en, ru]", '["a\') --"]'), encoding="utf-8")
    index = Index(register, None)
    define_views(index)

    rows = {view.name: read_rows(index, view) for view in list_views(index)}

    assert [row["title"] for row in rows["agreements"] if row["id"] == "2020-01-31-eapa-tass"] == [None]
    # Only one of its parties is a map.
    parties = [row["organization"] for row in rows["parties"] if row["agreement"] == "2020-01-31-eapa-tass"]
    assert parties == ["eapa"]
