"""Sentences on changes of single fields, in English and in Russian."""

from pathlib import Path

import pytest
from repositories import Repo
from running import Eapa

ALPHA = """\
id: alpha
names:
  - {value: Alpha, lang: en, kind: official}
type: other
"""
PLAN = """\
id: unsigned-alpha-beta
type: other
stage: planned
signed: {place: {city: {ru: Москва}}}
parties:
  - {organization: alpha}
"""


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Return a repository with one organization."""
    repo = Repo(tmp_path / "register").start()
    repo.write("data/organizations/alpha.yaml", ALPHA)
    repo.commit("Start")
    return repo


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["type from other to ngo", "document of alpha, planned, to be signed in Москва"]),
        ("ru", ["вид: было иное, стало «неправительственная организация»",
                "иной документ; сторона: alpha; стадия: планируется; подписание планируется, место: Москва"]),
    ],
)  # fmt: skip
def test_codes_and_unsigned_agreements_are_described_in_words(
    eapa: Eapa, repo: Repo, monkeypatch: pytest.MonkeyPatch, language: str, lines: list[str]
) -> None:
    monkeypatch.setenv("EAPA_LANG", language)
    repo.edit("data/organizations/alpha.yaml", ("type: other", "type: ngo"))
    repo.write("data/agreements/unsigned-alpha-beta.yaml", PLAN)

    out = " ".join(eapa("changes", "--format", "table", cwd=repo.root).out.split())

    for line in lines:
        assert line in out
