"""Agreements that are planned or negotiated, and their absence from lists and counts of signed ones."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from negotiation import ADD_PROTOCOL, SIGNED, UNSIGNED, has_no_findings
from repositories import Repo
from running import Eapa, Outcome, list_ids
from samples import read_record

DROPPED = "never"
"""The id of an agreement that its parties will not sign."""


def test_stats_count_an_unsigned_agreement_only_before_signing(eapa: Eapa) -> None:
    before = eapa("stats").out.splitlines()

    assert eapa(*ADD_PROTOCOL, "--stage", "negotiating").code == 0

    assert [line for line in eapa("stats").out.splitlines() if line not in before] == ["Before signing\tnegotiating\t1"]


@pytest.mark.usefixtures("negotiation")
def test_lists_omit_unsigned_agreements(eapa: Eapa) -> None:
    assert UNSIGNED not in list_ids(eapa)
    assert UNSIGNED not in list_ids(eapa, "--party", "tass")


@pytest.mark.usefixtures("negotiation")
@pytest.mark.parametrize(
    "filter_", [("--stage", "negotiating"), ("--status", "Negotiating"), ("--has", "stage")], ids=" ".join
)
def test_a_filter_by_stage_lists_unsigned_agreements(eapa: Eapa, filter_: tuple[str, str]) -> None:
    assert list_ids(eapa, *filter_) == [UNSIGNED]


@pytest.mark.usefixtures("negotiation")
def test_a_filter_by_another_stage_does_not_list_them(eapa: Eapa) -> None:
    assert list_ids(eapa, "--stage", "dropped") == []


@pytest.mark.usefixtures("negotiation")
def test_organizations_can_be_filtered_by_the_stage_of_their_agreements(eapa: Eapa) -> None:
    assert "tass" in list_ids(eapa, "organizations", "--stage", "negotiating")
    assert "tass" not in list_ids(eapa, "organizations", "--stage", "dropped")


@pytest.mark.usefixtures("negotiation")
def test_the_agreements_of_an_organization_are_counted_without_the_unsigned_ones(eapa: Eapa) -> None:
    columns = ("organizations", "--party", "tass", "--columns", "id,agreements", "--format", "tsv")

    assert eapa("list", *columns).out == "id\tagreements\ntass\t1\n"


def test_an_unknown_stage_is_refused_with_the_possible_stages(eapa: Eapa) -> None:
    outcome = eapa("list", "--stage", "qqqqq")

    message = (
        "error: --stage: 'qqqqq' is not one of the values\nhint: the values are planned, negotiating, agreed, dropped\n"
    )
    assert outcome == Outcome(code=2, out="", err=message)


@pytest.mark.usefixtures("negotiation")
def test_a_page_shows_the_stage_and_the_planned_date_of_an_unsigned_agreement(eapa: Eapa) -> None:
    assert eapa("set", UNSIGNED, "signed.date=2199-03").code == 0

    page = eapa("show", UNSIGNED, "--format", "table").out

    assert "under negotiation: it is not signed" in page
    assert "Planned signing  March 2199" in page
    assert "planned signing" in page


@pytest.mark.usefixtures("negotiation")
def test_a_page_shows_that_an_agreement_was_dropped(eapa: Eapa) -> None:
    assert eapa("set", UNSIGNED, "stage=dropped").code == 0

    assert "its parties will not sign it" in eapa("show", UNSIGNED, "--format", "table").out


@pytest.mark.usefixtures("negotiation")
def test_the_page_of_a_party_lists_unsigned_agreements_in_a_section_of_their_own(eapa: Eapa) -> None:
    page = eapa("show", "tass", "--format", "table").out

    _, _, section = page.partition("Before signing")
    assert "protocol, under negotiation (" in section


@pytest.mark.usefixtures("negotiation")
def test_search_results_show_the_stage(eapa: Eapa) -> None:
    (result,) = json.loads(eapa("search", "protocol", "--format", "json").out)["records"]

    assert result["stage"] == "negotiating"
    assert "protocol (under negotiation)" in eapa("search", "protocol", "--format", "table").out


@pytest.mark.usefixtures("negotiation")
def test_exports_include_unsigned_agreements_with_their_stage(eapa: Eapa, register: Path) -> None:
    assert eapa("export", "out.csv").code == 0

    with (register / "out.csv").open(encoding="utf-8", newline="") as file:
        stages = {row["id"]: row["stage"] for row in csv.DictReader(file)}
    assert len(stages) == 14 + 1  # the sample register and the protocol
    assert {id_: stage for id_, stage in stages.items() if stage} == {UNSIGNED: "negotiating"}


@pytest.mark.usefixtures("negotiation")
def test_the_status_of_an_unsigned_agreement_is_its_stage_in_sql(eapa: Eapa) -> None:
    rows = eapa("sql", "SELECT stage, status FROM agreements JOIN statuses ON agreement = id WHERE stage > ''").out

    assert rows == "stage\tstatus\nnegotiating\tnegotiating\n"


@pytest.mark.usefixtures("negotiation")
def test_a_graph_includes_unsigned_agreements_on_request_only(eapa: Eapa) -> None:
    on_request = eapa("graph", "--format", "dot", "--stage", "negotiating").out

    assert f'"{UNSIGNED}"' in on_request
    assert 'stage="negotiating"' in on_request
    assert UNSIGNED not in eapa("graph", "--format", "dot").out


OLD = "2020-01-31-eapa-tass"
CHANGE = "change"


@pytest.fixture
def unsigned_changes_of_an_agreement(eapa: Eapa) -> None:
    """Add an agreement that would supersede the agreement OLD, which is in force, and one that would amend it."""
    assert eapa("set", OLD, "term.duration=P50Y").code == 0
    replacement = ("--relation", f"supersedes={OLD}", "--duration", "1 year", "--signed", "2199")
    assert eapa(*ADD_PROTOCOL, *replacement, "--stage", "agreed").code == 0
    amendment = ("--id", CHANGE, "--relation", f"amends={OLD}", "--duration", "2 years")
    add_roadmap = ["roadmap" if word == "protocol" else word for word in ADD_PROTOCOL]
    assert eapa(*add_roadmap, *amendment, "--stage", "planned").code == 0


@pytest.mark.usefixtures("unsigned_changes_of_an_agreement")
def test_an_unsigned_agreement_has_no_effect_on_the_term_of_another(eapa: Eapa) -> None:
    assert list_ids(eapa, "--status", "in-force") == [OLD]
    due_ids = eapa("due", "--within", "990y", "--format", "ids").out.split()
    assert OLD in due_ids
    assert not {CHANGE, UNSIGNED} & set(due_ids)


@pytest.mark.usefixtures("unsigned_changes_of_an_agreement")
def test_rename_redirects_the_relations_of_unsigned_agreements(eapa: Eapa, register: Path) -> None:
    assert eapa("rename", OLD, "tass-2020").code == 0

    assert read_record(register, CHANGE)["relations"] == [{"type": "amends", "agreement": "tass-2020"}]


@pytest.mark.usefixtures("unsigned_changes_of_an_agreement")
def test_an_agreement_is_superseded_as_soon_as_the_other_is_signed(eapa: Eapa) -> None:
    assert eapa("sign", UNSIGNED, "--signed", "2024-03-05").code == 0

    assert list_ids(eapa, "--status", "superseded") == [OLD]


@pytest.mark.usefixtures("negotiation")
@pytest.mark.parametrize("command", ["terminate", "amend", "renew", "supersede"])
def test_an_unsigned_agreement_cannot_be_ended_amended_or_replaced(eapa: Eapa, command: str) -> None:
    outcome = eapa(command, UNSIGNED)

    message = (
        f"error: '{UNSIGNED}' is not signed (stage: negotiating)\n"
        f"hint: 'eapa sign {UNSIGNED}' records the signing; if it will not be signed: "
        f"eapa set {UNSIGNED} stage=dropped\n"
    )
    assert outcome == Outcome(code=3, out="", err=message)


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


@pytest.fixture
def site(negotiation: None, eapa: Eapa, register: Path) -> Callable[[str], str]:  # noqa: ARG001 (adds a record)
    """Return a function that reads a page of a site with a negotiated and a dropped agreement."""
    assert eapa("set", UNSIGNED, "signed.date=2199-03").code == 0
    assert eapa(*ADD_PROTOCOL, "--stage", "dropped", "--id", DROPPED, "--relation", f"implements={UNSIGNED}").code == 0
    assert eapa("site", "site").code == 0
    return lambda address: (register / "site" / address).read_text(encoding="utf-8")


def test_the_site_lists_unsigned_agreements_only_on_a_page_of_their_own(site: Callable[[str], str]) -> None:
    assert "14</strong> agreements" in site("index.html")
    for address in ("agreements/index.html", "search.json", "api/v1/agreements.json"):
        assert UNSIGNED not in site(address)
    counts = json.loads(site("api/v1/register.json"))["counts"]
    assert counts == {"agreements": 14, "organizations": 16, "unsigned": 2}
    assert "No count or other list includes them." in site("unsigned/index.html")
    assert UNSIGNED in site("unsigned/index.html")
    agreements = json.loads(site("api/v1/unsigned.json"))["unsigned"]
    assert [agreement["id"] for agreement in agreements] == [UNSIGNED, DROPPED]


def test_the_pages_of_an_unsigned_agreement_and_its_party_show_its_stage(site: Callable[[str], str]) -> None:
    page = site(f"agreements/{UNSIGNED}/index.html")
    assert "Planned date of signing" in page
    assert '"creativeWorkStatus": "under negotiation"' in page
    assert "ведутся переговоры" in site(f"ru/agreements/{UNSIGNED}/index.html")
    assert "Its parties will not sign it." in site(f"agreements/{DROPPED}/index.html")
    party_page = site("organizations/tass/index.html")
    assert "1 agreement<" in party_page
    _, _, section = party_page.partition("Before signing</h2>")
    assert UNSIGNED in section


@pytest.mark.usefixtures("negotiation")
def test_history_describes_negotiation_and_signing(eapa: Eapa, register: Path) -> None:
    repo = Repo(register).start()
    repo.commit("talks")
    assert eapa("set", UNSIGNED, "stage=agreed").code == 0
    repo.commit("agreed")
    assert eapa("sign", UNSIGNED, "--signed", "2024-03-05").code == 0
    repo.commit("signed")

    agreed = eapa("changes", "HEAD~2..HEAD~1").out
    signed = eapa("changes", "HEAD~1..HEAD").out
    history = eapa("history", SIGNED).out

    assert "changed\tstage from negotiating to agreed" in agreed
    assert "signed\tbefore, its stage was agreed" in signed
    assert "has the status 'unknown' on" in signed
    assert "protocol between eapa and tass, under negotiation" in history


@pytest.mark.usefixtures("negotiation")
def test_completion_offers_each_command_the_agreements_it_accepts(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    def complete(line: str) -> str:
        """Return what the program prints for zsh if a user presses Tab at the end of a line."""
        monkeypatch.setenv("_EAPA_COMPLETE", "complete_zsh")
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        return eapa().out

    assert UNSIGNED in complete("eapa sign unsi")
    assert UNSIGNED in complete("eapa attach unsi")
    assert UNSIGNED not in complete("eapa terminate unsi")
    assert "negotiating" in complete("eapa list --stage ")
    assert "negotiating" in complete("eapa list --status neg")


@pytest.mark.usefixtures("negotiation")
def test_the_id_of_a_removed_unsigned_agreement_is_not_used_again(eapa: Eapa, register: Path) -> None:
    assert eapa("remove", UNSIGNED, "--yes").code == 0

    assert eapa(*ADD_PROTOCOL, "--stage", "planned").code == 0

    assert read_record(register, f"{UNSIGNED}-2")["stage"] == "planned"


def test_an_agreement_with_an_invalid_stage_is_listed(eapa: Eapa, register: Path) -> None:
    text = (register / "data/agreements/2020-01-31-eapa-tass.yaml").read_text(encoding="utf-8")
    invalid = text.replace("id: 2020-01-31-eapa-tass", "id: invalid\nstage: someday")
    (register / "data/agreements/invalid.yaml").write_text(invalid, encoding="utf-8")

    assert "invalid" in eapa("list", "--format", "ids").out.splitlines()
    assert "'someday' is not a valid value for 'stage'" in eapa("validate").out
    assert eapa("search", "tass", "--format", "json").code == 0


@pytest.fixture
def press_release_on_a_plan(tmp_path: Path) -> str:
    """Return the path of a press release on an agreement that will be signed."""
    file = tmp_path / "plan.txt"
    text = "The Lake Society will sign an agreement with the Hill Institute on 3 May 2099, the rector Ivan Hill said."
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_a_press_release_on_a_plan_is_refused_without_force(eapa: Eapa, press_release_on_a_plan: str) -> None:
    outcome = eapa("add-agreement", "--from-text", press_release_on_a_plan, "--dry-run")

    assert outcome.code == 3
    assert "hint: to draft it with the stage 'planned', add --force" in outcome.err.splitlines()


def test_a_press_release_on_a_plan_gives_a_planned_agreement(eapa: Eapa, press_release_on_a_plan: str) -> None:
    outcome = eapa("add-agreement", "--from-text", press_release_on_a_plan, "--dry-run", "--force")

    assert "+stage: planned\n" in outcome.out
    assert '+signed: {date: "2099-05-03", basis: stated}\n' in outcome.out
    assert "signatories" not in outcome.out
    assert "does not report a signing, so the stage is 'planned'" in outcome.err
    assert "Not used: date" not in outcome.err


def test_the_reading_of_a_press_release_has_the_stage(eapa: Eapa, press_release_on_a_plan: str) -> None:
    outcome = eapa("add-agreement", "--from-text", press_release_on_a_plan, "--force", "--format", "json")

    reading = json.loads(outcome.out)
    assert (reading["is_signing"], reading["kind"], reading["stage"]) == (False, "plan", "planned")
    assert (reading["date"], reading["date_basis"]) == ("2099-05-03", "stated")


def test_a_press_release_on_talks_gives_an_agreement_under_negotiation(eapa: Eapa, tmp_path: Path) -> None:
    text = "Озёрное общество и Горный институт обсудили возможность подписать меморандум на форуме."
    (tmp_path / "talks.txt").write_text(text, encoding="utf-8")

    outcome = eapa("add-agreement", "--from-text", str(tmp_path / "talks.txt"), "--dry-run", "--force")

    assert "+stage: negotiating\n" in outcome.out


def test_the_date_of_a_press_release_is_not_the_planned_date(eapa: Eapa, tmp_path: Path) -> None:
    text = "Moscow, 3 May 2024. The Lake Society will sign an agreement with the Hill Institute."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")

    outcome = eapa("add-agreement", "--from-text", str(tmp_path / "a.txt"), "--dry-run", "--force")

    assert "+stage: planned\n" in outcome.out
    assert "2024-05-03" not in outcome.out
