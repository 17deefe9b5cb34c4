"""The files that a new register gets."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from eapa_cli.checks.rule import Violation
from eapa_cli.checks.schema import schema_text, schema_violations
from eapa_cli.errors import UnreadableError, UsageError
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.render.as_markdown import escaped
from eapa_cli.storage.atomic_file import whole_file
from eapa_cli.text.languages import detect_language
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.serializer import dump
from eapa_cli.yaml.spans import Fault

_TEMPLATES: Final = Path(__file__).with_name("templates")
# Where each template goes; a file that begins with a dot would be easy to overlook among the templates.
_PLACES: Final = {
    "validate.yml": ".github/workflows/validate.yml",
    "changes.yml": ".github/workflows/changes.yml",
    "changes-comment.yml": ".github/workflows/changes-comment.yml",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "gitattributes": ".gitattributes",
    "vscode-settings.json": ".vscode/settings.json",
    "requirements.txt": "requirements.txt",
    "README.md": "README.md",
}
# A place that can never be, so that an installation fails and takes no stranger's program of the same name.
_UNKNOWN: Final = "eapa @ git+https://write-here-where-eapa-is.invalid/eapa"
_SCHEMAS: Final = ("organization", "agreement", "register")


class StarterFile(NamedTuple):
    """A file by its path in the register, and what it holds."""

    path: str
    text: str


def starter_files(*, title: str, program: str | None) -> Iterator[StarterFile]:
    """The files of a register of a title; `program` is what pip installs the program from, if that is known."""
    line = program or _UNKNOWN
    for template, path in _PLACES.items():
        text = (_TEMPLATES / template).read_text(encoding="utf-8")
        text = text.replace("@title@", escaped(title)).replace('"@program@"', json.dumps(line, ensure_ascii=False))
        yield StarterFile(path, text.replace("@program@", line))
    for name in _SCHEMAS:
        yield StarterFile(f"schemas/{name}.schema.json", schema_text(name))


def languages_for(title: str) -> list[str]:
    """The languages of a register that is not said to have others: that which its title seems to be in, and English.

    Raises:
        UsageError: the title's letters are those of several languages, or of none that is known.
    """
    return list(dict.fromkeys((_language_of(title, ("en",)), "en")))


def register_file(*, title: str, owner: str, languages: Sequence[str]) -> StarterFile:
    """The file in which a register says what it is.

    Raises:
        UsageError: it would not be right.
    """
    language = _language_of(title, languages)
    if language not in languages:
        raise UsageError(
            f"the title is in none of the languages {', '.join(languages)}: it seems to be in '{language}'",
            hint=f"add --language {language}; the first one is shown",
        )
    data = {"title": {language: title}, "owner": owner, "languages": list(languages)}
    text = dump(data)
    faults: list[Fault | Violation] = [*read(text.encode()).faults, *schema_violations("register", data)]
    for fault in faults:
        raise UsageError(f"the register would not be right: {fault.message}", hint=fault.hint)
    return StarterFile(REGISTER_FILE, text)


def _language_of(title: str, languages: Sequence[str]) -> str:
    try:
        return detect_language(title, languages)
    except ValueError as error:
        raise UsageError(
            "the language of the title is not clear from its letters", hint="say which it is with --language TAG"
        ) from error


def lay_down(root: Path, file: StarterFile) -> bool:
    """Write a file below a folder, unless there is something of its name; whether it was written.

    Raises:
        UnreadableError: it cannot be written.
    """
    path = root / file.path
    if os.path.lexists(path):
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableError(f"the file '{file.path}' cannot be written: {error.strerror}") from error
    with whole_file(path) as out:
        out.write(file.text)
    return True
