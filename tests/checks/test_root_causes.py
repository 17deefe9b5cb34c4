"""One error in a file is reported as one problem, although several rules may find it."""

import sys
from pathlib import Path

import pytest
from case_folders import BASE, build_register, list_problem_lines

ORGANIZATION = """\
id: alpha
names:
  - {value: Alpha, lang: en, kind: official}
type: ngo
sources:
  - {url: https://example.org/alpha}
"""
AGREEMENT = """\
id: 2022-alpha-beta
type: agreement
signed: {date: "2022-03-01", basis: stated}
parties:
  - {organization: alpha}
  - {organization: beta}
signatories:
  - {name: {en: Ann One}, party: alpha}
term:
  starts: "2022-04-01"
  ends: "2023-03-31"
  duration: P1Y
  notice: P3M
  renewal: {mode: tacit, period: P1Y, max: 2}
terminated: {date: "2023-01", grounds: withdrawn}
relations:
  - {type: renews, agreement: 2020-01-01-alpha-beta}
sources:
  - {url: "https://example.org/2022", published: "2022-03-02", accessed: "2022-03-03"}
"""


@pytest.mark.parametrize(
    ("valid", "invalid"),
    [
        ("id: alpha", "ident: alpha"),
        ("id: alpha", "x-id: alpha"),
        ("names:", "name:"),
        ("type: ngo", "kind: ngo"),
        ("type: ngo", "sort-of-body: ngo"),
        ("type: ngo", "12: ngo"),
        ("type: ngo", "type: NO"),
        ("lang: en", "lang: NO"),
        ("lang: en", "tongue: en"),
        ("url: https", "address: https"),
        ("id: alpha", "id: NO"),
        ("sources:", 'founded: "2020"\nsorces:'),
    ],
)
def test_one_error_in_an_organization_is_one_problem(valid: str, invalid: str, tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    assert valid in ORGANIZATION
    (root / "data/organizations/alpha.yaml").write_text(ORGANIZATION.replace(valid, invalid), encoding="utf-8")

    assert len(list_problem_lines(root)) == 1


@pytest.mark.parametrize(
    ("valid", "invalid"),
    [
        ("organization: alpha", "organization: alphha"),
        ("organization: alpha", "organization: beta"),
        ('date: "2022-03-01"', "date: 2022-03-41"),
        ('date: "2022-03-01"', 'date: "2122-03-01"'),
        ('starts: "2022-04-01"', 'starts: "2122-04-01"'),
        ('ends: "2023-03-31"', 'ends: "2003-03-31"'),
        ('ends: "2023-03-31"', 'ends: ".."'),
        ('published: "2022-03-02"', 'published: "2122-03-02"'),
        ("mode: tacit", "mode: none"),
        ("renews, agreement: 2020-01-01-alpha-beta", "renews, agreement: 2020-01-01"),
    ],
)
def test_one_error_in_an_agreement_is_one_problem(valid: str, invalid: str, tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    assert valid in AGREEMENT
    (root / "data/agreements/2022-alpha-beta.yaml").write_text(AGREEMENT.replace(valid, invalid), encoding="utf-8")

    assert len(list_problem_lines(root)) == 1


def test_a_misspelt_stage_of_an_agreement_with_one_party_is_one_problem(tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    (root / "data/agreements/x.yaml").write_text(
        "id: x\ntype: other\nstge: planned\nparties: [{organization: beta}]\nsources: [{url: https://example.org}]\n"
    )

    (line,) = list_problem_lines(root)

    assert line == "data/agreements/x.yaml:3:1: schema: there is no field 'stge' here"


def test_an_organization_founded_in_the_future_is_reported_once(tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    alpha = root / "data/organizations/alpha.yaml"
    alpha.write_text(alpha.read_text(encoding="utf-8").replace('"2017"', '"2107"'), encoding="utf-8")

    (line,) = list_problem_lines(root)

    assert line == "data/organizations/alpha.yaml:6:10: not-in-the-future: 2107 is in the future"


@pytest.mark.parametrize("name", ["organizations/alpha.yml", "alpha.yaml"])
def test_a_record_in_a_file_that_is_not_read_is_one_problem(name: str, tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    (root / "data/organizations/alpha.yaml").rename(root / "data" / name)

    (line,) = list_problem_lines(root)

    assert line.startswith(f"data/{name}:1:1: file-is-read: ")


@pytest.mark.parametrize("path", ["organizations/alpha", "agreements/2020-01-01-alpha-beta"])
def test_a_file_and_its_copy_are_one_problem(path: str, tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    (root / f"data/{path}-copy.yaml").write_bytes((root / f"data/{path}.yaml").read_bytes())

    (line,) = list_problem_lines(root)

    assert line.startswith(f"data/{path}-copy.yaml:1:5: id-is-file-name: ")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these systems ignore the case of file names")
def test_a_copy_whose_name_differs_only_in_case_is_one_problem(tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    (root / "data/organizations/Alpha.yaml").write_bytes((root / "data/organizations/alpha.yaml").read_bytes())

    (line,) = list_problem_lines(root)

    assert line.startswith("data/organizations/Alpha.yaml:1:5: unique-id: ")
