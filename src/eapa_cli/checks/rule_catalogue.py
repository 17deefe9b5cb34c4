"""The catalogue of all rules, including those that the reader and the schemas enforce."""

from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import RuleInfo
from eapa_cli.checks.rules import RULES, TEXT_RULES
from eapa_cli.checks.waivers import WAIVER_RULES
from eapa_cli.errors import UsageError
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.suggestions import did_you_mean


def _reader_rule(name: str, claim: str, why: str) -> RuleInfo:
    return RuleInfo(name=name, severity=Severity.ERROR, claim=claim, why=why)


# These rules are not functions: the reader of files, the schemas and the checker report the violations.
READER_RULES: Final = (
    _reader_rule(
        "readable",
        "Every file of the register is a regular file that can be opened.",
        "A file that cannot be opened cannot be checked, and a link or a pipe may lead anywhere.",
    ),
    _reader_rule(
        "encoding",
        "Every file is UTF-8 text without a byte order mark, and not too large.",
        "In another encoding some programs show incorrect letters, or cannot read the file.",
    ),
    _reader_rule(
        "git-conflict",
        "No file contains the conflict markers of git.",
        "A file with these markers contains two versions, and someone must choose the correct one.",
    ),
    _reader_rule(
        "forbidden-character",
        "No file contains control characters, tabs, or characters that are invisible or change the direction of text.",
        "Such characters make different values look the same, hide content from a reviewer, or control a terminal.",
    ),
    _reader_rule(
        "yaml-syntax",
        "Every file is valid YAML.",
        "Programs cannot read a file with invalid syntax; usually a quotation mark or a space is missing.",
    ),
    _reader_rule(
        "plain-yaml",
        "Files use plain YAML: one record, without anchors, aliases, tags, directives and deep nesting.",
        "Programs read these features differently, and some of them can exhaust memory.",
    ),
    _reader_rule(
        "duplicate-key",
        "No key occurs twice in the same map.",
        "Some programs use the first value and some the last, and none of them reports that the other value is lost.",
    ),
    _reader_rule(
        "quote-it",
        "Values such as dates and NO, which programs read differently without quotes, are quoted.",
        "Many programs read NO as false instead of Norway, and 2021-09-24 as a date instead of text.",
    ),
    _reader_rule(
        "schema",
        "Every record has the fields that its schema requires or allows, with valid values.",
        "A search cannot find a misspelled field or an invalid value. The names of your own fields start with x-.",
    ),
    _reader_rule(
        "id-is-file-name",
        "The id of a record is the name of its file.",
        "The id leads to the file, and two records in one folder cannot have the same id.",
    ),
    _reader_rule(
        "staged",
        "Before a commit, every record and document is staged in git as it is on disk.",
        "The files on disk are checked, but a commit contains the staged files, which may have errors.",
    ),
)
CATALOGUE: Final = (*READER_RULES, *TEXT_RULES, *RULES, *WAIVER_RULES)


def find_rule(name: str) -> RuleInfo:
    """Return the rule with a name.

    Raises:
        UsageError: the rule does not exist.
    """
    names = {rule.name: rule for rule in CATALOGUE}
    if name not in names:
        raise UsageError(
            _("there is no rule '%(name)s'") % {"name": name},
            hint=did_you_mean(name, names) or _("'eapa rules' lists them"),
        )
    return names[name]
