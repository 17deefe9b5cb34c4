"""The examples of the rules: files that violate a rule, and the fixed files. Tests check both."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eapa_cli.checks.rule import RuleInfo
from eapa_cli.storage.register_location import REGISTER_STATE_FOLDER

_FOLDER: Final = Path(__file__).with_name("examples")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFile:
    """A file of an example."""

    path: str
    """The path in the register."""
    text: str | None
    """The text; None if the file must not exist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The example of a rule."""

    broken: tuple[ExampleFile, ...]
    """The files that violate the rule."""
    problem_lines: tuple[str, ...]
    """A line for each reported problem: `FILE:LINE:COLUMN: RULE: MESSAGE`."""
    fixed: tuple[ExampleFile, ...]
    """The same files without the violation."""


def read_example(rule: RuleInfo) -> Example:
    """Return the example of a rule."""
    folder = _FOLDER / rule.name
    problem_lines = (folder / "broken/expected.txt").read_text(encoding="utf-8").splitlines()
    return Example(
        broken=_read_files(folder / "broken"),
        problem_lines=tuple(problem_lines),
        fixed=_read_files(folder / "fixed"),
    )


def rule_as_markdown(rule: RuleInfo) -> str:
    """Return a rule as Markdown: its claim, its reason and its example."""
    example = read_example(rule)
    problems = "\n".join(example.problem_lines)
    return "\n\n".join(
        [
            rule.claim,
            rule.why,
            *(_block("Broken", file) for file in example.broken),
            f"Problems:\n\n```text\n{problems}\n```",
            *(_block("Fixed", file) for file in example.fixed),
        ]
    )


def _block(title: str, file: ExampleFile) -> str:
    if file.text is None:
        return f"{title}: `{file.path}` does not exist."
    return f"{title}: `{file.path}`\n\n```yaml\n{file.text.rstrip()}\n```"


def _read_files(folder: Path) -> tuple[ExampleFile, ...]:
    """Return the files that `absent.txt` lists as absent, and the files in the folder."""
    absent = folder / "absent.txt"
    absent_paths = absent.read_text(encoding="utf-8").splitlines() if absent.is_file() else []
    files = [
        ExampleFile(path=path.relative_to(folder).as_posix(), text=_read_text(path)) for path in _find_files(folder)
    ]
    return (*(ExampleFile(path=path, text=None) for path in absent_paths), *files)


def _find_files(folder: Path) -> list[Path]:
    return sorted(
        path for top in ("data", REGISTER_STATE_FOLDER) for path in folder.glob(f"{top}/**/*") if path.is_file()
    )


def _read_text(path: Path) -> str:
    # Some examples contain bytes that are not valid UTF-8.
    return path.read_bytes().decode("utf-8", "backslashreplace")
