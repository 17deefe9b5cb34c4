"""Completion of fields, filters, ids and names."""

import io
import sys

import pytest
from running import Eapa

from eapa_cli.cli.completion_safety import is_safe_word

AGREEMENT = "2020-01-31-eapa-tass"


def complete(eapa: Eapa, monkeypatch: pytest.MonkeyPatch, line: str) -> list[str]:
    """Return the completions that the program gives bash for the last word of a line. After a space, it is empty."""
    monkeypatch.setenv("_EAPA_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"eapa {line}")
    monkeypatch.setenv("COMP_CWORD", str(len(line.split(" "))))
    return [word for word in eapa().out.splitlines() if word]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # A field that has parts ends with a dot, and one that has a value with an equals sign.
        ("set tass f", ["founded=", "figures.", "former_ids."]),
        ("set tass seat.c", ["seat.city.", "seat.country="]),
        ("set tass type=m", ["type=media"]),
        # An equals sign between spaces is a word, and the value alone is completed.
        ("set tass type = m", ["media"]),
        # If one field fits, bash would add a space after it. A second completion, with a space, prevents that.
        ("set tass scope = international fou", ["founded=", "founded= "]),
        (f"set {AGREEMENT} signed.online=", ["signed.online=true", "signed.online=false"]),
        (f"set {AGREEMENT} signed.basis = d", ["dateline", "deduced"]),
        (f"set {AGREEMENT} parties.0.organization = scopdc-", ["scopdc-ru", "scopdc-uz"]),
        (f"set {AGREEMENT} parties.2.organization=scopdc-u", ["parties.2.organization=scopdc-uz"]),
        # There is no such field; a title is any text; and no record has the id `nobody`.
        (f"set {AGREEMENT} nonsense.0=", []),
        (f"set {AGREEMENT} title.en = ", []),
        ("set nobody f", []),
        ("unset tass na", ["names"]),
        ("unset nobody na", []),
        ("set register ow", ["owner=", "owner= "]),
        ("set register waivers.0.record=2020-01", [f"waivers.0.record={AGREEMENT}"]),
        (f"add-to {AGREEMENT} signatories.0.a", ["signatories.0.also"]),
        ("add-to nobody p", []),
        (f"add-to {AGREEMENT} parties n", ["name_as_signed=", "note="]),
        (f"add-to {AGREEMENT} parties organization = ta", ["tass"]),
        (f"add-to {AGREEMENT} relations type=a", ["type=amends"]),
        (f"add-to {AGREEMENT} relations type=amends agreement=2020-01", [f"agreement={AGREEMENT}"]),
        (f"add-to {AGREEMENT} nonsense n", []),
        ("add-to nobody parties n", []),
    ],
)
def test_shell_completes_fields_codes_and_ids(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, line: str, expected: list[str]
) -> None:
    assert complete(eapa, monkeypatch, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # An empty word gets codes. The start of a name gets names in its language; a start in small letters gets names
        # in small letters.
        ("list --country ", ["BJ", "ES", "ID", "RU", "UZ"]),
        ("list --year 2021 --country ", ["ES", "UZ"]),
        ("list --country Uzb", ["Uzbekistan"]),
        ("list --country Узб", ["Узбекистан"]),
        ("list --country исп", ["испания"]),
        # No agreement of 2021 has a party from Russia besides the owner of the register.
        ("list --year 2021 --country Рос", []),
        ("search x --kind o", ["organization"]),
        ("search x --kind согл", ["соглашение"]),
        ("list --area кул", ["культура"]),
        ("list --area молодеж", ["молодежь"]),
        ("list --type согл", ["соглашение"]),
        # The labels of types are written in small letters, so a capital letter finds nothing.
        ("list organizations --type Универ", []),
        ("list organizations --type универ", ["университет"]),
        ("list --place Таш", ["Ташкент"]),
        # Mixed letters are neither the start of `Амман` nor of `амман`.
        ("list organizations --place аммА", []),
        ("list organizations --place амм", ["амман"]),
        ("list --year 2021 --party ", ["aaru", "eapa", "scopdc-uz", "uca-es"]),
        ("list --country UZ --year ", ["2021", "2022", "2023"]),
        ("list --country UZ --year 2021 --year ", ["2021", "2022", "2023"]),
        ("list --country UZ --type ", ["agreement"]),
        ("list --country UZ --status ", ["unknown"]),
        ("list --country UZ --area sp", []),
        ("list --area sport --signatory b", ["belianinov", "belyaninov"]),
        ("list --signatory Сабир", ["Сабиров"]),
        ("show NOO", ["NOOSPHERE"]),
        # A field may have any country, and not only those of the register.
        (
            "set tass country=K",
            [f"country={code}" for code in ("KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ")],
        ),
        ("set tass seat.country=uz", ["seat.country=uz"]),
        ("set tass country=Uzb", ["country=Uzbekistan"]),
        ("set tass country=узб", ["country=узбекистан"]),
        (f"set {AGREEMENT} signed.place.country=Испа", ["signed.place.country=Испания"]),
        ("rename-organization ТАС", ["ТАСС"]),
        # No name in the register has this word.
        ("show Фонд", []),
        ("list --signatory бельян", ["бельянинов"]),
        ("list --signatory Gus", ["Gusman"]),
        ("list --country UZ --place t", ["tashkent"]),
        ("list organizations --has figures --place m", ["moscow"]),
        ("list organizations --place Moscow --party ", ["eapa"]),
        ("search organizations --country U", ["UZ"]),
        ("list organizations --country UZ --signatory sob", ["sobirov"]),
        # No agreement states its languages, and no record has an unknown country.
        ("list --language ", []),
        ("list --country Nowhere --party ", []),
        ("stats --party tass --country ", ["RU"]),
    ],
)
def test_values_of_the_register_that_fit_the_other_filters_are_completed(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, line: str, expected: list[str]
) -> None:
    assert complete(eapa, monkeypatch, line) == expected


def test_values_are_completed_after_an_equals_sign_that_bash_has_separated(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert complete(eapa, monkeypatch, f"set {AGREEMENT} signed.basis =") == ["stated", "dateline", "deduced"]


def test_word_outside_the_terminal_encoding_is_not_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))

    assert is_safe_word("Sobirov")
    assert not is_safe_word("Собиров")
