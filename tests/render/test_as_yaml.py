"""Rows as YAML."""

from collections.abc import Callable

from eapa_cli.render import Column, Format, Rows

Draw = Callable[..., str]

EXPECTED = """\
- id: 2020-01-31-eapa-tass
  signed: "2020-01-31"
  title: "Cooperation agreement between the Eurasian Peoples' Assembly and TASS"
  parties: [eapa, tass]
  topics: 2
- id: 2021-09-24-eapa-scopdc-uz
  signed: "2021?-09-24"
  title: >-
    Соглашение о сотрудничестве между Ассамблеей народов Евразии и Центром народной дипломатии ШОС
  parties: [eapa, scopdc-uz]
  topics: 12
- id: undated-eapa-ugm
  title: "Соглашение с университетом"
  parties: [eapa, ugm]
"""


def test_unknown_values_are_omitted(draw: Draw, agreements: Rows) -> None:
    assert draw(agreements, Format.YAML) == EXPECTED


def test_empty_list_within_a_record_is_omitted(draw: Draw) -> None:
    rows = Rows("agreements", (Column("id", "Id"), Column("topics", "Topics")), [("eapa-tass", ())])

    assert draw(rows, Format.YAML) == "- {id: eapa-tass}\n"


def test_no_rows_are_an_empty_list(draw: Draw) -> None:
    assert draw(Rows("agreements", (Column("id", "Id"),), []), Format.YAML) == "[]\n"
