"""One cause is told once."""

from pathlib import Path

import pytest
from case_folders import BASE, laid_out, lines_of

ORGANIZATION = """\
id: alpha
names:
  - {value: Alpha, lang: en, kind: official}
type: ngo
sources:
  - {url: https://example.org/alpha}
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
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
    ],
)
def test_one_slip_is_one_problem(right: str, wrong: str, tmp_path: Path) -> None:
    root = laid_out(BASE, tmp_path / "register")
    (root / "data/organizations/alpha.yaml").write_text(ORGANIZATION.replace(right, wrong), encoding="utf-8")

    assert len(list(lines_of(root))) == 1
