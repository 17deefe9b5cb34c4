"""`eapa rules`: the list of rules, and a page with an example for each rule."""

import json

import pytest
from running import Eapa

from eapa_cli.checks.rule import RuleInfo
from eapa_cli.checks.rule_catalogue import CATALOGUE
from eapa_cli.cli.commands.rules import complete_rules

PAGE_OF_QUOTE_IT = """\
╭──────────────────────────────────────────────────────────────────────────────╮
│ quote-it                                                                     │
╰──────────────────────────────────────────────────────────────────────────────╯
  severity  error
  claim     Values such as dates and NO, which programs read differently without
            quotes, are quoted.
  why       Many programs read NO as false instead of Norway, and 2021-09-24 as
            a date instead of text.

Broken: data/organizations/x.yaml
    1 id: x
    2 names:
    3   - {value: X, lang: en, kind: official}
    4 type: ngo
    5 country: NO

Found: data/organizations/x.yaml
  5:10      'NO' without quotes is read differently by different programs

Fixed: data/organizations/x.yaml
    1 id: x
    2 names:
    3   - {value: X, lang: en, kind: official}
    4 type: ngo
    5 country: "NO"
"""


def test_page_of_a_rule_has_its_reason_and_example(eapa: Eapa) -> None:
    assert eapa("rules", "quote-it", "--format", "table") == (0, PAGE_OF_QUOTE_IT, "")


def test_missing_file_of_an_example_is_shown(eapa: Eapa) -> None:
    outcome = eapa("rules", "readable", "--format", "table")

    assert "Broken: data/register.yaml\n            the file does not exist\n" in outcome.out


def test_list_has_every_rule_with_severity_and_claim(eapa: Eapa) -> None:
    heading, *lines = eapa("rules").out.splitlines()

    assert heading == "rule\tseverity\tclaim"
    assert [line.partition("\t")[0] for line in lines] == [rule.name for rule in CATALOGUE]
    assert (
        "quote-it\terror\tValues such as dates and NO, which programs read differently without quotes, are quoted."
        in lines
    )


def test_json_has_the_files_of_an_example_unchanged(eapa: Eapa) -> None:
    (rule,) = json.loads(eapa("rules", "known-owner", "--format", "json").out)["records"]

    assert (rule["rule"], rule["severity"]) == ("known-owner", "error")
    assert rule["broken"] == [
        {"path": "data/register.yaml", "text": "title: {en: Agreements}\nowner: alfa\nlanguages: [en]\n"}
    ]
    assert rule["found"] == ["data/register.yaml:2:8: known-owner: no organization has the id 'alfa'"]
    # Programs read the key "mended", so it keeps this name.
    assert [file["text"] for file in rule["mended"]] == ["title: {en: Agreements}\nowner: alpha\nlanguages: [en]\n"]


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_every_rule_has_its_page(eapa: Eapa, rule: RuleInfo) -> None:
    outcome = eapa("rules", rule.name)

    assert outcome.code == 0
    assert "\nFound: " in outcome.out
    assert "\nFixed: " in outcome.out


def test_unknown_rule_is_a_usage_error_with_a_suggestion(eapa: Eapa) -> None:
    assert eapa("rules", "quoteit") == (2, "", "error: there is no rule 'quoteit'\nhint: did you mean 'quote-it'?\n")
    assert "hint: 'eapa rules' lists them\n" in eapa("rules", "zzz").err


def test_shell_completes_rule_names() -> None:
    assert complete_rules("quo") == ["quote-it"]
