"""The problems that `validate` would report about a proposed record, in the terms of its answers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from eapa_cli.checks.problem import Problem, Severity
from eapa_cli.entry.agreement_form import AGREEMENT
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.form_fields import EachItemField, ItemKeyField, ItemsField
from eapa_cli.entry.organization_form import ORGANIZATION
from eapa_cli.entry.question import Form, Question
from eapa_cli.model.record_paths import kind_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.change_set import Change, ChangeSet
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.interface_phrases import quote
from eapa_cli.text.translatable_message import translated
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.spans import Path, Span, Spans

_FORMS: Final[Mapping[Kind, Form]] = {Kind.AGREEMENT: AGREEMENT, Kind.ORGANIZATION: ORGANIZATION}
# A quoted field in a message: 'signed.date', 'parties.0.organization'.
_QUOTED_FIELD: Final = re.compile(r"['«]([a-z_]+(?:\.[a-z_0-9]+)*)['»]")


def describe_problems(problems: Iterable[Problem], changes: ChangeSet, proposal: Proposal) -> Iterator[str]:
    """Yield a sentence for each problem.

    The sentence starts with the label of the answer that has the problem. For a file that the proposal does not write,
    it starts with the path and line.
    """
    proposed = {change.path: change for change in changes}
    for problem in problems:
        change = proposed.get(problem.file)
        kind = kind_of(problem.file)
        text = f"{translated(problem.message)}{f' ({translated(problem.hint)})' if problem.hint else ''}"
        if problem.severity is Severity.WARNING:
            text = gettext("warning: %(text)s") % {"text": text}
        if change is None or kind is None:
            yield f"{problem.file}:{problem.span.line}: {text}"
            continue
        # A command such as `terminate` has a form of its own; the form for new records has the other questions.
        forms = (proposal.form, _FORMS[kind]) if kind is proposal.form.kind else (_FORMS[kind],)
        label = next(filter(None, (_find_label(one, change, problem.span) for one in forms)), "")
        yield f"{label}: {_replace_fields(text, forms)}" if label else _replace_fields(text, forms)


def _find_label(form: Form, change: Change, span: Span) -> str:
    """Return the label of the question about the value at a span in the proposed file; empty if there is none."""
    document = read((change.text_after or "").encode())
    path = next((path for path in _list_paths(document.data) if _has_span(document.spans, path, span)), ())
    keys = tuple(step for step in path if isinstance(step, str))
    questions = [question for question in form.questions if keys and _covers(question, keys, path, document.data)]
    # The longest path belongs to the most specific question.
    return max(questions, key=lambda question: len(question.field.path)).label if questions else ""


def _has_span(spans: Spans, path: Path, span: Span) -> bool:
    return span in {spans.value(path), spans.key(path)}


def _list_paths(data: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the paths of all values, the inner ones first."""
    steps: Iterable[tuple[str | int, Any]] = ()
    if isinstance(data, Mapping):
        steps = data.items()
    elif isinstance(data, list | tuple):
        steps = enumerate(data)
    for step, value in steps:
        yield from _list_paths(value, (*path, step))
    yield path


def _covers(question: Question, keys: tuple[str, ...], path: Path, data: Any) -> bool:
    """Return whether the field of a question contains the value at a path, or is a part of it.

    `keys` are the steps of the path without indexes.
    """
    match question.field:
        case EachItemField(path=list_path, key=key):
            return keys == (*list_path, key)
        case ItemKeyField(path=list_path):
            return keys[: len(list_path)] == list_path
        case ItemsField(path=list_path, keys=item_keys, fixed=fixed):
            if keys[:1] != list_path:
                return False
            # Only a field without fixed values covers the list itself.
            item = data[path[0]][path[1]] if len(path) > 1 else {}
            # An item may be text in a record that was invalid before.
            values = item if isinstance(item, Mapping) else {}
            has_fixed_values = all(values.get(key) == value for key, value in fixed.items())
            return has_fixed_values and (len(keys) == 1 or keys[1] in item_keys)
        case field:
            is_inside = keys[: len(field.path)] == field.path
            is_around = field.path[: len(keys)] == keys
            return is_inside or is_around


def _replace_fields(text: str, forms: Iterable[Form]) -> str:
    """Return a message in which the labels of questions replace the quoted fields."""
    # Later entries replace earlier ones, so the first question of a form about a field gives the label.
    labels = {".".join(one.field.path): one.label for form in forms for one in reversed(form.questions)}
    return _QUOTED_FIELD.sub(lambda match: quote(labels.get(match[1], match[1])), text)
