"""The check of one file without the other files."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple

from eapa_cli.checks.checked_files import CheckedFiles, ProposedFile
from eapa_cli.checks.problem import Problem, SecondPlace, Severity
from eapa_cli.checks.rule import RULE_FIELDS, Rule, RuleInfo, Subject, Violation, split_path
from eapa_cli.checks.rules import RULES
from eapa_cli.checks.schema import is_id, schema_violations
from eapa_cli.checks.text_check import text_problems
from eapa_cli.checks.valid_parts import Reference, find_valid_references, partial_violations
from eapa_cli.errors import UnreadableError
from eapa_cli.model.record_paths import id_of
from eapa_cli.model.records import RECORDS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode, key_of
from eapa_cli.text.quoting import shorten
from eapa_cli.yaml.reader import Document
from eapa_cli.yaml.spans import TOP, Spans, SyntaxProblem

Locator = Callable[[Subject | None], tuple[str, Spans]]
"""A function that returns the file of a violation's subject, and the spans in it."""
_CHARACTER_RULES: Final = frozenset({"forbidden-character", "encoding"})
_RULE_KEYS: Final = {kind: frozenset(map(key_of, RULE_FIELDS[record])) for kind, record in RECORDS.items()}


class FileResult(NamedTuple):
    """The result of the check of one file."""

    data: Any
    """The data of a valid file, or None.

    A record has only the fields for rules about the register, so that less data is sent between processes.
    """
    problems: list[Problem]
    references: tuple[Reference, ...] = ()
    """The valid references of an invalid record to other records."""


def check_record_file(files: CheckedFiles, path: str, kind: Kind) -> FileResult:
    """Read the file of a record, and apply the schema and the rules about single records."""
    document, reading = check_file(files, path, kind)
    if document is None:
        has_only_character_problems = {problem.rule for problem in reading.problems} <= _CHARACTER_RULES
        return _check_repaired(files, path, kind, reading) if has_only_character_problems else reading
    if misnamed := _find_misnamed(path, document):
        # If the id is also invalid, both problems have the same cause.
        others = (one for one in reading.problems if (one.rule, one.span) != ("schema", misnamed.span))
        reading = reading._replace(problems=[*others, misnamed])
    if reading.data is None:
        found = partial_violations(kind, document.data, files.today)
        reading.problems.extend(locate(rule, one, lambda _: (path, document.spans)) for rule, one in found)
        return reading._replace(references=tuple(find_valid_references(kind, document.data)))
    reading.problems.extend(_rule_problems(path, kind, document, files.today))
    return reading._replace(data={key: value for key, value in reading.data.items() if key in _RULE_KEYS[kind]})


def _check_repaired(files: CheckedFiles, path: str, kind: Kind, reading: FileResult) -> FileResult:
    """Check a file without its forbidden characters, and add the problems on other lines."""
    repaired = files.repaired(path)
    if repaired is None:
        return reading
    # Without the characters, the columns on their lines differ from the columns in the file.
    proposed = CheckedFiles.of(files.store, files.today, [ProposedFile(path, kind, repaired.text)])
    found = check_record_file(proposed, path, kind)
    lines = {problem.span.line for problem in reading.problems}
    further = [problem for problem in found.problems if problem.span.line not in lines]
    return FileResult(None, [*reading.problems, *further], tuple(find_valid_references(kind, repaired.data)))


def check_file(files: CheckedFiles, path: str, schema: str) -> tuple[Document | None, FileResult]:
    """Read a file and apply a schema; the document is None if the file cannot be read or contains no map."""
    try:
        document = files.document(path)
    except UnreadableError as error:
        hint = error.hint or "restore it, or check its permissions"
        problem = Problem(
            file=path, span=TOP, rule="readable", severity=Severity.ERROR, message=error.message, hint=hint
        )
        return None, FileResult(None, [problem])
    problems = [_syntax_problem(path, fault) for fault in document.faults]
    if document.data is None:
        return None, FileResult(None, problems)
    problems.extend(text_problems(path, document))
    refusals = list(_schema_problems(path, document, schema))
    return document, FileResult(None if refusals else document.data, problems + refusals)


def locate(rule: RuleInfo, violation: Violation, where: Locator) -> Problem:
    """Return a violation of a rule as a problem with its place."""
    file, spans = where(violation.subject)
    return Problem(
        file=file,
        span=violation.span_in(spans),
        rule=rule.name,
        severity=rule.severity,
        message=violation.message,
        hint=violation.hint,
        also=tuple(_second_places(violation, where)),
    )


def _second_places(violation: Violation, where: Locator) -> Iterator[SecondPlace]:
    for subject, path, message in violation.also:
        file, spans = where(subject)
        yield SecondPlace(file=file, span=spans.value(split_path(path)), message=message)


def _rule_problems(path: str, kind: Kind, document: Document, today: date) -> Iterator[Problem]:
    record = decode(RECORDS[kind], document.data)
    for rule in _rules_for(kind):
        for violation in rule.check(record, today):
            yield locate(rule, violation, lambda _: (path, document.spans))


@cache
def _rules_for(kind: Kind) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if kind in rule.kinds)


def _schema_problems(path: str, document: Document, schema: str) -> Iterator[Problem]:
    for violation in schema_violations(schema, document.data):
        yield Problem(
            file=path,
            span=violation.span_in(document.spans),
            rule="schema",
            severity=Severity.ERROR,
            message=violation.message,
            hint=violation.hint,
        )


def _find_misnamed(path: str, document: Document) -> Problem | None:
    """Return the problem of a record whose id differs from its file name."""
    id_, stem = document.data.get("id"), id_of(path)
    if not isinstance(id_, str) or id_ == stem:
        return None
    return Problem(
        file=path,
        span=document.spans.value(("id",)),
        rule="id-is-file-name",
        severity=Severity.ERROR,
        message=f"the id '{shorten(id_)}' is not the name of its file, '{stem}.yaml'",
        hint=_hint_for_misnamed(id_, stem),
    )


def _hint_for_misnamed(id_: str, stem: str) -> str:
    """Return the hint for an id and a file name that differ; either may be invalid as an id."""
    match is_id(id_), is_id(stem):
        case True, True:
            return f"write 'id: {stem}', or rename the file to '{id_}.yaml'"
        case False, True:
            return f"write 'id: {stem}'"
        case True, False:
            return f"rename the file to '{id_}.yaml'"
        case _:
            return "use the same name for both: lower-case Latin letters and digits, joined by hyphens"


def _syntax_problem(path: str, fault: SyntaxProblem) -> Problem:
    also = tuple(SecondPlace(file=path, span=span, message=message) for span, message in fault.also)
    return Problem(
        file=path,
        span=fault.span,
        rule=fault.rule,
        severity=Severity.ERROR,
        message=fault.message,
        hint=fault.hint,
        also=also,
    )
