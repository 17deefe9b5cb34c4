"""The files of a new register."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from eapa_cli.checks.rule import Violation
from eapa_cli.checks.schema import schema_text, schema_violations
from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.model.ids import reserved_reason
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.render.as_markdown import escape_markdown
from eapa_cli.storage.output_file import write_output
from eapa_cli.storage.register_location import refuse_links_in_path
from eapa_cli.storage.schema_version import SCHEMA_VERSION
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.languages import detect_language
from eapa_cli.text.translatable_message import translated
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.serializer import dump
from eapa_cli.yaml.spans import SyntaxProblem

_TEMPLATES: Final = Path(__file__).with_name("templates")
# The path in the register for each template. Names of templates have no leading dot, so that they are not hidden files.
_PATHS: Final = {
    "validate.yml": ".github/workflows/validate.yml",
    "changes.yml": ".github/workflows/changes.yml",
    "changes-comment.yml": ".github/workflows/changes-comment.yml",
    "site.yml": ".github/workflows/site.yml",
    "due.yml": ".github/workflows/due.yml",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "gitattributes": ".gitattributes",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
    "requirements.txt": "requirements.txt",
    "README.md": "README.md",
}
# If the requirement is not known, pip must fail instead of installing another program with the same name. Addresses in
# `.invalid` cannot exist.
_PLACEHOLDER_REQUIREMENT: Final = "eapa @ git+https://write-here-where-eapa-is.invalid/eapa"
_SCHEMA_NAMES: Final = ("organization", "agreement", "register")


class ScaffoldFile(NamedTuple):
    """A file of a new register: its path and text."""

    path: str
    text: str


def make_scaffold_files(*, title: str, requirement: str | None) -> Iterator[ScaffoldFile]:
    """Yield the files of a new register except `data/register.yaml`.

    `requirement` is the pip requirement of this program, if it is known.
    """
    requirement = requirement or _PLACEHOLDER_REQUIREMENT
    for template, path in _PATHS.items():
        text = (_TEMPLATES / template).read_text(encoding="utf-8")
        text = text.replace("@title@", escape_markdown(title))
        # In quotes, the requirement is a string of YAML, where its own quotes and backslashes need escapes.
        text = text.replace('"@program@"', json.dumps(requirement, ensure_ascii=False))
        yield ScaffoldFile(path, text.replace("@program@", requirement))
    for name in _SCHEMA_NAMES:
        yield ScaffoldFile(f"schemas/{name}.schema.json", schema_text(name))


def support_files() -> Iterator[ScaffoldFile]:
    """Yield the files of a new register that do not depend on it: settings for git and editors, and the schemas."""
    for file in make_scaffold_files(title="", requirement=None):
        if file.path.startswith((".vscode/", "schemas/")) or file.path == ".gitattributes":
            yield file


def choose_default_languages(title: str) -> list[str]:
    """Return the default languages of a register: the detected language of its title, and English.

    Raises:
        UsageError: the language of the title is not clear from its letters.
    """
    return list(dict.fromkeys((_detect_title_language(title, ("en",)), "en")))


def make_register_file(*, title: str, owner: str, languages: Sequence[str]) -> ScaffoldFile:
    """Return the register's own file, with its title, owner and languages.

    Raises:
        UsageError: the file would not be valid, no organization can have the id of the owner, or the title is in no
            language of `languages` or in an unclear one.
    """
    if reason := reserved_reason(owner):
        raise UsageError(f"--owner: {translated(reason)}", hint=_("choose another id"))
    language = _detect_title_language(title, languages)
    if language not in languages:
        raise UsageError(
            _("the title seems to be in '%(language)s', which is not one of the languages %(languages)s")
            % {"language": language, "languages": ", ".join(languages)},
            hint=_("add --language %(language)s; the first language is the default for output")
            % {"language": language},
        )
    data = {"schema": SCHEMA_VERSION, "title": {language: title}, "owner": owner, "languages": list(languages)}
    text = dump(data)
    faults: list[SyntaxProblem | Violation] = [*read(text.encode()).faults, *schema_violations("register", data)]
    if faults:
        first, *_others = faults
        message = _("the register would not be valid: %(message)s") % {"message": translated(first.message)}
        raise UsageError(message, hint=translated(first.hint))
    return ScaffoldFile(REGISTER_FILE, text)


def _detect_title_language(title: str, languages: Sequence[str]) -> str:
    try:
        return detect_language(title, languages)
    except ValueError as error:
        raise UsageError(
            _("the language of the title is not clear from its letters"), hint=_("specify it with --language TAG")
        ) from error


def check_parents(root: Path, paths: Iterable[str]) -> None:
    """Check that each existing parent of some paths is a folder and not a link.

    Raises:
        RefusedError: a parent is not a folder.
        UnreadableError: a parent is a link.
    """
    for path in paths:
        refuse_links_in_path(root, path)
        _root, *parents = reversed(PurePosixPath(path).parents)
        for parent in parents:
            if (root / parent).exists() and not (root / parent).is_dir():
                raise RefusedError(
                    _("'%(parent)s' is not a folder") % {"parent": parent},
                    hint=_("move it away, or start the register elsewhere"),
                )


def write_if_missing(root: Path, file: ScaffoldFile) -> bool:
    """Write a file unless its path exists, and return whether it was written.

    Raises:
        UnreadableError: the file cannot be written.
    """
    path = root / file.path
    if os.path.lexists(path):
        return False
    write_output(path, lambda draft: draft.write_text(file.text, encoding="utf-8", newline="\n"), force=None)
    return True
