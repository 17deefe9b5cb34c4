"""What a clerk can rely on when a record gets another id, becomes part of another, or goes."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from running import Eapa

SOON = datetime.now().astimezone().date() + timedelta(days=30)
TASS = "data/organizations/tass.yaml"
AGREEMENT = "data/agreements/2020-01-31-eapa-tass.yaml"
DOUBLE = """\
id: tass-agency
names:
  - {value: "TASS", lang: en, kind: short, from: "1992"}
  - {value: "TASS Agency", lang: en, kind: official}
  - {value: "ITAR-TASS", lang: en, kind: former, to: "2014"}
type: media
country: RU
seat:
  city: {en: Moscow}
figures:
  - {of: members, exactly: 7, as_of: "2020", source: 2}
  - {of: countries, exactly: 8, as_of: "2021"}
identifiers:
  - {scheme: wikidata, value: Q223799}
sources:
  - {url: https://tass.com/society/1115243, accessed: "2026-11-24", title: "News"}
  - {url: https://example.org/tass}
former_ids: [itar-tass]
notes: "Found twice."
"""


def write(register: Path, path: str, text: str) -> Path:
    file = register / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def texts(register: Path) -> dict[str, str]:
    return {path.relative_to(register).as_posix(): path.read_text("utf-8") for path in register.rglob("*.yaml")}


@pytest.fixture(name="double")
def second_record_of_tass(register: Path) -> Path:
    """TASS once more, with facts of its own."""
    return write(register, "data/organizations/tass-agency.yaml", DOUBLE)


def agreement(id_: str, *parties: str, more: str = "") -> str:
    listed = "".join(f"  - {{organization: {party}}}\n" for party in parties)
    return f"id: {id_}\ntype: agreement\nparties:\n{listed}{more}sources:\n  - {{url: https://example.org/{id_}}}\n"


class TestRename:
    def test_all_that_refers_to_it_follows_and_nothing_else_changes(self, eapa: Eapa, register: Path) -> None:
        before = texts(register)

        assert eapa("rename", "tass", "tass-ru") == (
            0,
            "",
            (
                f"changed: {AGREEMENT}\nrenamed: {TASS} -> data/organizations/tass-ru.yaml\n"
                f"next: git rm --quiet --ignore-unmatch {TASS} && "
                f"git add {AGREEMENT} data/organizations/tass-ru.yaml && git commit\n"
            ),
        )
        after = texts(register)
        new = after.pop("data/organizations/tass-ru.yaml")
        assert new == before.pop(TASS).replace("id: tass\n", "id: tass-ru\n") + "former_ids: [tass]\n"
        assert after.pop(AGREEMENT) == before.pop(AGREEMENT).replace(": tass}", ": tass-ru}").replace(
            "party: tass\n", "party: tass-ru\n"
        )
        assert after == before
        assert eapa("validate").code == 0
        assert "TASS" in eapa("show", "tass", "--format", "yaml").out

    def test_the_owner_relations_and_waivers_follow(self, eapa: Eapa, register: Path) -> None:
        own = register / "data/register.yaml"
        waiver = f'  - {{rule: sources-once, record: eapa, reason: Old, until: "{SOON}"}}\n'
        own.write_text(own.read_text("utf-8") + f"waivers:\n{waiver}", encoding="utf-8", newline="\n")

        outcome = eapa("rename", "eapa", "wpa")

        assert outcome.code == 0, outcome.err
        assert outcome.err.endswith("next: git add data && git commit\n")
        assert "owner: wpa\n" in own.read_text("utf-8")
        assert "record: wpa," in own.read_text("utf-8")
        assert "    organization: wpa\n" in (register / "data/organizations/wps-directorate.yaml").read_text("utf-8")

    def test_an_agreement_stays_in_its_folder_and_is_followed(self, eapa: Eapa, register: Path) -> None:
        write(register, "data/agreements/old/first.yaml", agreement("first", "eapa", "tass"))
        ties = "relations:\n  - {type: amends, agreement: first}\n"
        second = write(register, "data/agreements/second.yaml", agreement("second", "eapa", "tass", more=ties))

        assert eapa("rename", "first", "one").code == 0

        assert "former_ids: [first]" in (register / "data/agreements/old/one.yaml").read_text("utf-8")
        assert "agreement: one}" in second.read_text("utf-8")
        assert eapa("rename", "first", "uno").code == 0
        assert "former_ids: [first, one]" in (register / "data/agreements/old/uno.yaml").read_text("utf-8")

    def test_an_id_is_never_used_again(self, eapa: Eapa, register: Path) -> None:
        assert eapa("rename", "tass", "tass-ru").code == 0
        before = texts(register)

        hint = "hint: take another\n"
        assert eapa("rename", "aaru", "eapa") == (
            3, "", f"error: 'data/organizations/eapa.yaml' has the id 'eapa', and an id is never used again\n{hint}",
        )  # fmt: skip
        assert eapa("rename", "aaru", "tass") == (
            3, "", f"error: 'data/organizations/tass-ru.yaml' had the id 'tass', and an id is never used again\n{hint}",
        )  # fmt: skip
        assert texts(register) == before

    def test_a_former_id_can_be_its_own_again(self, eapa: Eapa, register: Path) -> None:
        before = texts(register)
        assert eapa("rename", "tass", "tass-ru").code == 0

        assert eapa("rename", "tass-ru", "tass").code == 0

        after = texts(register)
        assert after.pop(TASS) == before.pop(TASS) + "former_ids: [tass-ru]\n"
        assert after == before
        assert eapa("show", "tass-ru", "--format", "ids").out == "tass\n"
        assert eapa("validate").code == 0

    @pytest.mark.parametrize(
        ("new", "hint"), [("Ab Cd", "hint: write 'ab-cd'\n"), ("../x", "hint: write 'x'\n"), ("", "")]
    )
    def test_what_is_no_id_is_a_usage_error(self, eapa: Eapa, new: str, hint: str) -> None:
        assert eapa("rename", "aaru", new) == (
            2, "", f"error: '{new}' is no id: it has small Latin letters, digits and hyphens only\n{hint}",
        )  # fmt: skip

    def test_a_file_that_cannot_be_read_and_may_refer_to_it_holds_it_up(self, eapa: Eapa, register: Path) -> None:
        write(register, "data/agreements/bad.yaml", "parties: [{organization: tass}\n")

        assert eapa("rename", "tass", "tass-ru") == (
            3,
            "",
            "error: 'data/agreements/bad.yaml' cannot be read, and may refer to 'tass'\nhint: run 'eapa validate' to see why\n",
        )

    def test_parts_of_a_wrong_form_are_passed_over(self, eapa: Eapa, register: Path) -> None:
        bad = write(
            register, "data/agreements/bad.yaml", "id: bad\nparties: tass\nrelations: tass\nsignatories: [tass]\n"
        )

        assert eapa("rename", "tass", "tass-ru").code == 0
        assert "parties: tass" in bad.read_text("utf-8")

    def test_wrong_relations_of_a_file_that_follows_stay_as_they_are(self, eapa: Eapa, register: Path) -> None:
        bad = write(register, "data/agreements/bad.yaml", agreement("bad", "eapa", "tass", more="relations: none\n"))

        assert eapa("rename", "tass", "tass-ru", "--force").code == 0
        assert "{organization: tass-ru}\nrelations: none\n" in bad.read_text("utf-8")

    def test_the_comments_in_files_that_refer_to_a_record_stay(self, eapa: Eapa, register: Path) -> None:
        path = register / AGREEMENT
        old = path.read_text("utf-8").replace("- {organization: tass}", "- {organization: tass} # the agency itself")
        path.write_text(old, "utf-8")

        assert eapa("rename", "tass", "tass-ru").code == 0
        assert "- {organization: tass-ru} # the agency itself\n" in path.read_text("utf-8")

    @pytest.mark.parametrize("id_", ["con", "nul", "aux", "prn", "com1", "lpt9", "register"])
    def test_no_record_gets_the_name_of_a_device_or_that_of_the_register(
        self, eapa: Eapa, register: Path, id_: str
    ) -> None:
        before = texts(register)
        why = "is the name of a device on Windows and cannot be a file name there"
        told = f"'{id_}' {'refers to the register itself' if id_ == 'register' else why}"

        renamed = eapa("rename", "tass", id_)
        added = eapa("add-organization", "--id", id_, "--name", "Auxilium", "--type", "ngo")

        assert renamed == (2, "", f"error: {told}\nhint: take another\n")
        assert (added.code, f"error: {told} [id-is-not-reserved]" in added.err) == (3, True)
        assert texts(register) == before

    def test_the_register_is_in_reach_whatever_record_has_taken_its_name(self, eapa: Eapa, register: Path) -> None:
        write(
            register,
            "data/organizations/register.yaml",
            "id: register\nnames:\n  - {value: Steppe, lang: en, kind: official}\ntype: ngo\n",
        )

        assert eapa("set", "register", "description.en=All of them").code == 0
        assert "All of them" in (register / "data/register.yaml").read_text("utf-8")
        assert eapa("validate").out.count("[id-is-not-reserved]") == 1

    def test_the_register_and_a_wrong_record_cannot_be_renamed(self, eapa: Eapa, register: Path) -> None:
        write(register, "data/agreements/bad.yaml", "id: bad\nparties: []\n")

        assert eapa("rename", "register", "x").err == "error: 'register' is the register itself, and no record of it\n"
        assert eapa("rename", "bad", "x").err == (
            "error: 'data/agreements/bad.yaml' does not hold a right agreement\n"
            "hint: mend it first; 'eapa validate' says why\n"
        )

    def test_it_can_be_tried_without_writing(self, eapa: Eapa, register: Path) -> None:
        before = texts(register)

        outcome = eapa("rename", "tass", "tass-ru", "--dry-run")

        assert "--- a/data/organizations/tass.yaml\n+++ b/data/organizations/tass-ru.yaml\n" in outcome.out
        assert "+former_ids: [tass]\n" in outcome.out
        assert texts(register) == before


class TestMerge:
    def test_facts_and_references_go_to_the_record_that_stays(self, eapa: Eapa, register: Path, double: Path) -> None:
        held = write(register, "data/agreements/held.yaml", agreement("held", "aaru", "tass-agency"))

        outcome = eapa("merge", "tass-agency", "tass")

        assert outcome == (
            0,
            "",
            (
                f"deleted: data/organizations/tass-agency.yaml\nchanged: {TASS}\nchanged: data/agreements/held.yaml\n"
                "next: git rm --quiet --ignore-unmatch data/organizations/tass-agency.yaml && "
                f"git add {TASS} data/agreements/held.yaml && git commit\n"
            ),
        )
        assert not double.exists()
        assert (register / TASS).read_text("utf-8") == (
            """\
id: tass
names:
  - {value: "TASS Russian News Agency", lang: en, kind: official}
  - {value: TASS, lang: en, kind: short, from: "1992"}
  - {value: "ТАСС", lang: ru, kind: short}
  - {value: "TASS Agency", lang: en, kind: alias}
  - {value: ITAR-TASS, lang: en, kind: former, to: "2014"}
type: media
country: RU
seat:
  city: {en: Moscow}
figures:
  - {of: members, exactly: 7, as_of: "2020", source: 2}
  - {of: countries, exactly: 8, as_of: "2021"}
identifiers:
  - {scheme: wikidata, value: Q223799}
sources:
  - url: https://tass.com/society/1115243
    published: "2020-01-31"
    accessed: "2026-11-24"
    title: News
  - {url: https://example.org/tass}
former_ids: [itar-tass, tass-agency]
notes: "Found twice."
"""
        )
        assert held.read_text("utf-8") == agreement("held", "aaru", "tass")
        assert eapa("validate").code == 0
        assert eapa("show", "tass-agency", "--format", "ids").out == "tass\n"
        assert eapa("show", "itar-tass", "--format", "ids").out == "tass\n"

    def test_of_two_days_on_which_a_page_was_read_the_later_is_kept(
        self, eapa: Eapa, register: Path, double: Path
    ) -> None:
        tass, read = register / TASS, 'url: https://tass.com/society/1115243, accessed: "2026-11-23"'
        tass.write_text(tass.read_text("utf-8").replace("url: https://tass.com/society/1115243", read), "utf-8")

        assert eapa("merge", double.stem, "tass").code == 0

        assert 'accessed: "2026-11-24"' in tass.read_text("utf-8")

    def test_what_differs_is_listed_and_kept_in_the_notes_if_forced(
        self, eapa: Eapa, register: Path, double: Path
    ) -> None:
        text = DOUBLE.replace("country: RU", "country: KZ").replace("type: media", "type: ngo")
        double.write_text(text, encoding="utf-8")
        before = texts(register)

        assert eapa("merge", "tass-agency", "tass") == (
            3,
            "",
            (
                "type: 'media' here, 'ngo' there\ncountry: 'RU' here, 'KZ' there\n"
                "error: nothing was changed: 'tass' and 'tass-agency' say different things\n"
                "hint: correct one of the two, or keep what differs in the notes with --force\n"
            ),
        )
        assert texts(register) == before
        assert eapa("merge", "tass-agency", "tass", "--force").code == 0
        merged = (register / TASS).read_text("utf-8")
        assert "type: media\ncountry: RU\n" in merged
        assert (
            "  Found twice.\n\n  The record 'tass-agency', merged into this one, had other values: type: ngo; country: KZ."
            in merged
        )
        assert eapa("validate").code == 0

    def test_two_records_of_one_agreement_become_one(self, eapa: Eapa, register: Path) -> None:
        one = write(register, "data/agreements/one.yaml", agreement("one", "eapa", "tass"))
        more = (
            "signatories:\n  - name: {en: Ann}\n    also: [Anna]\n    party: tass\nareas:\n  - {topic: media}\n"
            "relations:\n  - {type: amends, agreement: 2020-01-31-eapa-tass}\n"
        )
        write(register, "data/agreements/two.yaml", agreement("two", "tass", "eapa", more=more))

        assert eapa("merge", "two", "one").code == 0

        assert one.read_text("utf-8") == agreement("one", "eapa", "tass", more=more).replace(
            "/one}\n", "/one}\n  - {url: https://example.org/two}\nformer_ids: [two]\n"
        )

    def test_what_both_say_is_said_once(self, eapa: Eapa, register: Path) -> None:
        for id_, also in (("one", "[Anna]"), ("two", "[Anna, Anya]")):
            signed = f"signatories:\n  - {{name: {{en: Ann}}, also: {also}, party: tass}}\n"
            write(register, f"data/agreements/{id_}.yaml", agreement(id_, "eapa", "tass", more=signed))
            text = f"id: {id_}-org\nnames:\n  - {{value: Only, lang: en, kind: official}}\ntype: ngo\n"
            write(register, f"data/organizations/{id_}-org.yaml", text)

        assert eapa("merge", "two", "one").code == 0
        assert eapa("merge", "two-org", "one-org").code == 0

        assert "also: [Anna, Anya]" in (register / "data/agreements/one.yaml").read_text("utf-8")
        assert (register / "data/organizations/one-org.yaml").read_text("utf-8") == (
            "id: one-org\nnames:\n  - {value: Only, lang: en, kind: official}\ntype: ngo\nformer_ids: [two-org]\n"
        )

    def test_agreements_of_other_parties_are_two(self, eapa: Eapa, register: Path) -> None:
        write(register, "data/agreements/one.yaml", agreement("one", "eapa", "tass"))
        write(register, "data/agreements/two.yaml", agreement("two", "eapa", "aaru"))

        assert eapa("merge", "two", "one").err.startswith("parties: 'eapa, tass' here, 'aaru' there\n")

    def test_relations_that_become_the_same_are_one(self, eapa: Eapa, register: Path, double: Path) -> None:
        assert double.exists()
        ties = (
            "relations:\n  - {type: member-of, organization: tass}\n  - {type: member-of, organization: tass-agency}\n"
        )
        path = "data/organizations/ibn-sino.yaml"
        file = register / path
        file.write_text(file.read_text("utf-8") + ties, encoding="utf-8")

        outcome = eapa("merge", "tass-agency", "tass")

        assert outcome.code == 0, outcome.err
        assert file.read_text("utf-8").count("member-of") == 1

    def test_no_party_becomes_a_party_twice(self, eapa: Eapa, register: Path, double: Path) -> None:
        assert double.exists()
        write(register, "data/agreements/both.yaml", agreement("both", "tass", "tass-agency"))
        before = texts(register)

        for force in ([], ["--force"]):
            assert eapa("merge", "tass-agency", "tass", *force) == (
                3,
                "",
                (
                    "both\nerror: nothing was changed: 'tass' would be a party twice\n"
                    "hint: if they signed it as two, they are two; if not, take one of the parties out first\n"
                ),
            )
        assert texts(register) == before

    def test_agreements_that_become_the_same_are_listed(self, eapa: Eapa, register: Path, double: Path) -> None:
        assert double.exists()
        dated = 'signed: {date: "2020-01-31", basis: dateline}\n'
        write(register, "data/agreements/again.yaml", agreement("again", "tass-agency", "eapa", more=dated))
        write(register, "data/agreements/undated.yaml", agreement("undated", "tass-agency", "eapa"))
        for id_ in ("x1", "x2"):
            write(register, f"data/agreements/{id_}.yaml", agreement(id_, "tass", "aaru", more=dated))

        assert eapa("merge", "tass-agency", "tass") == (
            3,
            "",
            (
                "2020-01-31-eapa-tass and again\n"
                "error: nothing was changed: agreements would be of the same parties, type and date\n"
                "hint: do it with --force, and 'eapa merge' those that are one agreement after that\n"
            ),
        )
        assert eapa("merge", "tass-agency", "tass", "--force").code == 0
        assert eapa("merge", "again", "2020-01-31-eapa-tass").code == 0
        assert eapa("validate").code == 0

    @pytest.mark.parametrize(
        ("into", "fault"),
        [
            ("tass", "'tass' cannot take its own place\nhint: name another record"),
            ("2020-01-31-eapa-tass", "'tass' is an organization, and '2020-01-31-eapa-tass' is an agreement"),
        ],
    )
    def test_a_record_goes_into_another_one_of_its_kind_only(self, eapa: Eapa, into: str, fault: str) -> None:
        assert eapa("merge", "tass", into) == (3, "", f"error: {fault}\n")

    @pytest.mark.usefixtures("double")
    def test_the_same_again_is_said_to_be_done(self, eapa: Eapa) -> None:
        assert eapa("merge", "tass-agency", "tass", "--force").code == 0

        assert eapa("merge", "tass-agency", "tass") == (
            3,
            "",
            "error: 'tass-agency' is part of 'tass' already\nhint: 'eapa show tass' shows what became of the two\n",
        )

    def test_what_would_not_be_right_is_refused(self, eapa: Eapa, register: Path, double: Path) -> None:
        double.write_text(DOUBLE.replace("source: 2", "source: 9"), encoding="utf-8")
        before = texts(register)

        outcome = eapa("merge", "tass-agency", "tass", "--force")

        assert outcome.code == 3
        assert "nothing was written: the register would have errors" in outcome.err
        assert texts(register) == before


class TestRemove:
    def test_what_nothing_refers_to_goes(self, eapa: Eapa, double: Path) -> None:
        assert eapa("remove", "tass-agency").err == (
            "deleted: data/organizations/tass-agency.yaml\n"
            "changed: data/register.yaml\n"
            "next: git rm --quiet --ignore-unmatch data/organizations/tass-agency.yaml && git add data/register.yaml && git"
            " commit\n"
        )
        assert not double.exists()
        assert eapa("validate").code == 0

    def test_what_is_referred_to_stays_and_the_places_are_listed(self, eapa: Eapa, register: Path) -> None:
        before = texts(register)

        assert eapa("remove", "tass", cwd=register / "data") == (
            3,
            "",
            (
                "../data/agreements/2020-01-31-eapa-tass.yaml:16:20: parties.1.organization\n"
                "../data/agreements/2020-01-31-eapa-tass.yaml:25:12: signatories.1.party\n"
                "error: nothing was changed: 'tass' is still referred to\n"
                "hint: let them lead to another record with --with-redirect ID, or change them first\n"
            ),
        )
        assert texts(register) == before

    def test_a_reference_of_its_own_keeps_no_record(self, eapa: Eapa, double: Path) -> None:
        double.write_text(DOUBLE + "relations:\n  - {type: member-of, organization: tass-agency}\n", encoding="utf-8")

        assert eapa("remove", "tass-agency").code == 0

    def test_a_wrong_record_can_go_and_take_no_place(self, eapa: Eapa, double: Path) -> None:
        double.write_text("id: tass-agency\n", encoding="utf-8")

        assert eapa("remove", "tass", "--with-redirect", "tass-agency").err == (
            "error: 'data/organizations/tass-agency.yaml' does not hold a right organization\n"
            "hint: mend it first; 'eapa validate' says why\n"
        )
        assert eapa("remove", "tass-agency").code == 0

    def test_references_can_be_led_to_another_record(self, eapa: Eapa, register: Path) -> None:
        before = texts(register)

        outcome = eapa("remove", "tass", "--with-redirect", "aaru")

        assert outcome.code == 0, outcome.err
        after = texts(register)
        aaru = "data/organizations/aaru.yaml"
        assert TASS not in after
        assert after[aaru] == before[aaru] + "former_ids: [tass]\n"
        assert "- {organization: aaru}\n" in after[AGREEMENT]
        assert "party: aaru\n" in after[AGREEMENT]
        assert eapa("show", "tass", "--format", "ids").out == "aaru\n"
        assert eapa("validate").code == 0
