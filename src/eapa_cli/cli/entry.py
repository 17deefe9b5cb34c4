"""From a clerk's answers to a record in a file."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from eapa_cli.checks.checker import Draft, check
from eapa_cli.checks.problem import Severity
from eapa_cli.checks.reports import ReportFormat, View, write_report
from eapa_cli.errors import RefusedError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.layout import path_of
from eapa_cli.storage.store import Store
from eapa_cli.storage.style import dump
from eapa_cli.text.countries import country_code

_TAGGED = re.compile(r"([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?)=(.*)", re.DOTALL)


def fault_in_country(text: str) -> str | None:
    """What is wrong with a text as the name of a country."""
    return None if country_code(text) else f"no country is called '{text}'"


def tagged(text: str, language: str) -> tuple[str, str]:
    """The language and the text of `ru=Ташкент`; without a tag the language is the register's first."""
    match = _TAGGED.fullmatch(text)
    return (match[1], match[2].strip()) if match else (language, text.strip())


def localized(texts: Sequence[str], language: str) -> dict[str, str] | None:
    """A text in the languages it was given in."""
    return dict(tagged(text, language) for text in texts) or None


def first(answers: Sequence[str]) -> str | None:
    """The answer to a question that has one."""
    return answers[0] if answers else None


def known(data: Mapping[str, Any]) -> dict[str, Any]:
    """What of a map is known: absent means unknown, so nothing empty is written."""
    return {key: value for key, value in data.items() if value not in (None, [], {})}


def write(store: Store, kind: Kind, data: Mapping[str, Any], *, dry_run: bool) -> None:
    """Write a new record, if the register is as right with it as without; or just print its file.

    Raises:
        RefusedError: the id is taken, or something is wrong with the record.
    """
    path = path_of(kind, data["id"])
    if taken := next(
        (file.path for file in store.files() if file.path.rpartition("/")[2] == path.rpartition("/")[2]), None
    ):
        raise RefusedError(
            f"the id '{data['id']}' is taken, by {taken}", hint="if it is another record, give it an --id"
        )
    drafts = [Draft(path, kind, dump(data))]
    report = check(store, only=[path], drafts=drafts)
    if report.problems:
        view = View.of(store, sys.stderr, os.environ, drafts=drafts)
        write_report(report, ReportFormat.TEXT, sys.stderr, view=view)
    if report.count(Severity.ERROR):
        raise RefusedError("nothing was written: the record has errors")
    if dry_run:
        sys.stdout.write(dump(data))
        return
    store.create(path, data)
    sys.stderr.write(f"written: {path}\nnext: git add {path} && git commit\n")
