"""All that a register is held to: what a file must be before any rule is asked, and the rules."""

from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import RuleInfo
from eapa_cli.checks.rules import RULES, TEXT_RULES
from eapa_cli.checks.waivers import WAIVER_RULES
from eapa_cli.errors import UsageError
from eapa_cli.text.suggestions import did_you_mean


def _fault(name: str, claim: str, why: str) -> RuleInfo:
    return RuleInfo(name=name, severity=Severity.ERROR, claim=claim, why=why)


# The names are those of the faults that the reader of files and the checker make.
FAULTS: Final = (
    _fault(
        "readable",
        "Every file of the register is a regular file that can be opened.",
        "What cannot be opened is not checked, and a link or a pipe may lead anywhere.",
    ),
    _fault(
        "encoding",
        "Every file is UTF-8 text without a byte order mark, and not too large.",
        "In any other encoding names come out as other letters, or not at all, in some program that reads the file.",
    ),
    _fault(
        "git-conflict",
        "No file holds the marks that git leaves where two changes met.",
        "Both versions stand in the file, and nobody has said which of them is true.",
    ),
    _fault(
        "forbidden-character",
        "No file holds control characters, tabs, or characters that are invisible or turn the direction of text.",
        "They make two texts look the same that are not, hide what a file says from its reviewer, or steer a terminal.",
    ),
    _fault(
        "yaml-syntax",
        "Every file is YAML.",
        "A file that breaks the syntax tells a program nothing; mostly a quotation mark or a blank is amiss.",
    ),
    _fault(
        "plain-yaml",
        "Files keep to plain YAML: one record, without anchors, aliases, tags, directives and deep nesting.",
        "Each of these is read differently by some program, and some are used to make programs run out of memory.",
    ),
    _fault(
        "duplicate-key",
        "No key stands twice in the same map.",
        "Some programs take the first value, some the last, and none says that the other one is lost.",
    ),
    _fault(
        "quote-it",
        "What programs read differently without quotes, such as dates and NO, stands in quotes.",
        "To many programs a bare NO is false and not Norway, and a bare 2021-09-24 is no text.",
    ),
    _fault(
        "schema",
        "Every record has the fields that its schema asks for, no others, and each holds what the schema says.",
        "A field that is misspelt or of another form is not found by any question; one of your own begins with x-.",
    ),
    _fault(
        "id-is-file-name",
        "The id of a record is the name of its file.",
        "One finds the file by the id and the other way round, and git itself shows when an id is given twice.",
    ),
)
CATALOGUE: Final = (*FAULTS, *TEXT_RULES, *RULES, *WAIVER_RULES)


def find_rule(name: str) -> RuleInfo:
    """The claim of a name.

    Raises:
        UsageError: there is none.
    """
    names = {rule.name: rule for rule in CATALOGUE}
    if name not in names:
        raise UsageError(f"there is no rule '{name}'", hint=did_you_mean(name, names) or "'eapa rules' names them all")
    return names[name]
