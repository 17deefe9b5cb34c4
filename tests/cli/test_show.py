"""One record and all that refers to it."""

import json

from running import Eapa


def test_an_agreement_shows_both_signatories_with_their_posts_and_how_its_date_is_known(eapa: Eapa) -> None:
    out = eapa("show", "2021-09-24-eapa-scopdc-uz").out

    assert "\tSigned\t2021?-09-24\n" in out
    assert "\tKnown by\tdeduced\n" in out
    assert "Signatories\teapa\tAndrei Belyaninov / Андрей Бельянинов" in out
    assert "Kabuljon Sobirov / Кабулжон Сабиров" in out
    assert out.count("\nAreas\t") == 5


def test_an_organization_shows_its_former_names_its_founders_and_its_agreements(eapa: Eapa) -> None:
    centre, assembly = eapa("show", "scopdc-uz").out, eapa("show", "eapa").out

    assert centre.count("Relations\tfounded-by\t") == 11
    assert centre.count("\nAgreements\t") == 2
    assert "former, en\tEurasian and African Peoples' Assembly (2024-04-23 to 2025-05-28)" in assembly
    assert assembly.count("\nFigures\t") == 10


def test_json_is_the_record_as_it_stands_in_its_file(eapa: Eapa) -> None:
    answer = json.loads(eapa("show", "tass", "--format", "json").out)

    assert answer["records"][0]["id"] == "tass"


def test_an_unknown_id_is_refused_with_what_may_have_been_meant(eapa: Eapa) -> None:
    outcome = eapa("show", "tasss")

    assert outcome == (3, "", "error: no record has the id 'tasss'\nhint: did you mean 'tass'?\n")
