"""The forms of the commands that change what stands in the register."""

from typing import Final

from eapa_cli.entry import answer_parser as reading
from eapa_cli.entry.form_fields import Aside, Value
from eapa_cli.entry.question import Form, Question, Section, Way
from eapa_cli.model.vocabulary import Grounds, Kind

TERMINATION: Final = Form(
    kind=Kind.AGREEMENT,
    questions=(
        Question(
            flag="date", text="Date of termination", help="Date of termination.", metavar="DATE",
            read=reading.day, part=Value(("terminated", "date")), least=1,
        ),
        Question(
            flag="grounds", text="Grounds for termination", help="Grounds for termination.", read=reading.word,
            part=Value(("terminated", "grounds")), least=1, choices=Grounds, way=Way.CHOICE,
        ),
        Question(
            flag="note", text="Note on the termination", help="Note on the termination.", metavar="TEXT", read=reading.line,
            part=Value(("terminated", "note")),
        ),
    ),
    sections=(Section(title="termination", flags=("date", "grounds", "note")),),
)  # fmt: skip

RENAMING: Final = Form(
    kind=Kind.ORGANIZATION,
    questions=(
        Question(
            flag="name", text="New official name", help="New official name, once per language.",
            metavar="[LANG=]TEXT", read=reading.tagged, part=Aside(), least=1, many=True,
        ),
        Question(
            flag="from", text="Date from which the name is used", help="Date from which the name is used.",
            metavar="DATE", read=reading.day, part=Aside(), least=1,
        ),
    ),
    sections=(Section(title="new name", flags=("name", "from")),),
)  # fmt: skip

DISSOLUTION: Final = Form(
    kind=Kind.ORGANIZATION,
    questions=(
        Question(
            flag="date", text="Date of dissolution", help="Date of dissolution.",
            metavar="DATE", read=reading.day, part=Value(("dissolved",)), least=1,
        ),
        Question(
            flag="successor", text="Successor: id or part of a name", metavar="ID",
            help="Successor of the organization: its id or part of a name.", read=reading.party,
            part=Aside(), way=Way.PARTY,
        ),
    ),
    sections=(Section(title="dissolution", flags=("date", "successor")),),
)  # fmt: skip
