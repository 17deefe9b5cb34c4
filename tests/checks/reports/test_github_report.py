"""A report with workflow commands, parsed as the runner of GitHub Actions parses it."""

import os
import re
from pathlib import Path

import pytest
from case_folders import EXAMPLES, build_register
from written_reports import HOSTILE, build_hostile_register, build_untrusted_register, render_report

from eapa_cli.checks.reports import ReportFormat
from eapa_cli.render.clean import clean

COMMAND = re.compile(r"::([a-z-]+)(?: ([^:]*))?::(.*)")


def parse_commands(log: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the commands in a log as GitHub's runner parses them, without the commands that stop it.

    The runner ignores the lines between a `stop-commands` command and its token.
    """
    commands = []
    token = ""
    for line in log.splitlines():
        if token:
            token = "" if line == f"::{token}::" else token
        elif match := COMMAND.match(line.lstrip()):
            name, properties, data = match.groups(default="")
            token = data if name == "stop-commands" else ""
            pairs = dict(pair.split("=", 1) for pair in properties.split(",") if pair)
            values = {key: unescape(value, {"%3A": ":", "%2C": ","}) for key, value in pairs.items()}
            commands.append((name, values, unescape(data, {})))
        else:
            assert "##[" not in line, line  # the older form of a command, such as `##[error]`
    assert not token, "the runner would ignore all later commands of this step"
    return [command for command in commands if command[0] != "stop-commands"]


def unescape(text: str, property_escapes: dict[str, str]) -> str:
    characters = {"%25": "%", "%0A": "\n", "%0D": "\r", **property_escapes}
    return re.sub("%[0-9A-F]{2}", lambda match: characters[match.group()], text)


def test_each_problem_is_an_annotation_at_its_place(tmp_path: Path) -> None:
    commands = parse_commands(render_report(build_untrusted_register(tmp_path / "register"), ReportFormat.GITHUB))

    assert [name for name, _, _ in commands] == ["error", "error", "error", "warning"]
    assert commands[0] == (
        "error",
        {
            "file": "data/agreements/untrusted.yaml", "line": "4", "endLine": "4", "col": "58", "endColumn": "63",
            "title": "known-organization",
        },
        "no organization has the id 'alhpa'. Did you mean 'alpha'?",
    )  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow these file names")
def test_no_name_or_text_becomes_a_command_or_a_property(tmp_path: Path) -> None:
    commands = parse_commands(render_report(build_hostile_register(tmp_path / "register"), ReportFormat.GITHUB))

    assert {values["file"] for _, values, _ in commands} == {f"data/organizations/{clean(HOSTILE)}.yaml"}
    assert {frozenset(values) for _, values, _ in commands} == {
        frozenset({"file", "line", "endLine", "col", "endColumn", "title"})
    }


def test_the_plain_report_follows_with_commands_disabled(tmp_path: Path) -> None:
    root = build_untrusted_register(tmp_path / "register")

    log, plain_report = render_report(root, ReportFormat.GITHUB), render_report(root, ReportFormat.TEXT)

    assert log.index("::stop-commands::") < log.index(plain_report)


def test_a_span_of_several_lines_has_no_columns(tmp_path: Path) -> None:
    root = build_register(EXAMPLES / "quote-it/broken", tmp_path / "register")
    path = root / "data/organizations/x.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("country: NO", 'country: "U\n  Z"'), encoding="utf-8")

    ((_, properties, _),) = parse_commands(render_report(root, ReportFormat.GITHUB))

    assert (properties["line"], properties["endLine"]) == ("5", "6")
    assert "col" not in properties
