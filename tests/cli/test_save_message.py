"""The message of the commit that `eapa save` makes."""

import pytest
from repositories import Repo, read_last_subject
from running import Eapa

TASS = "data/organizations/tass.yaml"
AGREEMENT = "data/agreements/2020-01-31-eapa-tass.yaml"


@pytest.mark.parametrize(
    ("commands", "subject"),
    [
        ([["terminate", "2020-01-31-eapa-tass", "--date", "2026-04", "--grounds", "withdrawn"]],
         "Terminate the agreement with TASS Russian News Agency"),
        ([["remove", "2020-01-31-eapa-tass", "--yes"]], "Remove the agreement with TASS Russian News Agency"),
        ([["set", "2020-01-31-eapa-tass", "term.ends=2030"]],
         "Add the term of the agreement with TASS Russian News Agency"),
        ([["set", "tass", "founded=1904", "notes=x"]],
         "Add the date of founding and notes of TASS Russian News Agency"),
        # The names of three fields would be too many words.
        ([["set", "tass", "founded=1904", "notes=x", "country=KZ"]], "Change TASS Russian News Agency"),
        ([["rename", "tass", "tass-ru"]], "Rename 'tass' to 'tass-ru'"),
        ([["remove", "tass", "--with-redirect", "aaru", "--yes"]],
         "Merge TASS Russian News Agency into 'aaru'"),
        ([["set", "tass", "founded=1904"], ["set", "aaru", "notes=x"], ["remove", "2020-01-31-eapa-tass", "--yes"]],
         "Change 2 organizations; remove 1 agreement"),
        # The name of this party is too long.
        ([["set", "2023-01-20-eapa-nnosc-eurasiada", "notes=x"]],
         "Add the notes of the agreement with National and Non-Olympic Sports …"),
        ([["add-to", "2023-01-20-eapa-nnosc-eurasiada", "parties", "organization=tass"]],
         "Add the parties of the agreement with National and Non-Olympic Sports …"),
        ([["set", "register", "title.en=Other"]], "Change the title of the register's own file"),
        ([["set", "register", "responsible.name=Ann"]], "Add the responsible person of the register's own file"),
    ],
)  # fmt: skip
def test_the_subject_is_one_sentence_of_at_most_72_characters(
    eapa: Eapa, repo: Repo, commands: list[list[str]], subject: str
) -> None:
    for command in commands:
        outcome = eapa(*command)
        assert outcome.code == 0, outcome.err

    assert eapa("save").code == 0

    assert read_last_subject(repo) == subject
    # Longer subjects are cut by the pages of GitHub.
    assert len(subject) <= 72


@pytest.mark.parametrize(
    ("commands", "subject"),
    [
        ([["terminate", "2020-01-31-eapa-tass", "--date", "2026-04", "--grounds", "withdrawn"]],
         "Прекращено досрочно: соглашение (TASS Russian News Agency)"),
        ([["set", "2020-01-31-eapa-tass", "term.ends=2030"]],
         "Внесено: соглашение (TASS Russian News Agency) — срок действия"),
        ([["set", "tass", "founded=1904", "notes=x"]],
         "Внесено: TASS Russian News Agency — дата основания и примечания"),
        ([["rename", "tass", "tass-ru"]], "Переименовано: «tass» — новый идентификатор «tass-ru»"),
        ([["remove", "tass", "--with-redirect", "aaru", "--yes"]],
         "Объединено: TASS Russian News Agency — с записью «aaru»"),
        ([["set", "tass", "founded=1904"], ["set", "aaru", "notes=x"], ["remove", "2020-01-31-eapa-tass", "--yes"]],
         "Изменено: 2 организации; удалено: 1 соглашение"),
        ([["set", "register", "title.en=Other"]], "Изменено: файл самого реестра — название"),
    ],
)  # fmt: skip
def test_subject_is_in_the_interface_language(
    eapa: Eapa, repo: Repo, monkeypatch: pytest.MonkeyPatch, commands: list[list[str]], subject: str
) -> None:
    monkeypatch.setenv("EAPA_LANG", "ru")
    for command in commands:
        assert eapa(*command).code == 0

    assert eapa("save").code == 0

    assert read_last_subject(repo) == subject


def test_a_given_message_is_the_subject_above_the_details(eapa: Eapa, repo: Repo) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0

    assert eapa("save", "From the annual report").code == 0

    assert repo.git("log", "-1", "--format=%B") == "From the annual report\n\n- tass: added date of founding: 1904"


def test_the_message_lists_at_most_100_changes(eapa: Eapa, repo: Repo) -> None:
    rows = "".join(f"Club {number},ngo\n" for number in range(120))
    repo.write("clubs.csv", f"Name,Type\n{rows}")
    assert eapa("import", "clubs.csv").code == 0

    assert eapa("save").code == 0

    subject, _, *details, last_line = repo.git("log", "-1", "--format=%B").splitlines()
    assert (subject, len(details), last_line) == ("Add 120 organizations", 100, "- and more")


def test_text_of_a_record_cannot_add_lines_to_the_message(eapa: Eapa, repo: Repo) -> None:
    # A text with line breaks, a trailer of git, and a command for the terminal, all escaped for YAML.
    name = "Club\\n\\nSigned-off-by: x\\e[31m"
    repo.write(
        "data/organizations/club.yaml",
        f'id: club\nnames:\n  - {{value: "{name}", lang: en, kind: official}}\ntype: ngo\n',
    )

    assert eapa("save", "--anyway").code == 0

    assert repo.git("log", "-1", "--format=%B").splitlines() == [
        r"Add Club\n\nSigned-off-by: x\x1b[31m", "", r"- club: added NGO 'Club\n\nSigned-off-by: x\x1b[31m'",
    ]  # fmt: skip
    assert repo.git("log", "-1", "--format=%(trailers)") == ""


def test_records_without_a_readable_name_are_named_by_their_ids(eapa: Eapa, repo: Repo) -> None:
    # A party that is not in the register.
    repo.edit(AGREEMENT, ("organization: tass", "organization: unknown"))
    assert eapa("save", "--anyway").code == 0
    assert read_last_subject(repo) == "Change the parties of the agreement with unknown"

    # A file that cannot be read as YAML.
    repo.write(TASS, "id: tass\nnames: [\n")
    assert eapa("save", "--anyway").code == 0
    assert read_last_subject(repo) == "Change 'tass'"

    # An agreement with no party besides the owner of the register.
    repo.edit(AGREEMENT, ("  - {organization: unknown}\n", ""))
    assert eapa("save", "--anyway").code == 0
    assert read_last_subject(repo) == "Change the parties of the agreement '2020-01-31-eapa-tass'"
