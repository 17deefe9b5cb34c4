"""Rows for the list of all rules, and for the page of one rule."""

from collections.abc import Iterator

from eapa_cli.checks.rule import RuleInfo
from eapa_cli.checks.rule_catalogue import CATALOGUE
from eapa_cli.checks.rule_examples import Example, ExampleFile, read_example
from eapa_cli.render import Column, Layout, Rows
from eapa_cli.render.rows import SourceLine, Title


def catalogue_rows() -> Rows:
    """Return a row for each rule. The objects for JSON also contain the reason."""
    return Rows(
        "rules",
        (
            Column("rule", "Rule"),
            Column("severity", "Severity"),
            Column("claim", "Claim", can_wrap=True, identifies_row=True),
        ),
        [(rule.name, rule.severity.value, rule.claim) for rule in CATALOGUE],
        objects=[_rule_object(rule) for rule in CATALOGUE],
    )


def rule_rows(rule: RuleInfo) -> Rows:
    """Return the page of a rule: its claim, its reason, and its example."""
    example = read_example(rule)
    return Rows(
        "rule",
        (Column("section", "Section"), Column("field", "Field"), Column("value", "Value", can_wrap=True)),
        [*_facts(rule), *_example_lines(example)],
        objects=[
            {
                **_rule_object(rule),
                "broken": [_file_object(file) for file in example.broken],
                "found": list(example.problem_lines),
                # The name of this key cannot change, since programs read it.
                "mended": [_file_object(file) for file in example.fixed],
            }
        ],
        layout=Layout.PAGE,
    )


def _rule_object(rule: RuleInfo) -> dict[str, object]:
    return {"rule": rule.name, "severity": rule.severity, "claim": rule.claim, "why": rule.why}


def _file_object(file: ExampleFile) -> dict[str, object]:
    return {"path": file.path, "text": file.text}


def _facts(rule: RuleInfo) -> Iterator[tuple[str, str, str]]:
    title = Title(rule.name)
    yield title, "severity", rule.severity
    yield title, "claim", rule.claim
    yield title, "why", rule.why


def _example_lines(example: Example) -> Iterator[tuple[str, str, str]]:
    """Yield the lines of an example: the broken files, the problems found, and the fixed files."""
    for file in example.broken:
        yield from _file_lines(f"Broken: {file.path}", file)
    for problem_line in example.problem_lines:
        place, _, message = problem_line.split(": ", maxsplit=2)
        path, line, column = place.rsplit(":", maxsplit=2)
        yield f"Found: {path}", f"{line}:{column}", message
    for file in example.fixed:
        yield from _file_lines(f"Fixed: {file.path}", file)


def _file_lines(section: str, file: ExampleFile) -> Iterator[tuple[str, str, str]]:
    if file.text is None:
        yield section, "", "the file does not exist"
        return
    for number, line in enumerate(file.text.splitlines(), start=1):
        yield section, str(number), SourceLine(line)
