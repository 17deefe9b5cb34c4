"""`eapa init`: a new register."""

import json
import os
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from running import Eapa

from eapa_cli import __version__
from eapa_cli.scaffold.pip_requirement import find_pip_requirement

ROOT = Path(__file__).parents[2]
FILES_OF_A_NEW_REGISTER = [
    ".gitattributes",
    ".github/workflows/changes-comment.yml",
    ".github/workflows/changes.yml",
    ".github/workflows/due.yml",
    ".github/workflows/site.yml",
    ".github/workflows/validate.yml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "README.md",
    "data/register.yaml",
    "requirements.txt",
    "schemas/agreement.schema.json",
    "schemas/organization.schema.json",
    "schemas/register.schema.json",
]


def list_files(folder: Path) -> list[str]:
    """Return the paths of all files in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_register_is_not_created_twice(eapa: Eapa, tmp_path: Path) -> None:
    assert eapa("init", "mine", cwd=tmp_path).code == 0
    assert eapa("init", "mine", cwd=tmp_path).code == 3


def test_new_register_accepts_an_organization_and_is_valid(eapa: Eapa, tmp_path: Path) -> None:
    folder = tmp_path / "mine"

    assert eapa("init", str(folder), "--owner", "us", "--title", "Ours").code == 0
    assert eapa("add-organization", "--id", "us", "--name", "Us", "--type", "ngo", cwd=folder).code == 0
    assert eapa("validate", cwd=folder).out == "2 files checked: 0 errors, 0 warnings\n"
    assert (folder / "data/register.yaml").read_text() == "schema: 1\ntitle: {en: Ours}\nowner: us\nlanguages: [en]\n"


def test_new_register_accepts_any_organization_first_and_requires_its_owner(eapa: Eapa, tmp_path: Path) -> None:
    eapa("init", "mine", "--bare", "--owner", "us", cwd=tmp_path)

    assert eapa("add-organization", "--name", "Them", "--type", "ngo", cwd=tmp_path / "mine") == (
        0, "", "written: data/organizations/them.yaml\n",
    )  # fmt: skip
    checked = eapa("validate", cwd=tmp_path / "mine")
    assert "data/register.yaml:3:8: error: no organization has the id 'us' [known-owner]\n" in checked.out
    assert "hint: add it with 'eapa add-organization --id us', or name another with 'eapa set" in checked.out
    assert eapa("set", "register", "owner=them", cwd=tmp_path / "mine").code == 0
    assert eapa("validate", cwd=tmp_path / "mine").code == 0


def test_new_register_imports_the_export_of_another(eapa: Eapa, register: Path, tmp_path: Path) -> None:
    eapa("export", str(tmp_path / "sheets"), "--format", "csv")
    eapa("init", "mine", "--bare", "--owner", "us", cwd=tmp_path)

    sheets = [str(tmp_path / f"sheets/{name}.csv") for name in ("organizations", "agreements")]
    assert eapa("import", *sheets, cwd=tmp_path / "mine").code == 0
    assert eapa("list", "--format", "ids", cwd=tmp_path / "mine") == eapa("list", "--format", "ids", cwd=register)


def test_new_register_gets_its_files_and_each_is_reported(eapa: Eapa, tmp_path: Path) -> None:
    # Without the option, a note on the source of the program can follow.
    outcome = eapa("init", "mine", "--program", "eapa==9", cwd=tmp_path)

    assert list_files(tmp_path / "mine") == FILES_OF_A_NEW_REGISTER
    assert sorted(outcome.err.splitlines()) == sorted(
        [
            *(f"written: {file}" for file in FILES_OF_A_NEW_REGISTER),
            "created a register in mine",
            "next: cd mine && eapa add-organization --id owner",
        ]
    )


def test_existing_file_is_not_changed(eapa: Eapa, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")

    outcome = eapa("init", ".", cwd=tmp_path)

    assert "not changed: README.md\n" in outcome.err
    assert (tmp_path / "README.md").read_text() == "mine"
    assert set(list_files(tmp_path)) >= set(FILES_OF_A_NEW_REGISTER)


def test_bare_register_is_one_file(eapa: Eapa, tmp_path: Path) -> None:
    assert eapa("init", "mine", "--bare", cwd=tmp_path).code == 0
    assert list_files(tmp_path / "mine") == ["data/register.yaml"]


def test_failed_init_leaves_no_register_and_can_be_repeated(eapa: Eapa, tmp_path: Path) -> None:
    (tmp_path / ".github").write_text("a file in place of a folder")

    outcome = eapa("init", ".", cwd=tmp_path)

    assert outcome == (
        3, "", "error: '.github' is not a folder\nhint: move it away, or start the register elsewhere\n",
    )  # fmt: skip
    assert not (tmp_path / "README.md").exists()
    (tmp_path / ".github").unlink()
    assert eapa("init", ".", cwd=tmp_path).code == 0


@pytest.mark.parametrize("owner", ["register", "con"])
def test_owner_needs_an_id_that_an_organization_can_have(eapa: Eapa, tmp_path: Path, owner: str) -> None:
    outcome = eapa("init", "mine", "--owner", owner, cwd=tmp_path)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: --owner: '{owner}' ")
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--owner", "Bad Id", "'Bad Id' is not valid for 'owner'"),
        ("--language", "e n", "'e n' is not a language tag"),
        ("--title", "", "'en' is empty"),
        ("--title", "a\x1b[31m", "the text contains an escape character (U+001B)"),
    ],
)
def test_invalid_register_is_not_created(eapa: Eapa, tmp_path: Path, option: str, value: str, message: str) -> None:
    outcome = eapa("init", "mine", option, value, cwd=tmp_path)

    assert (outcome.code, outcome.out) == (2, "")
    assert f"error: the register would not be valid: {message}" in outcome.err
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    ("options", "title", "languages"),
    [
        ((), 'ru: "Договоры"', "ru, en"),
        (("--language", "en", "--language", "ru"), 'ru: "Договоры"', "en, ru"),
        (("--language", "kk"), 'kk: "Договоры"', "kk"),
    ],
)
def test_language_of_the_title_follows_from_its_script(
    eapa: Eapa, tmp_path: Path, options: tuple[str, ...], title: str, languages: str
) -> None:
    assert eapa("init", "mine", "--bare", "--title", "Договоры", *options, cwd=tmp_path).code == 0

    assert (tmp_path / "mine/data/register.yaml").read_text(encoding="utf-8") == (
        f"schema: 1\ntitle: {{{title}}}\nowner: owner\nlanguages: [{languages}]\n"
    )


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (
            ("--title", "Договоры", "--language", "en"),
            "the title seems to be in 'ru', which is not one of the languages en",
            "add --language ru; the first language is the default for output",
        ),
        (
            ("--title", "Савез за сарадњу"),
            "the language of the title is not clear from its letters",
            "specify it with --language TAG",
        ),
    ],
)
def test_title_in_a_language_that_the_register_does_not_have_is_refused(
    eapa: Eapa, tmp_path: Path, options: tuple[str, ...], message: str, hint: str
) -> None:
    outcome = eapa("init", "mine", *options, cwd=tmp_path)

    assert (outcome.code, outcome.err) == (2, f"error: {message}\nhint: {hint}\n")
    assert not (tmp_path / "mine").exists()


def test_the_suggested_next_command_quotes_the_folder(eapa: Eapa, tmp_path: Path) -> None:
    outcome = eapa("init", "our agreements", "--bare", cwd=tmp_path)

    assert "next: cd 'our agreements' && eapa add-organization --id owner" in outcome.err.splitlines()


@pytest.mark.skipif(os.name == "nt", reason="names of files have no control characters there")
def test_a_control_character_in_the_folder_is_escaped_for_the_shell(eapa: Eapa, tmp_path: Path) -> None:
    outcome = eapa("init", "our\tagreements", "--bare", cwd=tmp_path)

    assert r"next: cd $'our\x09agreements' && eapa add-organization --id owner" in outcome.err.splitlines()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits for files")
def test_full_disk_leaves_no_partial_file(eapa: Eapa, tmp_path: Path) -> None:
    import resource

    # A limit of 100 bytes for each file has the same effect as a full disk.
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        outcome = eapa("init", "mine", cwd=tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert outcome.code == 4
    assert "cannot be written: File too large" in outcome.err
    assert list_files(tmp_path / "mine") == []


def test_title_is_escaped_in_the_readme(eapa: Eapa, tmp_path: Path) -> None:
    eapa("init", ".", "--title", "Ours & [theirs](x)", cwd=tmp_path)

    assert "# Ours \\& \\[theirs\\](x)" in (tmp_path / "README.md").read_text(encoding="utf-8").splitlines()


def read_hook(folder: Path) -> dict[str, Any]:
    """Return the only hook of the configuration of pre-commit."""
    configuration = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (repository,) = configuration["repos"]
    (hook,) = repository["hooks"]
    return dict(hook)


def read_requirement(folder: Path) -> str:
    """Return the only requirement of the file for pip, which starts with comments."""
    lines = (folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
    (requirement,) = (line for line in lines if line and not line.startswith("#"))
    return requirement


def test_ci_and_the_hook_install_the_given_program(eapa: Eapa, tmp_path: Path) -> None:
    requirement = 'eapa @ git+https://example.org/eapa@v1 ; python_version >= "3.11"'
    outcome = eapa("init", ".", "--program", requirement, cwd=tmp_path)

    assert "warning" not in outcome.err
    assert read_requirement(tmp_path) == requirement
    assert read_hook(tmp_path)["additional_dependencies"] == [requirement]


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, direct_url: str | None) -> None:
    """Let Python find an installation of the program, with the content of its direct_url.json, in a folder."""
    information = folder / "site/eapa-9.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: eapa\nVersion: 9\n")
    if direct_url:
        (information / "direct_url.json").write_text(direct_url)
    monkeypatch.syspath_prepend(folder / "site")


def test_program_installed_from_a_folder_causes_a_warning(
    eapa: Eapa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "installed", monkeypatch, '{"url": "file:///home/me/eapa"}')
    outcome = eapa("init", ".", cwd=tmp_path)

    assert "warning: eapa comes from a folder of this machine, which CI cannot read\nhint: write " in outcome.err
    assert read_requirement(tmp_path) == "eapa @ git+https://write-here-where-eapa-is.invalid/eapa"


@pytest.mark.parametrize(
    ("direct_url", "requirement"),
    [
        (None, f"eapa=={__version__}"),
        ('{"url": "file:///x", "dir_info": {"editable": true}}', None),
        ('{"url": "https://example.org/eapa.whl", "archive_info": {}}', "eapa @ https://example.org/eapa.whl"),
        (
            '{"url": "https://example.org/eapa", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "eapa @ git+https://example.org/eapa@abc",
        ),
    ],
    ids=["package index", "folder", "archive", "git"],
)
def test_ci_installs_the_program_from_its_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, direct_url: str | None, requirement: str | None
) -> None:
    install(tmp_path, monkeypatch, direct_url)

    assert find_pip_requirement() == requirement


def test_a_program_that_is_not_installed_has_no_requirement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [])

    assert find_pip_requirement() is None


def test_an_editor_finds_a_schema_for_each_kind_of_file(eapa: Eapa, tmp_path: Path) -> None:
    eapa("init", ".", cwd=tmp_path)
    schemas = json.loads((tmp_path / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]

    assert all((tmp_path / schema).is_file() for schema in schemas)
    assert len(schemas) == 3


def test_an_editor_does_not_reformat_records(eapa: Eapa, tmp_path: Path) -> None:
    eapa("init", ".", cwd=tmp_path)
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text(encoding="utf-8"))

    assert settings["yaml.format.enable"] is False
    assert settings["[yaml]"]["editor.formatOnSave"] is False


def test_this_repository_has_the_settings_of_a_new_register(eapa: Eapa, tmp_path: Path) -> None:
    eapa("init", ".", cwd=tmp_path)

    for name in ("settings", "extensions"):
        file = f".vscode/{name}.json"
        assert (ROOT / file).read_text(encoding="utf-8") == (tmp_path / file).read_text(encoding="utf-8")


def test_the_pre_commit_hook_checks_the_whole_register(eapa: Eapa, tmp_path: Path) -> None:
    eapa("init", ".", cwd=tmp_path)
    hook = read_hook(tmp_path)
    program, *arguments = shlex.split(hook["entry"])

    assert (program, hook["pass_filenames"], hook["always_run"]) == ("eapa", False, True)
    assert eapa(*arguments).code == 0


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_symbolic_link_in_place_of_a_file_is_not_followed(eapa: Eapa, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/README.md").symlink_to(tmp_path / "elsewhere")

    assert "not changed: README.md\n" in eapa("init", "mine", cwd=tmp_path).err
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_folder_behind_a_loop_of_links_is_refused(eapa: Eapa, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")

    outcome = eapa("init", "loop/mine", cwd=tmp_path)

    message = f"'{tmp_path / 'loop'}' is a link that leads back to itself"
    assert outcome == (3, "", f"error: {message}\nhint: delete it\n")


def test_register_inside_another_is_refused(eapa: Eapa, register: Path) -> None:
    assert eapa("init", "mine") == (
        3,
        "",
        f"error: 'mine' is inside the register '{register.resolve()}'\nhint: choose a folder outside of it\n",
    )
    assert not (register / "mine").exists()


def test_register_in_a_folder_of_a_repository_has_no_workflows_there(eapa: Eapa, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    outcome = eapa("init", "docs/mine", cwd=tmp_path)

    assert (
        f"warning: GitHub and pre-commit read .github and .pre-commit-config.yaml only in '{tmp_path}'\n"
        "hint: move them there and adapt them to the folder 'docs/mine', or give the register its own repository\n"
    ) in outcome.err
    assert "GitHub" not in eapa("init", "other", "--bare", cwd=tmp_path).err
    (tmp_path / "own/.git").mkdir(parents=True)
    assert "GitHub" not in eapa("init", "own", cwd=tmp_path).err
