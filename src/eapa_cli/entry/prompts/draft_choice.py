"""The choice of a draft to resume."""

from collections.abc import Sequence
from datetime import datetime
from textwrap import shorten
from typing import Final

from eapa_cli.entry.answer_display import format_answer
from eapa_cli.entry.drafts import Draft
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.prompts.prompter import COMMANDS, Choice, open_prompter
from eapa_cli.text.interface_language import gettext

# The answers that identify a draft come first.
_IDENTIFYING_FLAGS: Final = ("name", "title")
# A summary of this length fits on a line of 80 columns after the number and the time.
_MAX_SUMMARY_LENGTH: Final = 56


def choose_draft(drafts: Sequence[Draft], proposal: Proposal) -> Draft:
    """Return the only draft, or the one that the person chooses."""
    if len(drafts) == 1:
        return drafts[0]
    choices = [Choice(str(index), _summarize(draft, proposal)) for index, draft in enumerate(drafts)]
    prompter = open_prompter()
    # There is no form yet, so no command can go back or show a review. Each command explains the choice.
    while (chosen := prompter.choose(gettext("Which draft?"), choices)) in COMMANDS:
        prompter.say("  " + gettext("Choose one of the lines."))
    return drafts[int(chosen)]


def _summarize(draft: Draft, proposal: Proposal) -> str:
    """Return the time and the first answers of a draft in one line."""
    started = datetime.fromisoformat(draft.started).strftime("%Y-%m-%d %H:%M")
    questions = sorted(proposal.form.questions, key=lambda question: question.flag not in _IDENTIFYING_FLAGS)
    answers = [
        format_answer(question, answer, proposal.context)
        for question in questions
        for answer in draft.answers.get(question.flag, ())
    ]
    summary = "; ".join(answers) or gettext("no answers yet")
    return f"{started}  {shorten(summary, _MAX_SUMMARY_LENGTH, placeholder=' …')}"
