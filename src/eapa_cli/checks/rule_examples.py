"""The examples of the rules: files that violate a rule, and the same files fixed. Tests check both."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eapa_cli.checks.rule import RuleInfo
from eapa_cli.storage.layout import STATE_FOLDER

FOLDER: Final = Path(__file__).with_name("examples")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFile:
    """A file of an example: its path in the register and its text; None if the file is missing."""

    path: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Files that violate a rule, the problems found, and the same files fixed."""

    broken: tuple[ExampleFile, ...]
    found: tuple[str, ...]
    fixed: tuple[ExampleFile, ...]


def example_of(rule: RuleInfo) -> Example:
    """Return the example of a rule."""
    folder = FOLDER / rule.name
    found = (folder / "broken/expected.txt").read_text(encoding="utf-8").splitlines()
    return Example(
        broken=_files(folder / "broken"),
        found=tuple(found),
        fixed=_files(folder / "fixed"),
    )


def markdown_of(rule: RuleInfo) -> str:
    """Return a rule as Markdown: its claim, its reason and its example."""
    example = example_of(rule)
    found = "\n".join(example.found)
    return "\n\n".join(
        [
            rule.claim,
            rule.why,
            *(_block("Broken", file) for file in example.broken),
            f"Problems:\n\n```text\n{found}\n```",
            *(_block("Fixed", file) for file in example.fixed),
        ]
    )


def _block(title: str, file: ExampleFile) -> str:
    if file.text is None:
        return f"{title}: `{file.path}` does not exist."
    return f"{title}: `{file.path}`\n\n```yaml\n{file.text.rstrip()}\n```"


def _files(folder: Path) -> tuple[ExampleFile, ...]:
    absent = folder / "absent.txt"
    names = absent.read_text(encoding="utf-8").splitlines() if absent.is_file() else []
    files = [ExampleFile(path=path.relative_to(folder).as_posix(), text=_text(path)) for path in _yaml(folder)]
    return (*(ExampleFile(path=name, text=None) for name in names), *files)


def _yaml(folder: Path) -> list[Path]:
    return sorted(path for top in ("data", STATE_FOLDER) for path in folder.glob(f"{top}/**/*") if path.is_file())


def _text(path: Path) -> str:
    # Some examples contain bytes that are not UTF-8 on purpose.
    return path.read_bytes().decode("utf-8", "backslashreplace")
