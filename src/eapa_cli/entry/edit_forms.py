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
            flag="date", text="Date on which it ended", help="The date on which it ended.", metavar="DATE",
            read=reading.day, part=Value(("terminated", "date")), least=1,
        ),
        Question(
            flag="grounds", text="On what grounds", help="On what grounds.", read=reading.word,
            part=Value(("terminated", "grounds")), least=1, choices=Grounds, way=Way.CHOICE,
        ),
        Question(
            flag="note", text="Remark on it", help="A remark on it.", metavar="TEXT", read=reading.line,
            part=Value(("terminated", "note")),
        ),
    ),
    sections=(Section(title="its end", flags=("date", "grounds", "note")),),
)  # fmt: skip

RENAMING: Final = Form(
    kind=Kind.ORGANIZATION,
    questions=(
        Question(
            flag="name", text="New official name", help="The new official name, once a language.",
            metavar="[LANG=]TEXT", read=reading.tagged, part=Aside(), least=1, many=True,
        ),
        Question(
            flag="from", text="Date from which it bears the name", help="The date from which it bears it.",
            metavar="DATE", read=reading.start, part=Aside(), least=1,
        ),
    ),
    sections=(Section(title="the new name", flags=("name", "from")),),
)  # fmt: skip

DISSOLUTION: Final = Form(
    kind=Kind.ORGANIZATION,
    questions=(
        Question(
            flag="date", text="Date on which it was dissolved", help="The date on which it was dissolved.",
            metavar="DATE", read=reading.day, part=Value(("dissolved",)), least=1,
        ),
        Question(
            flag="successor", text="Organization that took its place: any part of its name", metavar="ID",
            help="The organization that took its place: its id, or words of its name.", read=reading.party,
            part=Aside(), way=Way.PARTY,
        ),
    ),
    sections=(Section(title="its end", flags=("date", "successor")),),
)  # fmt: skip
