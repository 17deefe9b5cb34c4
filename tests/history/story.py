"""A register with thirty commits: edits by hand and by the program, branches, and typical errors.

The number after each commit is used in the expected outputs.
"""

import re
import shlex
import sys

from repositories import Repo

ORGANIZATIONS = "data/organizations"
AGREEMENTS = "data/agreements"
ASSEMBLY = f"{ORGANIZATIONS}/assembly.yaml"
TASS = f"{ORGANIZATIONS}/tass.yaml"
ITAR = f"{ORGANIZATIONS}/itar-tass.yaml"
UNION = f"{ORGANIZATIONS}/union.yaml"
FIRST = f"{AGREEMENTS}/2020-01-31-assembly-tass.yaml"
FIRST_MOVED = f"{AGREEMENTS}/2020/2020-01-31-assembly-tass.yaml"
TRIPLE = f"{AGREEMENTS}/2021-05-assembly-tass-union.yaml"
ROADMAP = f"{AGREEMENTS}/2024-01-10-assembly-union-roadmap.yaml"
NEW = f"{AGREEMENTS}/2024-01-20-assembly-itar-tass.yaml"
PROTOCOL = f"{AGREEMENTS}/2024-01-22-assembly-itar-tass-union-protocol.yaml"
RENEWED = f"{AGREEMENTS}/2024-01-23-assembly-itar-tass-union-memorandum.yaml"

BORIS = "Борис Иванов"


def make_story(repo: Repo) -> None:
    """Make the thirty commits, and three uncommitted changes."""
    _commit_first_records(repo)
    _commit_corrections(repo)
    _commit_new_names(repo)
    _commit_branches(repo)
    _commit_errors(repo)
    _commit_endings(repo)
    repo.run_eapa("set", "itar-tass", "founded=1904")
    repo.write(f"{ORGANIZATIONS}/newcomer.yaml", _organization("newcomer", "Newcomer"))
    repo.edit(UNION, ("type: ngo", "type:   ngo"))


def discard_uncommitted_changes(story: Repo) -> None:
    """Discard the three uncommitted changes of the story."""
    story.git("stash", "--quiet", "--include-untracked")


def _commit_first_records(repo: Repo) -> None:
    """Add records by commands and by hand. The number of each commit is after its subject, here and below."""
    repo.run_eapa("init", ".", "--title", "Test register", "--owner", "assembly")
    repo.run_eapa(
        "add-organization", "--id", "assembly", "--name", "Assembly of Peoples", "--type", "ngo", "--country", "RU"
    )
    repo.commit("Start the register")  # 1
    repo.run_eapa(
        "add-organization", "--id", "tass", "--name", "TASS", "--name", "ru=ТАСС", "--type", "media", "--country", "RU",
        "--source", "https://tass.com/",
    )  # fmt: skip
    repo.commit("Add TASS")  # 2
    repo.run_eapa(
        "add-agreement", "--type", "agreement", "--party", "assembly", "--party", "tass", "--signed", "2020-01-31",
        "--signatory", "tass=Mihail Gusman", "--source", "https://tass.com/1",
    )  # fmt: skip
    repo.commit("Add the agreement with TASS", author=BORIS)  # 3
    repo.write(UNION, _organization("union", "Union of Writers"))
    repo.write(
        TRIPLE,
        'id: 2021-05-assembly-tass-union\ntype: memorandum\nsigned: {date: "2021-05"}\n'
        "parties: [{organization: assembly}, {organization: tass}, {organization: union}]\n"
        'areas: [{topic: culture}, {topic: media, text: {en: "News of books"}}]\n'
        'term: {duration: P3Y, notice: P3M}\nsources: [{url: "https://example.org/triple"}]\n',
    )
    repo.commit("Add the Union of Writers, and the memorandum of three", author=BORIS)  # 4


def _commit_corrections(repo: Repo) -> None:
    """Change a text, add fields, reformat a file without a change of its data, and change a term and a title."""
    repo.run_eapa("set", "2020-01-31-assembly-tass", "signatories.0.name.en=Mikhail Gusman")
    repo.commit("Correct the spelling of Gusman")  # 5
    repo.edit(FIRST, ("    party: tass\n", "    position: {en: First Deputy Director General}\n    party: tass\n"))
    repo.commit("Add the position of Gusman", author=BORIS)  # 6
    repo.write(
        TRIPLE, repo.read(TRIPLE).replace("[{organization", "[ {organization").replace(", {", ",\n  {") + "# checked\n"
    )
    repo.commit("Reformat the memorandum")  # 7
    repo.run_eapa("set", "2021-05-assembly-tass-union", "term.duration=5 years")
    repo.commit("The memorandum is for five years")  # 8
    repo.edit(FIRST, ("sources:", 'title: {en: "Agreement on news"}\nterm: {ends: "2025-01-31"}\nsources:'))
    repo.commit("Add title and term")  # 9
    repo.run_eapa("set", "2020-01-31-assembly-tass", "term.ends=31.01.2027", "title.ru=Соглашение о новостях")
    repo.commit("The agreement was extended", author=BORIS)  # 10


def _commit_new_names(repo: Repo) -> None:
    """Rename an organization, move a file, merge a duplicate, and change an id that other records refer to."""
    repo.run_eapa("rename-organization", "assembly", "World Assembly", "--from", "2024-01-01")
    repo.commit("The Assembly has a new name")  # 11
    repo.move(FIRST, FIRST_MOVED)
    repo.commit("A folder for each year")  # 12
    duplicate = ("--id", "tass-agency", "--name", "TASS news", "--type", "media", "--country", "RU", "--force")
    repo.run_eapa("add-organization", *duplicate)
    repo.commit("Add the TASS agency", author=BORIS)  # 13
    repo.run_eapa("merge", "tass-agency", "tass")
    repo.commit("Merge the duplicate of TASS")  # 14
    repo.run_eapa("rename", "tass", "itar-tass")
    repo.commit("Call TASS by its longer id")  # 15


def _commit_branches(repo: Repo) -> None:
    """Merge a branch that changes other lines than `main`, and one that changes the same line."""
    repo.git("checkout", "--quiet", "-b", "roadmap")
    repo.write(
        ROADMAP,
        'id: 2024-01-10-assembly-union-roadmap\ntype: roadmap\nsigned: {date: "2024-01-10", online: true}\n'
        "parties: [{organization: assembly}, {organization: union}]\nrelations:\n"
        "  - {type: implements, agreement: 2021-05-assembly-tass-union}\n"
        'sources: [{url: "https://example.org/roadmap"}]\n',
    )
    repo.commit("Add the roadmap", author=BORIS)  # 16
    repo.edit(
        TRIPLE, ('{url: "https://example.org/triple"}', '{url: "https://example.org/triple", note: "In Russian."}')
    )
    repo.commit("Note the language of the source", author=BORIS)  # 17
    repo.git("checkout", "--quiet", "main")
    repo.edit(TRIPLE, ("{topic: culture}", "{topic: culture}, {topic: education}"))
    repo.commit("The memorandum is about education too")  # 18
    _merge(repo, "roadmap", "Merge the roadmap")  # 19
    repo.git("checkout", "--quiet", "-b", "dates")
    repo.edit(TRIPLE, ('date: "2021-05"', 'date: "2021-05-17"'))
    repo.commit("The day by the press release", author=BORIS)  # 20
    repo.git("checkout", "--quiet", "main")
    repo.edit(TRIPLE, ('date: "2021-05"', 'date: "2021-05-16"'))
    repo.commit("The day by the newspaper")  # 21
    _merge(repo, "dates", "Merge both dates", (TRIPLE, ('"2021-05-16"', '"2021-05-16/2021-05-17"')))  # 22


def _merge(repo: Repo, branch: str, subject: str, *resolution: tuple[str, tuple[str, str]]) -> None:
    """Merge a branch. With a resolution, the current branch wins a conflict; then text of a file is replaced."""
    strategy = ["--strategy-option=ours"] if resolution else []
    repo.git("merge", "--quiet", "--no-ff", "--no-commit", *strategy, branch)
    for path, replacement in resolution:
        repo.edit(path, replacement)
    repo.commit(subject)


def _commit_errors(repo: Repo) -> None:
    """Commit a file with the marks of a conflict, then one with an unknown field, and correct both."""
    intact = repo.read(UNION)
    repo.write(UNION, intact + "<<<<<<< HEAD\nwebsite: https://one.example\n=======\n")
    repo.commit("Add the website of the Union", author=BORIS)  # 23
    repo.write(UNION, intact + "website: https://one.example\nbudget: 7\n")
    repo.commit("Repair the file of the Union, and add its budget", author=BORIS)  # 24
    repo.edit(UNION, ("budget: 7\n", ""))
    repo.run_eapa("fmt")
    repo.commit("Remove the unknown field, and format all files")  # 25
    repo.run_eapa("edit", "union", editor=_editor("https://one.example", "https://writers.example"))
    repo.commit("Correct the website of the Union")  # 26


def _editor(old: str, new: str) -> str:
    """Return an editor command that replaces one text by another."""
    program = (
        f"import pathlib, sys; p = pathlib.Path(sys.argv[1]); p.write_text(p.read_text().replace({old!r}, {new!r}))"
    )
    return shlex.join([sys.executable, "-c", program])


def _commit_endings(repo: Repo) -> None:
    """Supersede, amend, renew, terminate and remove agreements."""
    repo.run_eapa(
        "supersede", "2020-01-31-assembly-tass", "--signed", "2024-01-20", "--country", "RU", "--ends", "2029-01-20",
        "--renewal", "tacit", "--renewal-period", "1 year", "--source", "https://tass.com/2",
    )  # fmt: skip
    repo.commit("Add the new agreement with TASS")  # 27
    repo.run_eapa(
        "amend", "2021-05-assembly-tass-union", "--type", "protocol", "--signed", "2024-01-22", "--duration", "7 years",
        "--source", "https://example.org/protocol",
    )  # fmt: skip
    repo.run_eapa(
        "renew", "2021-05-assembly-tass-union", "--signed", "2024-01-23", "--duration", "1 year 6 months",
        "--source", "https://example.org/renewed",
    )  # fmt: skip
    repo.commit("The memorandum is amended, and renewed")  # 28
    repo.run_eapa("terminate", "2021-05-assembly-tass-union", "--date", "2024-01-25", "--grounds", "expired-early")
    repo.commit("The memorandum was ended", author=BORIS)  # 29
    repo.run_eapa("remove", "2024-01-10-assembly-union-roadmap", "--yes")
    # The program writes the day of the test run.
    register = repo.root / "data/register.yaml"
    text = re.sub(r'date: "[0-9-]+"', 'date: "2024-01-26"', register.read_text(encoding="utf-8"))
    register.write_text(text, encoding="utf-8")
    repo.commit("The roadmap was never signed")  # 30


def _organization(id_: str, name: str) -> str:
    """Return the text of an organization with the required fields, a country and a source."""
    return (
        f'id: {id_}\nnames:\n  - {{value: "{name}", lang: en, kind: official}}\ntype: ngo\ncountry: RU\n'
        f"sources:\n  - url: https://example.org/{id_}\n"
    )
