"""Extension fields (`x-...`) as columns and filters."""

import json
from pathlib import Path

import pytest
from running import Eapa

TASS, AARU, CADIZ = "2020-01-31-eapa-tass", "2021-07-27-eapa-aaru", "2021-01-28-eapa-uca-es"
FIELDS = {
    TASS: "x-number: 12\nx-tags: [Press, Пресса]\nx-paid: true\nx-contract: {code: A-1, parts: [[1, 2]]}\n",
    AARU: 'x-number: "7"\nx-paid: false\nx-дело: Ж-3\n',
    CADIZ: "x-number: 9.5\n",
}


@pytest.fixture(autouse=True)
def add_extension_fields(register: Path) -> None:
    """Add extension fields to three agreements and to a party of each."""
    for id_, fields in FIELDS.items():
        file = register / f"data/agreements/{id_}.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.replace("  - {organization: eapa", "  - {x-role: host, organization: eapa", 1) + fields,
            encoding="utf-8",
        )


def test_extension_field_is_a_column(eapa: Eapa) -> None:
    out = eapa("list", "--has", "x-number", "--columns", "id,x-number,x-tags,x-paid,x-contract,x-contract.code").out

    assert out == (
        "id\tx-number\tx-tags\tx-paid\tx-contract\tx-contract.code\n"
        f'{TASS}\t12\tPress; Пресса\ttrue\t{{"code": "A-1", "parts": [[1, 2]]}}\tA-1\n'
        f"{CADIZ}\t9.5\t\t\t\t\n"
        f"{AARU}\t7\t\tfalse\t\t\n"
    )


def test_json_has_the_value_of_the_file(eapa: Eapa) -> None:
    out = eapa(
        "list", "--party", "tass", "--columns", "x-number,x-tags,x-paid,x-contract,parties", "--format", "json"
    ).out
    (record,) = json.loads(out)["records"]

    assert record.pop("parties")
    assert record == {
        "x-number": 12,
        "x-tags": ["Press", "Пресса"],
        "x-paid": True,
        "x-contract": {"code": "A-1", "parts": [[1, 2]]},
    }


def test_csv_has_the_column(eapa: Eapa) -> None:
    out = eapa("list", "--has", "x-number", "--columns", "x-number,x-дело", "--sort", "x-number", "--format", "csv").out

    assert out.splitlines() == ["x-number,x-дело", "9.5,", "12,", "7,Ж-3"]  # the 7 is text, which comes after numbers


def test_rows_are_sorted_by_an_extension_field(eapa: Eapa) -> None:
    out = eapa("list", "--sort", "-x-number", "--format", "ids").out.split()

    assert out[:3] == [AARU, TASS, CADIZ]  # in descending order, text comes before numbers
    assert len(out) == 14  # all agreements of the sample register


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--has", "x-paid"], [TASS, AARU]),
        (["--has", "x-paid", "--missing", "x-tags"], [AARU]),
        (["--has", "x-contract.code"], [TASS]),
        (["--has", "parties.x-role"], [TASS, CADIZ, AARU]),
        (["--where", "x-number=12"], [TASS]),
        (["--where", "x-number = 7"], [AARU]),
        (["--where", "x-number=7", "--where", "x-number=12"], [TASS, AARU]),
        (["--where", "x-tags=пресса"], [TASS]),
        (["--where", "x-paid=false"], [AARU]),
        (["--where", "x-contract.code=a-1"], [TASS]),
        (["--where", "x-дело=ж-3"], [AARU]),
        (["--where", "x-number=13"], []),
        (["--where", "x-contract=A-1"], []),
    ],
)
def test_extension_field_is_a_filter(eapa: Eapa, arguments: list[str], found: list[str]) -> None:
    outcome = eapa("list", *arguments, "--format", "ids")

    assert (outcome.code, outcome.out.split(), outcome.err) == (0, found, "")


def test_other_commands_have_the_filter(eapa: Eapa) -> None:
    assert eapa("search", "assembly", "--where", "x-number=12", "--format", "ids").out.split() == [TASS]
    assert "RU\t1\n" in eapa("stats", "--by", "country", "--where", "x-paid=true").out


@pytest.mark.parametrize(
    "arguments", [["--columns", "id,{}"], ["--sort", "-{}"], ["--has", "{}"], ["--missing", "{}"], ["--where", "{}=1"]]
)
@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("x-numbr", "did you mean 'x-number'?"),
        ("x-zzz", "the extension fields are x-contract, x-number, x-paid, x-tags, x-дело"),
    ],
)
def test_unknown_extension_field_is_refused_with_the_existing_ones(
    eapa: Eapa, arguments: list[str], name: str, hint: str
) -> None:
    outcome = eapa("list", *(argument.format(name) for argument in arguments))

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"error: {arguments[0]}: no agreement has the field '{name}'\nhint: {hint}\n"


@pytest.mark.parametrize("name", ["x-a'b", 'x-a"b', "x-", "x-a b", "x-$"])
def test_a_name_with_characters_of_a_statement_is_refused(eapa: Eapa, name: str) -> None:
    assert eapa("list", "--columns", name).err.startswith("error: --columns: no agreement has the field")
    assert eapa("list", "--has", name).code == eapa("list", "--where", f"{name}=1").code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--where", "type=agreement"], "--where: 'type=agreement' does not compare an extension field"),
        (["--where", "parties.x-role=host"], "--where: 'parties.x-role=host' does not compare an extension field"),
        (["--where", "x-number"], "--where: 'x-number' has no value"),
        (["--where", "x-number="], "--where: 'x-number=' has no value"),
        (["organizations", "--has", "x-number"], "--has: no organization has the field 'x-number'"),
        (["--has", "nope.x-role"], "--has: no agreement has the field 'nope.x-role'"),
    ],
)
def test_a_filter_needs_an_existing_field_and_a_comparison_a_value(
    eapa: Eapa, arguments: list[str], message: str
) -> None:
    outcome = eapa("list", *arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: {message}\nhint: ")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("list --where x-n", ["x-number="]),
        ("list --has x-n", ["x-number"]),
        ("list --party tass --missing x-t", ["x-tags"]),
    ],
)
def test_extension_fields_are_completed(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, line: str, found: list[str]
) -> None:
    monkeypatch.setenv("_EAPA_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"eapa {line}")
    monkeypatch.setenv("COMP_CWORD", str(len(line.split(" "))))

    assert eapa().out.split() == found
