"""A build after a change, and a build with a damaged cache, have the same bytes as a build from scratch."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from built_site import DAY, change_record
from running import Eapa

TASS = "agreements/2020-01-31-eapa-tass.yaml"
IBN_SINO = "agreements/2022-05-11-eapa-ibn-sino.yaml"
UNRELATED = "agreements/2021-09-24-eapa-scopdc-uz.yaml"
"""An agreement that no edit concerns."""
NEW = "agreements/2030-02-01-a.yaml"
LATER_DAY = "2027-02-03"


def write_file(register: Path, name: str, text: str) -> None:
    """Write a file of the register."""
    (register / name).write_text(text, encoding="utf-8")


def add_agreement(register: Path, id_: str, *, party: str) -> None:
    """Add an agreement with an organization that is new too."""
    change_record(
        register,
        f"organizations/{party}.yaml",
        id=party,
        names=[{"value": "Ab", "lang": "en", "kind": "official"}],
        type="ngo",
        country="NO",
        seat={"city": {"en": "Oslo"}, "country": "NO"},
    )
    change_record(
        register,
        f"agreements/{id_}.yaml",
        id=id_,
        type="memorandum",
        parties=[{"organization": "eapa"}, {"organization": party}],
        signed={"date": "2030-02-01"},
        signatories=[
            {"name": {"en": "Andrey Belyaninov"}, "party": "eapa"},
            {"name": {"en": "A. Nother"}, "party": party},
        ],
    )


# The edits are made one after another, each in the register that the previous edit left. From "another day" on, the site
# is built as of a later day.
EDITS: Mapping[str, Callable[[Path, Eapa], object]] = {
    "notes": lambda root, _: change_record(root, TASS, notes="Read again, გიორგი."),
    "a title": lambda root, _: change_record(root, TASS, title={"en": "Another title"}),
    "a private field": lambda root, _: change_record(root, TASS, **{"x-desk": "7"}),
    "the name of a partner": lambda root, _: change_record(
        root, "organizations/tass.yaml", names=[{"value": "Another name", "lang": "ru", "kind": "official"}]
    ),
    "the country of a partner": lambda root, _: change_record(root, "organizations/tass.yaml", country="NO"),
    "a signatory": lambda root, _: change_record(
        root, TASS, signatories=[{"name": {"en": "Belyaninov A.", "ru": "Бельянинов А."}, "party": "eapa"}]
    ),
    "a new agreement and partner": lambda root, _: add_agreement(root, "2030-02-01-a", party="aa"),
    "a relation": lambda root, _: change_record(
        root, NEW, relations=[{"type": "amends", "agreement": "2020-01-31-eapa-tass"}],
        term={"ends": "2031"},
    ),
    "the term of an amendment": lambda root, _: change_record(root, NEW, term={"ends": "2026-12-01"}),
    "another day": lambda _root, _: None,
    "a topic and a place": lambda root, _: change_record(
        root, NEW, areas=[{"topic": "law"}], signed={"date": "2019", "place": {"city": {"en": "Baku"}}}
    ),
    "not signed": lambda root, _: change_record(root, NEW, signed=None, stage="planned"),
    "rename": lambda _, eapa: eapa("rename", "2030-02-01-a", "2031-b"),
    "what is due": lambda root, _: change_record(root, "register.yaml", site={"due": True, "url": "https://a.example/"}),
    "a title of the register": lambda root, _: change_record(root, "register.yaml", title={"en": "Another", "ru": "Другой"}),
    "other languages": lambda root, _: change_record(root, "register.yaml", languages=["ru", "en"]),
    "one language": lambda root, _: change_record(root, "register.yaml", languages=["en"]),
    "the owner": lambda root, _: change_record(root, "register.yaml", owner="tass"),
    "the licence": lambda root, _: write_file(root, "data/LICENSE", "CC0"),
    "removal": lambda root, _: (root / "data" / IBN_SINO).unlink(),
}  # fmt: skip


def read_files(site: Path) -> dict[str, bytes]:
    """Return the content of each file of a site by its path."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def pop_manifest(files: dict[str, bytes]) -> set[str]:
    """Remove the manifest from the files of a site, and return the paths that it lists."""
    return set(json.loads(files.pop(".eapa-site.json"))["files"])


def test_each_change_gives_the_same_bytes_as_a_build_from_scratch(eapa: Eapa, register: Path) -> None:
    day = DAY
    # Many records would only take time, since each edit concerns one of a few records.
    for file in (register / "data/agreements").iterdir():
        if f"agreements/{file.name}" not in {TASS, IBN_SINO, UNRELATED}:
            file.unlink()
    assert eapa("site", "site", "--as-of", day).code == 0
    for name, edit in EDITS.items():
        edit(register, eapa)
        if name == "another day":
            day = LATER_DAY
        for folder in ("site", f"{name}.site"):
            assert eapa("site", folder, "--as-of", day).code == 0

        incremental, from_scratch = read_files(register / "site"), read_files(register / f"{name}.site")
        assert pop_manifest(incremental) == pop_manifest(from_scratch) == from_scratch.keys(), name
        assert incremental.keys() == from_scratch.keys(), name
        assert [path for path in incremental if incremental[path] != from_scratch[path]] == [], name


@pytest.fixture
def build_file(eapa: Eapa, register: Path) -> Path:
    """Build a site, and return the file of its cache."""
    assert eapa("site", "site", "--as-of", DAY).code == 0
    (file,) = register.parent.glob("cache/eapa/*.build")
    return file


@pytest.mark.parametrize("damage", ["of another version", "damaged", "cut", "not text", "of another user", "a folder"])
def test_a_site_is_complete_without_a_usable_cache(damage: str, build_file: Path, eapa: Eapa, register: Path) -> None:
    page = register / "site/data/index.html"
    state, original = page.stat(), page.read_bytes()
    # With its old length and time, a damaged page looks up to date as long as the cache can be used.
    page.write_bytes(b"-" * len(original))
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert eapa("site", "site", "--as-of", DAY).err.startswith("site: 0 files written")
    content = json.loads(build_file.read_text(encoding="utf-8"))
    match damage:
        case "of another version":
            build_file.write_text(json.dumps({**content, "program": "another"}))
        case "damaged":
            build_file.write_text(json.dumps({**content, "sizes": []}))
        case "cut":
            build_file.write_text(json.dumps(content)[:1000])
        case "not text":
            build_file.write_bytes(b"\xff")
        case "of another user":
            build_file.chmod(0o666)
        case _:
            build_file.unlink()
            build_file.mkdir()
    assert eapa("site", "site", "--as-of", DAY).code == 0

    assert page.read_bytes() == original


def test_the_manifest_of_the_site_has_no_key_of_the_cache(build_file: Path, register: Path) -> None:
    # The keys are digests that include private fields, and the manifest is published.
    manifest = json.loads((register / "site/.eapa-site.json").read_text(encoding="utf-8"))
    keys = json.loads(build_file.read_text(encoding="utf-8"))["keys"].split("\n")

    assert manifest.keys() == {"version", "files"}
    # A key of a few characters could be in the manifest by chance.
    long_keys = {key for key in keys if len(key) > 8}
    assert long_keys
    assert not any(key in json.dumps(manifest) for key in long_keys)
