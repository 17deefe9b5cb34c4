"""Forms of the commands that change existing records."""

from typing import Final

from eapa_cli.entry.answer_parser import parse_choice, parse_date, parse_line, parse_party, parse_start
from eapa_cli.entry.form_fields import NoField, ValueField
from eapa_cli.entry.question import Form, InputKind, Question, Section
from eapa_cli.entry.shared_questions import make_local_text_question
from eapa_cli.model.vocabulary import Grounds, Kind

TERMINATION: Final = Form(
    kind=Kind.AGREEMENT,
    questions=(
        Question(
            flag="date", prompt="Date of termination", help="Date of termination.", metavar="DATE", parse=parse_date,
            field=ValueField(("terminated", "date")), minimum=1,
        ),
        Question(
            flag="grounds", prompt="Grounds for termination", help="Grounds for termination.", parse=parse_choice,
            field=ValueField(("terminated", "grounds")), minimum=1, choices=Grounds, input_kind=InputKind.CHOICE,
        ),
        Question(
            flag="note", prompt="Note on the termination", help="Note on the termination.", metavar="TEXT",
            parse=parse_line, field=ValueField(("terminated", "note")),
        ),
    ),
    sections=(Section(title="termination", flags=("date", "grounds", "note")),),
)  # fmt: skip

RENAMING: Final = Form(
    kind=Kind.ORGANIZATION,
    questions=(
        make_local_text_question(
            flag="name", prompt="New official name", help="New official name, once per language.", field=NoField(),
            minimum=1,
        ),
        Question(
            flag="from", prompt="Date from which the name is used", help="Date from which the name is used.",
            metavar="DATE", parse=parse_start, field=NoField(), minimum=1,
        ),
    ),
    sections=(Section(title="new name", flags=("name", "from")),),
)  # fmt: skip

DISSOLUTION: Final = Form(
    kind=Kind.ORGANIZATION,
    questions=(
        Question(
            flag="date", prompt="Date of dissolution", help="Date of dissolution.", metavar="DATE", parse=parse_date,
            field=ValueField(("dissolved",)), minimum=1,
        ),
        Question(
            flag="successor", prompt="Successor: id or part of a name", metavar="ID",
            help="Successor of the organization: its id or part of a name.", parse=parse_party, field=NoField(),
            input_kind=InputKind.PARTY,
        ),
    ),
    sections=(Section(title="dissolution", flags=("date", "successor")),),
)  # fmt: skip
