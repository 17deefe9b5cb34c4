"""Agreements that are planned or negotiated: their records, their signing, and their absence from lists and counts."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from repositories import Repo
from running import Eapa
from terminal import Terminal

UNSIGNED = "unsigned-eapa-tass-protocol"
SIGNED = "2024-03-05-eapa-tass-protocol"
SOURCE = ("--source", "https://example.org/talks")
ADD_PROTOCOL = ("add-agreement", "--party", "eapa", "--party", "tass", "--type", "protocol", *SOURCE)


@pytest.fixture
def talks(eapa: Eapa) -> Eapa:
    """Return the program for a register with an agreement under negotiation."""
    assert eapa(*ADD_PROTOCOL, "--stage", "negotiating").code == 0
    return eapa


def read_record(register: Path, id_: str) -> dict[str, Any]:
    text = (register / f"data/agreements/{id_}.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def list_ids(eapa: Eapa, *arguments: str) -> list[str]:
    outcome = eapa("list", *arguments, "--format", "ids")
    assert outcome.code == 0, outcome.err
    return outcome.out.split()


def has_no_findings(eapa: Eapa) -> bool:
    return eapa("validate", "--strict").code == 0


def test_a_plan_is_agreed_signed_and_ended_in_one_record(eapa: Eapa, register: Path) -> None:
    plan = ["--party", "tass", "--type", "protocol", "--signed", "1 March 2199", "--city", "Moscow", *SOURCE]
    assert eapa("add-agreement", *plan, "--stage", "planned").code == 0
    assert has_no_findings(eapa)
    assert read_record(register, "unsigned-tass-protocol")["parties"] == [{"organization": "tass"}]

    assert eapa("set", "unsigned-tass-protocol", "stage=agreed").code == 0
    assert has_no_findings(eapa)

    signing = ["--signed", "5 March 2024", "--party", "eapa", "--party", "tass", "--signatory", "tass:head=Ann Lee"]
    assert eapa("sign", "unsigned-tass-protocol", *signing).code == 0
    assert has_no_findings(eapa)
    assert read_record(register, SIGNED) == {
        "id": SIGNED,
        "type": "protocol",
        "signed": {"date": "2024-03-05", "place": {"city": {"en": "Moscow"}}},
        "parties": [{"organization": "eapa"}, {"organization": "tass"}],
        "signatories": [{"name": {"en": "Ann Lee"}, "party": "tass", "capacity": "head"}],
        "sources": [{"url": "https://example.org/talks"}],
        "former_ids": ["unsigned-tass-protocol"],
    }

    assert eapa("terminate", "unsigned-tass-protocol", "--date", "2025-06-30", "--grounds", "mutual").code == 0
    assert has_no_findings(eapa)
    assert "the parties agreed to end it" in eapa("show", SIGNED, "--format", "table").out
    assert list_ids(eapa, "--status", "terminated") == [SIGNED]


def test_unsigned_agreement_is_not_counted(eapa: Eapa) -> None:
    before = eapa("stats").out.splitlines()

    assert eapa(*ADD_PROTOCOL, "--stage", "negotiating").code == 0

    assert [line for line in eapa("stats").out.splitlines() if line not in before] == ["Before signing\tnegotiating\t1"]


def test_unsigned_agreement_is_listed_on_request_only(talks: Eapa) -> None:
    assert UNSIGNED not in list_ids(talks)
    assert UNSIGNED not in list_ids(talks, "--party", "tass")
    assert "tass" not in list_ids(talks, "organizations", "--area", "peace")
    for filters in (("--stage", "negotiating"), ("--status", "Negotiating"), ("--has", "stage")):
        assert list_ids(talks, *filters) == [UNSIGNED]
    assert "tass" in list_ids(talks, "organizations", "--stage", "negotiating")
    assert list_ids(talks, "--stage", "dropped") == []

    columns = ("organizations", "--party", "tass", "--columns", "id,agreements", "--format", "tsv")
    assert talks("list", *columns).out == "id\tagreements\ntass\t1\n"


def test_an_unknown_stage_is_refused_with_the_possible_stages(eapa: Eapa) -> None:
    assert eapa("list", "--stage", "qqqqq") == (
        2,
        "",
        (
            "error: --stage: 'qqqqq' is not one of the values\n"
            "hint: the values are planned, negotiating, agreed, dropped\n"
        ),
    )


def test_pages_and_searches_mark_an_unsigned_agreement(talks: Eapa) -> None:
    assert talks("set", UNSIGNED, "signed.date=2199-03").code == 0
    page = talks("show", UNSIGNED, "--format", "table").out
    partner = talks("show", "tass", "--format", "table").out
    results = talks("search", "protocol", "--format", "table").out

    assert "under negotiation: it is not signed" in page
    assert "Planned signing  March 2199" in page
    assert "planned signing" in page
    assert "protocol, under negotiation (" in partner[partner.index("Before signing") :]
    assert "protocol (under negotiation)" in results
    assert [
        result["stage"] for result in json.loads(talks("search", "protocol", "--format", "json").out)["records"]
    ] == ["negotiating"]
    assert talks("set", UNSIGNED, "stage=dropped").code == 0
    assert "its parties will not sign it" in talks("show", UNSIGNED, "--format", "table").out


def test_exports_include_the_stage_and_graphs_include_unsigned_agreements_on_request(
    talks: Eapa, register: Path
) -> None:
    assert talks("export", "out.csv").code == 0
    with (register / "out.csv").open(encoding="utf-8", newline="") as file:
        stages = {row["id"]: row["stage"] for row in csv.DictReader(file)}
    assert {id_ for id_, stage in stages.items() if stage} == {UNSIGNED}
    assert len(stages) == 15

    rows = talks("sql", "SELECT stage, status FROM agreements JOIN statuses ON agreement = id WHERE stage > ''").out
    assert rows == "stage\tstatus\nnegotiating\tnegotiating\n"
    assert UNSIGNED not in talks("graph", "--format", "dot").out
    graph = talks("graph", "--format", "dot", "--stage", "negotiating").out
    assert f'"{UNSIGNED}"' in graph
    assert 'stage="negotiating"' in graph


def test_an_unsigned_agreement_has_no_effect_on_others(eapa: Eapa, register: Path) -> None:
    old = "2020-01-31-eapa-tass"
    assert eapa("add-to", old, "languages", "lang=ru").code == 0
    assert eapa("set", old, "term.duration=P50Y").code == 0
    relation = ("--relation", f"supersedes={old}", "--duration", "1 year", "--signed", "2199")
    assert eapa(*ADD_PROTOCOL, "--stage", "agreed", *relation).code == 0
    amendment = ("--id", "change", "--relation", f"amends={old}", "--duration", "2 years", "--type", "roadmap")
    assert eapa(*ADD_PROTOCOL, *amendment, "--stage", "planned").code == 0

    assert list_ids(eapa, "--status", "in-force") == [old]
    due_ids = eapa("due", "--within", "990y", "--format", "ids").out.split()
    assert old in due_ids
    assert not {"change", UNSIGNED} & set(due_ids)
    assert eapa("rename", old, "tass-2020").code == 0
    assert read_record(register, "change")["relations"] == [{"type": "amends", "agreement": "tass-2020"}]

    assert eapa("sign", UNSIGNED, "--signed", "2024-03-05").code == 0
    assert list_ids(eapa, "--status", "superseded") == ["tass-2020"]


@pytest.mark.parametrize("command", ["terminate", "amend", "renew", "supersede"])
def test_an_unsigned_agreement_cannot_be_ended_amended_or_replaced(talks: Eapa, command: str) -> None:
    outcome = talks(command, UNSIGNED)

    assert outcome == (
        3,
        "",
        (
            f"error: '{UNSIGNED}' is not signed (stage: negotiating)\n"
            f"hint: 'eapa sign {UNSIGNED}' records the signing; if it will not be signed: "
            f"eapa set {UNSIGNED} stage=dropped\n"
        ),
    )


class TestSign:
    """`eapa sign`."""

    def test_the_date_is_required_and_the_planned_one_is_not_used(self, talks: Eapa) -> None:
        assert talks("set", UNSIGNED, "signed.date=2024-03-05").code == 0

        outcome = talks("sign", UNSIGNED)

        assert (outcome.code, outcome.err.splitlines()[0]) == (2, "error: required options are missing: --signed")

    def test_a_signed_agreement_is_refused(self, eapa: Eapa) -> None:
        assert eapa("sign", "2020-01-31-eapa-tass", "--signed", "2020") == (
            3,
            "",
            "error: '2020-01-31-eapa-tass' is already signed\nhint: correct the record with 'eapa edit'\n",
        )

    def test_an_id_that_is_in_use_is_refused(self, talks: Eapa, register: Path) -> None:
        assert talks(*ADD_PROTOCOL, "--signed", "2024-03-05", "--force").code == 0

        outcome = talks("sign", UNSIGNED, "--signed", "2024-03-05")

        assert (outcome.code, outcome.err.splitlines()[0]) == (
            3,
            f"error: 'data/agreements/{SIGNED}.yaml' already has the id '{SIGNED}'",
        )
        assert read_record(register, UNSIGNED)["stage"] == "negotiating"

    def test_a_record_can_keep_its_id(self, talks: Eapa, register: Path) -> None:
        assert talks("sign", UNSIGNED, "--signed", "2024-03-05", "--id", UNSIGNED).code == 0

        assert "former_ids" not in read_record(register, UNSIGNED)
        assert has_no_findings(talks)

    def test_signing_moves_documents_and_copies_new_ones(self, talks: Eapa, register: Path) -> None:
        draft, scan = register.parent / "draft.pdf", register.parent / "scan.pdf"
        draft.write_bytes(b"%PDF draft")
        scan.write_bytes(b"%PDF scan")
        assert talks("attach", UNSIGNED, str(draft)).code == 0

        assert talks("sign", UNSIGNED, "--signed", "2024-03-05", "--document", str(scan)).code == 0

        new_folder = "documents/2024-03-05-eapa-tass-protocol"
        assert [(register / f"{new_folder}/{name}.pdf").read_bytes() for name in ("draft", "scan")] == [
            b"%PDF draft",
            b"%PDF scan",
        ]
        assert not list((register / "documents").rglob(f"{UNSIGNED}/*"))
        assert talks("validate", "--strict").code == 0

    def test_a_date_of_signing_in_the_future_is_reported(self, talks: Eapa) -> None:
        outcome = talks("sign", UNSIGNED, "--signed", "2199-03-05")

        assert outcome.code == 0
        assert "5 March 2199 is in the future" in outcome.err

    def test_the_next_negotiation_of_the_same_parties_gets_another_id(self, talks: Eapa, register: Path) -> None:
        same_id = talks(*ADD_PROTOCOL, "--stage", "planned")
        assert (same_id.code, same_id.err.splitlines()[0]) == (
            3,
            f"error: the id '{UNSIGNED}' is already used by data/agreements/{UNSIGNED}.yaml",
        )
        duplicate = talks(*ADD_PROTOCOL, "--stage", "planned", "--id", "other")
        assert (duplicate.code, duplicate.err.splitlines()[0]) == (
            3,
            f"error: '{UNSIGNED}' is already in the register, with the same parties (under negotiation)",
        )
        assert talks("sign", UNSIGNED, "--signed", "2024-03-05").code == 0

        assert talks(*ADD_PROTOCOL, "--stage", "planned").code == 0

        assert read_record(register, f"{UNSIGNED}-2")["stage"] == "planned"
        assert has_no_findings(talks)

    def test_adding_the_signed_agreement_suggests_to_sign_the_negotiated_one(self, talks: Eapa) -> None:
        outcome = talks(*ADD_PROTOCOL, "--signed", "2024-03-05")

        assert (outcome.code, outcome.err.splitlines()[0]) == (
            3,
            (
                f"error: '{UNSIGNED}' has the same parties (under negotiation): "
                f"'eapa sign {UNSIGNED}' records that it was signed"
            ),
        )


def test_a_negotiation_can_be_merged_into_the_agreement_that_was_signed(talks: Eapa, register: Path) -> None:
    assert talks("set", UNSIGNED, "signed.date=2199", "signed.place.city.en=Moscow").code == 0
    assert talks(*ADD_PROTOCOL, "--signed", "2024-03-05", "--force").code == 0

    reverse = talks("merge", SIGNED, UNSIGNED)
    outcome = talks("merge", UNSIGNED, SIGNED)

    assert (reverse.code, reverse.err.splitlines()[0]) == (3, "stage: 'negotiating' here, 'signed' there")
    assert outcome.code == 0, outcome.err
    assert read_record(register, SIGNED)["signed"] == {"date": "2024-03-05", "place": {"city": {"en": "Moscow"}}}
    assert "stage" not in read_record(register, SIGNED)
    assert has_no_findings(talks)


class TestDialogue:
    """The form on a terminal."""

    @pytest.fixture
    def folder(self, eapa: Eapa, register: Path) -> Path:
        assert eapa("list").code == 0  # updates the read model, so that the dialogue starts quickly
        return register

    def test_the_form_asks_for_the_stage_without_a_date_and_sign_asks_for_missing_fields(
        self, folder: Path, eapa: Eapa
    ) -> None:
        terminal = Terminal(folder, "add-agreement", "--party", "eapa", "--party", "tass", "--type", "protocol")
        for question, answer in (
            ("Title", ""),
            ("Signed on", ""),
            ("Stage, if it is not signed", "under negotiation"),
            ("City", "Moscow"),
            ("Country", ""),
            ("Areas", ""),
            ("Source", "https://example.org/talks"),
            ("Date of publication", ""),
            ("Anything else", ""),
            ("Is the record correct", ""),
        ):
            terminal.answer(question, answer)
        assert terminal.end() == 0
        assert read_record(folder, UNSIGNED)["stage"] == "negotiating"

        terminal = Terminal(folder, "sign", UNSIGNED)
        terminal.answer("Signed on", "5 March 2024")
        terminal.answer("How the date", "stated")
        terminal.answer("Country", "Russia")
        terminal.answer("Signatory for", "", "another")
        terminal.answer("Signatory's full name", "Ann Lee")
        terminal.answer("Position", "Director")
        terminal.answer("Source", "https://example.org/signed")
        terminal.answer("Date of publication", "")
        terminal.answer("Title", "")
        terminal.answer("Areas", "")
        terminal.answer("Anything else", "")
        terminal.answer("Is the record correct", "")
        assert terminal.end() == 0
        written = read_record(folder, SIGNED)
        assert [source["url"] for source in written["sources"]] == [
            "https://example.org/talks",
            "https://example.org/signed",
        ]
        assert written["signed"]["place"] == {"city": {"en": "Moscow"}, "country": "RU"}
        assert has_no_findings(eapa)

    def test_the_form_does_not_ask_for_the_stage_after_a_date_in_the_past(self, folder: Path) -> None:
        terminal = Terminal(folder, *ADD_PROTOCOL[:-2], "--signed", "2024")

        terminal.answer("Title", "")
        terminal.wait("How the date is known")
        assert "Stage" not in terminal.text()


def test_a_press_release_on_a_plan_or_negotiation_gives_a_draft_with_a_stage(eapa: Eapa, tmp_path: Path) -> None:
    plan = "The Lake Society will sign an agreement with the Hill Institute on 3 May 2099, the rector Ivan Hill said."
    talks = "Озёрное общество и Горный институт обсудили возможность подписать меморандум на форуме."
    for name, text in (("plan.txt", plan), ("talks.txt", talks)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    refused = eapa("add-agreement", "--from-text", str(tmp_path / "plan.txt"), "--dry-run")
    planned = eapa("add-agreement", "--from-text", str(tmp_path / "plan.txt"), "--dry-run", "--force")
    negotiated = eapa("add-agreement", "--from-text", str(tmp_path / "talks.txt"), "--dry-run", "--force")
    data = json.loads(
        eapa("add-agreement", "--from-text", str(tmp_path / "plan.txt"), "--force", "--format", "json").out
    )

    assert (refused.code, refused.err.splitlines()[-1]) == (
        3,
        "hint: to draft it with the stage 'planned', add --force",
    )
    assert "+stage: planned\n" in planned.out
    assert '+signed: {date: "2099-05-03", basis: stated}\n' in planned.out
    assert "signatories" not in planned.out
    assert "does not report a signing, so the stage is 'planned'" in planned.err
    assert "+stage: negotiating\n" in negotiated.out
    assert (data["is_signing"], data["kind"], data["stage"]) == (False, "plan", "planned")


def test_date_of_a_press_release_is_not_the_planned_date(eapa: Eapa, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Moscow, 3 May 2024. The Lake Society will sign an agreement with the Hill Institute.", encoding="utf-8"
    )

    outcome = eapa("add-agreement", "--from-text", str(tmp_path / "a.txt"), "--dry-run", "--force")

    assert "+stage: planned\n" in outcome.out
    assert "2024-05-03" not in outcome.out


def test_a_spreadsheet_can_have_stages_in_words(eapa: Eapa, register: Path) -> None:
    rows = (
        "eapa; tass,меморандум,ведутся переговоры,",
        "tass,protocol,Dropped,2023",
        "eapa; tass,protocol,,2024-03-05",
    )
    text = "\n".join(["Стороны,Вид документа,Стадия,Дата,Источник", *(f"{row},https://example.org/1" for row in rows)])
    (register / "new.csv").write_text(text, encoding="utf-8")

    outcome = eapa("import", "new.csv")

    assert outcome.code == 0, outcome.err
    assert read_record(register, "unsigned-eapa-tass-memorandum")["stage"] == "negotiating"
    assert read_record(register, "unsigned-tass-protocol")["stage"] == "dropped"
    assert "stage" not in read_record(register, SIGNED)
    assert has_no_findings(eapa)
    assert "already recorded" in eapa("import", "new.csv", "--format", "table").out


def test_the_site_shows_unsigned_agreements_on_separate_pages(talks: Eapa, register: Path) -> None:
    assert talks("set", UNSIGNED, "signed.date=2199-03").code == 0
    assert talks(*ADD_PROTOCOL, "--stage", "dropped", "--id", "never", "--relation", f"implements={UNSIGNED}").code == 0

    assert talks("site", "site").code == 0

    def read_page(address: str) -> str:
        return (register / "site" / address).read_text(encoding="utf-8")

    assert "14</strong> agreements" in read_page("index.html")
    assert UNSIGNED not in read_page("agreements/index.html") + read_page("search.json") + read_page(
        "api/v1/agreements.json"
    )
    assert "No count or other list includes them." in read_page("unsigned/index.html")
    assert UNSIGNED in read_page("unsigned/index.html")
    assert "Planned date of signing" in read_page(f"agreements/{UNSIGNED}/index.html")
    assert "Its parties will not sign it." in read_page("agreements/never/index.html")
    assert '"creativeWorkStatus": "under negotiation"' in read_page(f"agreements/{UNSIGNED}/index.html")
    assert "ведутся переговоры" in read_page(f"ru/agreements/{UNSIGNED}/index.html")
    partner = read_page("organizations/tass/index.html")
    assert "1 agreement<" in partner
    assert UNSIGNED in partner[partner.index("Before signing</h2>") :]
    assert [agreement["id"] for agreement in json.loads(read_page("api/v1/unsigned.json"))["unsigned"]] == [
        UNSIGNED,
        "never",
    ]
    assert json.loads(read_page("api/v1/register.json"))["counts"] == {
        "agreements": 14,
        "organizations": 16,
        "unsigned": 2,
    }


def test_history_describes_negotiation_and_signing(talks: Eapa, register: Path) -> None:
    (register / ".git").rmdir()
    repo = Repo(register).start()
    repo.commit("talks")
    assert talks("set", UNSIGNED, "stage=agreed").code == 0
    repo.commit("agreed")
    assert talks("sign", UNSIGNED, "--signed", "2024-03-05").code == 0
    repo.commit("signed")

    agreed = talks("changes", "HEAD~2..HEAD~1").out
    signed = talks("changes", "HEAD~1..HEAD").out

    added = talks("history", SIGNED).out

    assert "changed\tstage from negotiating to agreed" in agreed
    assert "signed\tbefore, its stage was agreed" in signed
    assert "has the status 'unknown' on" in signed
    assert "protocol between eapa and tass, under negotiation" in added


def test_completion_offers_each_command_the_agreements_it_accepts(talks: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    def complete(line: str) -> str:
        monkeypatch.setenv("_EAPA_COMPLETE", "complete_zsh")
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        return talks().out

    assert UNSIGNED in complete("eapa sign unsi")
    assert UNSIGNED not in complete("eapa terminate unsi")
    assert "negotiating" in complete("eapa list --stage ")
    assert "negotiating" in complete("eapa list --status neg")


def test_the_id_of_a_removed_unsigned_agreement_is_not_used_again(talks: Eapa, register: Path) -> None:
    assert talks("remove", UNSIGNED, "--yes").code == 0

    assert talks(*ADD_PROTOCOL, "--stage", "planned").code == 0

    assert read_record(register, f"{UNSIGNED}-2")["stage"] == "planned"


def test_an_invalid_stage_is_ignored_by_queries(eapa: Eapa, register: Path) -> None:
    shutil.copy(register / "data/agreements/2020-01-31-eapa-tass.yaml", register / "data/agreements/odd.yaml")
    text = (register / "data/agreements/odd.yaml").read_text(encoding="utf-8")
    odd = text.replace("id: 2020-01-31-eapa-tass", "id: odd\nstage: someday")
    (register / "data/agreements/odd.yaml").write_text(odd, encoding="utf-8")

    assert "odd" in list_ids(eapa)
    assert "'someday' is not a valid value for 'stage'" in eapa("validate").out
    assert eapa("search", "tass", "--format", "json").code == 0
