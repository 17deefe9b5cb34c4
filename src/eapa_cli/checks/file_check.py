"""The check of one file without the other files."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple

from eapa_cli.checks.problem import Problem, SecondPlace, Severity
from eapa_cli.checks.proposed_files import CheckedFiles, ProposedFile
from eapa_cli.checks.rule import RULE_FIELDS, Rule, RuleInfo, Subject, Violation, split_path
from eapa_cli.checks.rules import RULES
from eapa_cli.checks.schema import is_id, schema_violations
from eapa_cli.checks.text_check import text_problems
from eapa_cli.checks.valid_parts import Reference, find_partial_violations, find_valid_references
from eapa_cli.errors import UnreadableError
from eapa_cli.model.message import Message
from eapa_cli.model.record_paths import id_of
from eapa_cli.model.records import RECORDS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode, key_of
from eapa_cli.text.shortening import shorten
from eapa_cli.yaml.reader import Document
from eapa_cli.yaml.spans import TOP, Spans, SyntaxProblem

FileFinder = Callable[[Subject | None], tuple[str, Spans]]
"""A function that returns the path of the file of a violation's subject, and the spans in the file."""
# A file that violates only these rules can be parsed without its forbidden characters.
_CHARACTER_RULES: Final = frozenset({"forbidden-character", "encoding"})
_RULE_KEYS: Final = {kind: frozenset(map(key_of, RULE_FIELDS[record])) for kind, record in RECORDS.items()}
"""The keys of the fields that rules about the whole register can use."""


class FileResult(NamedTuple):
    """The result of the check of one file."""

    data: Any
    """The data of a valid file, or None.

    The data of a record has only the fields for rules about the register, so that processes exchange less data.
    """
    problems: list[Problem]
    references: tuple[Reference, ...] = ()
    """The valid references of an invalid record to other records."""


def check_record_file(files: CheckedFiles, path: str, kind: Kind) -> FileResult:
    """Read the file of a record, and apply the schema and the rules about single records."""
    document, result = check_file(files, path, kind)
    if document is None:
        has_only_character_problems = {problem.rule for problem in result.problems} <= _CHARACTER_RULES
        return _check_repaired(files, path, kind, result) if has_only_character_problems else result
    if misnamed := _check_file_name(path, document):
        # If the id also violates the schema, both problems have the same cause.
        others = (problem for problem in result.problems if (problem.rule, problem.span) != ("schema", misnamed.span))
        result = result._replace(problems=[*others, misnamed])
    if result.data is None:
        violations = find_partial_violations(path, kind, document.data, files.today)
        result.problems.extend(
            locate(rule, violation, lambda _: (path, document.spans)) for rule, violation in violations
        )
        return result._replace(references=tuple(find_valid_references(kind, document.data)))
    result.problems.extend(_rule_problems(path, kind, document, files.today))
    return result._replace(data={key: value for key, value in result.data.items() if key in _RULE_KEYS[kind]})


def _check_repaired(files: CheckedFiles, path: str, kind: Kind, result: FileResult) -> FileResult:
    """Check a file without its forbidden characters, and add the problems on other lines to a result."""
    repaired = files.read_repaired(path)
    if repaired is None:
        return result
    proposed = CheckedFiles.of(files.store, files.today, [ProposedFile(path, kind, repaired.text)])
    # A line with forbidden characters is skipped, since their removal moves the columns of its other problems.
    lines = {problem.span.line for problem in result.problems}
    problems_after_repair = check_record_file(proposed, path, kind).problems
    further = [problem for problem in problems_after_repair if problem.span.line not in lines]
    return FileResult(None, [*result.problems, *further], tuple(find_valid_references(kind, repaired.data)))


def check_file(files: CheckedFiles, path: str, schema: str) -> tuple[Document | None, FileResult]:
    """Read a file, and apply the rules about text and a schema.

    The returned document is None if the file cannot be read or parsed.
    """
    try:
        document = files.read_document(path)
    except UnreadableError as error:
        hint = error.hint or Message("restore it, or check its permissions")
        problem = Problem(
            file=path, span=TOP, rule="readable", severity=Severity.ERROR, message=error.message, hint=hint
        )
        return None, FileResult(None, [problem])
    problems = [_syntax_problem(path, fault) for fault in document.faults]
    if document.data is None:
        return None, FileResult(None, problems)
    problems.extend(text_problems(path, document))
    schema_problems = list(_schema_problems(path, document, schema))
    return document, FileResult(None if schema_problems else document.data, problems + schema_problems)


def locate(rule: RuleInfo, violation: Violation, find_file: FileFinder) -> Problem:
    """Return a violation of a rule as a problem with its place."""
    file, spans = find_file(violation.subject)
    return Problem(
        file=file,
        span=violation.span_in(spans),
        rule=rule.name,
        severity=rule.severity,
        message=violation.message,
        hint=violation.hint,
        second_places=tuple(_locate_second_places(violation, find_file)),
    )


def _locate_second_places(violation: Violation, find_file: FileFinder) -> Iterator[SecondPlace]:
    for subject, path, message in violation.second_places:
        file, spans = find_file(subject)
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


def _check_file_name(path: str, document: Document) -> Problem | None:
    """Return the problem of a record whose id differs from its file name."""
    id_, stem = document.data.get("id"), id_of(path)
    if not isinstance(id_, str):
        return None  # the schema reports it
    if id_ == stem:
        return None
    return Problem(
        file=path,
        span=document.spans.value(("id",)),
        rule="id-is-file-name",
        severity=Severity.ERROR,
        message=Message("the id '%(id)s' is not the name of its file, '%(stem)s.yaml'", id=shorten(id_), stem=stem),
        hint=_hint_for_file_name(id_, stem),
    )


def _hint_for_file_name(id_: str, stem: str) -> str:
    """Return the hint for an id and a file name that differ. Either of them may be invalid as an id."""
    match is_id(id_), is_id(stem):
        case True, True:
            return Message("write 'id: %(stem)s', or rename the file to '%(id)s.yaml'", stem=stem, id=id_)
        case False, True:
            return Message("write 'id: %(stem)s'", stem=stem)
        case True, False:
            return Message("rename the file to '%(id)s.yaml'", id=id_)
        case _:
            return Message("use the same name for both: lower-case Latin letters and digits, joined by hyphens")


def _syntax_problem(path: str, fault: SyntaxProblem) -> Problem:
    """Return a fault that the reader found as a problem."""
    second_places = tuple(SecondPlace(file=path, span=span, message=message) for span, message in fault.second_places)
    return Problem(
        file=path,
        span=fault.span,
        rule=fault.rule,
        severity=Severity.ERROR,
        message=fault.message,
        hint=fault.hint,
        second_places=second_places,
    )
