"""A report in JUnit XML, as CI services read test results."""

from pathlib import Path
from xml.etree import ElementTree as ET

from case_folders import EXAMPLES, build_register
from junitparser import JUnitXml
from written_reports import build_untrusted_register, render_report

from eapa_cli.checks.reports import ReportFormat
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.storage.store import Store


def parse_report(root: Path, *, strict: bool = False) -> dict[str, tuple[str, str]]:
    """Return the failure message and the output of each test case by name."""
    xml = JUnitXml.fromstring(render_report(root, ReportFormat.JUNIT, strict=strict).encode())
    return {
        case.name: (" ".join(result.message for result in case.result), case.system_out or "")
        for suite in xml
        for case in suite
    }


def test_each_file_is_a_test_case_that_fails_with_errors(tmp_path: Path) -> None:
    root = build_untrusted_register(tmp_path / "register")

    cases = parse_report(root)

    assert set(cases) == {REGISTER_FILE, *(file.path for file in Store(root).files())}
    assert {name for name, (failure, _) in cases.items() if failure} == {"data/agreements/untrusted.yaml"}
    assert cases["data/agreements/untrusted.yaml"][0] == "no organization has the id 'alhpa', and 2 more"


def test_a_warning_is_a_failure_in_strict_mode_only(tmp_path: Path) -> None:
    root = build_register(EXAMPLES / "deduced-has-note/broken", tmp_path / "register")
    name, message = "data/agreements/x.yaml", "the date was deduced, but a note on how is missing"

    failure, printed = parse_report(root)[name]
    assert not failure
    assert message in printed
    assert parse_report(root, strict=True)[name] == (message, "")


def test_a_file_that_is_not_a_record_is_a_test_case_if_it_has_problems(tmp_path: Path) -> None:
    cases = parse_report(build_register(EXAMPLES / "known-owner/broken", tmp_path / "register"))

    assert cases["data/register.yaml"][0] == "no organization has the id 'alfa'"


def test_characters_that_xml_forbids_are_escaped(tmp_path: Path) -> None:
    root = build_register(EXAMPLES / "distinct-parties/broken", tmp_path / "register")
    path = root / "data/agreements/x.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: x", r'id: "a\0\uFFFE\x1b"'), encoding="utf-8")

    text = render_report(root, ReportFormat.JUNIT)

    assert r"a\x00\ufffe\x1b" in text
    ET.fromstring(text)
