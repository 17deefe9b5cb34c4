"""A register's life in thirty commits: by hand, by the program, on branches, with the mishaps of real ones."""

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
RENEWED = f"{AGREEMENTS}/2024-01-20-assembly-itar-tass.yaml"

BORIS = "Борис Иванов"


def tell(repo: Repo) -> None:
    """Make the thirty commits, and leave three changes that are not committed."""
    _beginning(repo)
    _corrections(repo)
    _new_names(repo)
    _branches(repo)
    _mishaps(repo)
    _endings(repo)
    repo.edit(ITAR, ("country: RU", 'country: RU\nfounded: "1904"'))
    repo.write(f"{ORGANIZATIONS}/newcomer.yaml", _organization("newcomer", "Newcomer"))
    repo.edit(UNION, ("type: ngo", "type:   ngo"))


def _beginning(repo: Repo) -> None:
    repo.tool("init", ".", "--title", "Test register", "--owner", "assembly")
    repo.tool(
        "add-organization", "--id", "assembly", "--name", "Assembly of Peoples", "--type", "ngo", "--country", "RU"
    )
    repo.commit("Start the register")  # 1
    repo.tool(
        "add-organization", "--id", "tass", "--name", "TASS", "--name", "ru=ТАСС", "--type", "media", "--country", "RU",
        "--source", "https://tass.com/",
    )  # fmt: skip
    repo.commit("Add TASS")  # 2
    repo.tool(
        "add-agreement", "--type", "agreement", "--party", "assembly", "--party", "tass", "--signed", "2020-01-31",
        "--signatory", "tass=Mihail Gusman", "--source", "https://tass.com/1",
    )  # fmt: skip
    repo.commit("Add the agreement with TASS", author=BORIS)  # 3
    repo.write(UNION, _organization("union", "Union of Writers"))
    repo.commit("Add the Union of Writers")  # 4
    repo.write(
        TRIPLE,
        'id: 2021-05-assembly-tass-union\ntype: memorandum\nsigned: {date: "2021-05"}\n'
        "parties: [{organization: assembly}, {organization: tass}, {organization: union}]\n"
        'areas: [{topic: culture}, {topic: media, text: {en: "News of books"}}]\n'
        'term: {duration: P3Y, notice: P3M}\nsources: [{url: "https://example.org/triple"}]\n',
    )
    repo.commit("Add the memorandum of three", author=BORIS)  # 5


def _corrections(repo: Repo) -> None:
    repo.edit(FIRST, ("Mihail", "Mikhail"))
    repo.commit("Spell Gusman as he does")  # 6
    repo.edit(FIRST, ("    party: tass\n", "    position: {en: First Deputy Director General}\n    party: tass\n"))
    repo.commit("Add his post", author=BORIS)  # 7
    repo.write(
        TRIPLE, repo.read(TRIPLE).replace("[{organization", "[ {organization").replace(", {", ",\n  {") + "# checked\n"
    )
    repo.commit("Lay out the memorandum anew")  # 8
    repo.edit(TRIPLE, ("duration: P3Y", "duration: P5Y"))
    repo.commit("The memorandum is for five years")  # 9
    repo.edit(FIRST, ("sources:", 'title: {en: "Agreement on news"}\nterm: {ends: "2025-01-31"}\nsources:'))
    repo.commit("Add title and term")  # 10
    repo.edit(FIRST, ("2025-01-31", "2027-01-31"))
    repo.commit("It was prolonged", author=BORIS)  # 11


def _new_names(repo: Repo) -> None:
    repo.edit(
        ASSEMBLY,
        ("kind: official", 'kind: former, to: "2023-12-31"'),
        ("names:\n", 'names:\n  - {value: "World Assembly", lang: en, kind: official, from: "2024-01-01"}\n'),
    )
    repo.commit("The Assembly has a new name")  # 12
    repo.move(FIRST, FIRST_MOVED)
    repo.commit("A folder for each year")  # 13
    twice = ("--id", "tass-agency", "--name", "TASS news", "--type", "media", "--country", "RU", "--force")
    repo.tool("add-organization", *twice)
    repo.commit("Add the TASS agency", author=BORIS)  # 14
    repo.delete(f"{ORGANIZATIONS}/tass-agency.yaml")
    repo.write(TASS, repo.read(TASS) + "former_ids: [tass-agency]\n")
    repo.commit("It is TASS, which we had")  # 15
    repo.move(TASS, ITAR)
    repo.edit(ITAR, ("id: tass\n", "id: itar-tass\n"), ("former_ids: [tass-agency]", "former_ids: [tass-agency, tass]"))
    for path in (FIRST_MOVED, TRIPLE):
        repo.edit(path, ("organization: tass", "organization: itar-tass"))
    repo.edit(FIRST_MOVED, ("party: tass", "party: itar-tass"))
    repo.commit("Call TASS by its longer id")  # 16


def _branches(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "roadmap")
    repo.write(
        ROADMAP,
        'id: 2024-01-10-assembly-union-roadmap\ntype: roadmap\nsigned: {date: "2024-01-10", online: true}\n'
        "parties: [{organization: assembly}, {organization: union}]\nrelations:\n"
        "  - {type: implements, agreement: 2021-05-assembly-tass-union}\n"
        'sources: [{url: "https://example.org/roadmap"}]\n',
    )
    repo.commit("Add the roadmap", author=BORIS)  # 17
    repo.edit(
        TRIPLE, ('{url: "https://example.org/triple"}', '{url: "https://example.org/triple", note: "In Russian."}')
    )
    repo.commit("Note the language of the source", author=BORIS)  # 18
    repo.git("checkout", "--quiet", "main")
    repo.edit(TRIPLE, ("{topic: culture}", "{topic: culture}, {topic: education}"))
    repo.commit("The memorandum is about education too")  # 19
    _merge(repo, "roadmap", "Take in the roadmap")  # 20
    repo.git("checkout", "--quiet", "-b", "dates")
    repo.edit(TRIPLE, ('date: "2021-05"', 'date: "2021-05-17"'))
    repo.commit("The day by the press release", author=BORIS)  # 21
    repo.git("checkout", "--quiet", "main")
    repo.edit(TRIPLE, ('date: "2021-05"', 'date: "2021-05-16"'))
    repo.commit("The day by the newspaper")  # 22
    _merge(repo, "dates", "Settle on the day", (TRIPLE, ('"2021-05-16"', '"2021-05-16/2021-05-17"')))  # 23


def _merge(repo: Repo, branch: str, subject: str, *resolution: tuple[str, tuple[str, str]]) -> None:
    strategy = ["--strategy-option=ours"] if resolution else []
    repo.git("merge", "--quiet", "--no-ff", "--no-commit", *strategy, branch)
    for path, replacement in resolution:
        repo.edit(path, replacement)
    repo.commit(subject)


def _mishaps(repo: Repo) -> None:
    kept = repo.read(UNION)
    repo.write(UNION, kept + "<<<<<<< HEAD\nwebsite: https://one.example\n=======\n")
    repo.commit("Add the website of the Union", author=BORIS)  # 24
    repo.write(UNION, kept + "website: https://one.example\n")
    repo.commit("Mend the file of the Union")  # 25
    repo.edit(UNION, ("type: ngo", "type: ngo\nbudget: 7"))
    repo.commit("Note the budget", author=BORIS)  # 26
    repo.edit(UNION, ("budget: 7\n", ""))
    repo.commit("There is no such field")  # 27


def _endings(repo: Repo) -> None:
    repo.write(
        RENEWED,
        'id: 2024-01-20-assembly-itar-tass\ntype: agreement\nsigned: {date: "2024-01-20", place: {country: RU}}\n'
        "parties: [{organization: itar-tass}, {organization: assembly}]\n"
        'term: {ends: "2029-01-20", renewal: {mode: tacit, period: P1Y}}\nrelations:\n'
        "  - {type: supersedes, agreement: 2020-01-31-assembly-tass}\n"
        'sources: [{url: "https://tass.com/2"}]\n',
    )
    repo.edit(
        RENEWED,
        (
            "[{organization: itar-tass}, {organization: assembly}]",
            "[{organization: assembly}, {organization: itar-tass}]",
        ),
    )
    repo.commit("Add the new agreement with TASS")  # 28
    repo.edit(TRIPLE, ("sources:", 'terminated: {date: "2024-01-25", grounds: withdrawn}\nsources:'))
    repo.commit("The memorandum was ended", author=BORIS)  # 29
    repo.delete(ROADMAP)
    repo.commit("The roadmap was never signed")  # 30


def _organization(id_: str, name: str) -> str:
    return (
        f'id: {id_}\nnames:\n  - {{value: "{name}", lang: en, kind: official}}\ntype: ngo\ncountry: RU\n'
        f"sources:\n  - url: https://example.org/{id_}\n"
    )
