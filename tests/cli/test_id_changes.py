"""`rename`, `merge` and `remove`: changes of ids, of the references to them, and of nothing else."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from running import Eapa
from samples import edit_file, write_later_agreement

DATE_IN_THE_FUTURE = datetime.now().astimezone().date() + timedelta(days=30)
TASS = "data/organizations/tass.yaml"
AGREEMENT = "data/agreements/2020-01-31-eapa-tass.yaml"
# A name and a source are also in the record of TASS, with other details. All other names and fields are only here.
SECOND_TASS = """\
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


def write_file(register: Path, path: str, text: str) -> Path:
    """Write a file of the register, and return its path."""
    file = register / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def read_texts(register: Path) -> dict[str, str]:
    """Return the texts of all YAML files by their paths in the register."""
    return {path.relative_to(register).as_posix(): path.read_text("utf-8") for path in register.rglob("*.yaml")}


@pytest.fixture(name="second_tass")
def second_record_of_tass(register: Path) -> Path:
    """Write a duplicate of TASS with other data, and return its file."""
    return write_file(register, "data/organizations/tass-agency.yaml", SECOND_TASS)


def make_agreement(id_: str, *parties: str, more: str = "") -> str:
    """Return the text of an agreement with a source. The lines `more` are between the parties and the source."""
    party_lines = "".join(f"  - {{organization: {party}}}\n" for party in parties)
    return (
        f"id: {id_}\ntype: agreement\nparties:\n{party_lines}{more}sources:\n  - {{url: https://example.org/{id_}}}\n"
    )


class TestRename:
    def test_references_are_updated_and_nothing_else_changes(self, eapa: Eapa, register: Path) -> None:
        before = read_texts(register)

        assert eapa("rename", "tass", "tass-ru") == (
            0,
            "",
            (f"changed: {AGREEMENT}\nrenamed: {TASS} -> data/organizations/tass-ru.yaml\n"),
        )
        after = read_texts(register)
        new = after.pop("data/organizations/tass-ru.yaml")
        assert new == before.pop(TASS).replace("id: tass\n", "id: tass-ru\n") + "former_ids: [tass]\n"
        assert after.pop(AGREEMENT) == before.pop(AGREEMENT).replace(": tass}", ": tass-ru}").replace(
            "party: tass\n", "party: tass-ru\n"
        )
        assert after == before
        assert eapa("validate").code == 0
        assert "TASS" in eapa("show", "tass", "--format", "yaml").out

    def test_owner_and_relations_and_waivers_are_updated(self, eapa: Eapa, register: Path) -> None:
        register_file = register / "data/register.yaml"
        waiver = f'  - {{rule: sources-once, record: eapa, reason: Old, until: "{DATE_IN_THE_FUTURE}"}}\n'
        register_file.write_text(
            register_file.read_text("utf-8") + f"waivers:\n{waiver}", encoding="utf-8", newline="\n"
        )

        outcome = eapa("rename", "eapa", "wpa")

        assert outcome.code == 0, outcome.err
        assert "owner: wpa\n" in register_file.read_text("utf-8")
        assert "record: wpa," in register_file.read_text("utf-8")
        assert "    organization: wpa\n" in (register / "data/organizations/wps-directorate.yaml").read_text("utf-8")

    def test_renamed_agreement_stays_in_its_folder(self, eapa: Eapa, register: Path) -> None:
        write_file(register, "data/agreements/old/first.yaml", make_agreement("first", "eapa", "tass"))
        relations = "relations:\n  - {type: amends, agreement: first}\n"
        second = write_file(
            register, "data/agreements/second.yaml", make_agreement("second", "eapa", "tass", more=relations)
        )

        assert eapa("rename", "first", "one").code == 0

        assert "former_ids: [first]" in (register / "data/agreements/old/one.yaml").read_text("utf-8")
        assert "agreement: one}" in second.read_text("utf-8")

    def test_record_can_be_renamed_by_its_former_id(self, eapa: Eapa, register: Path) -> None:
        assert eapa("rename", "tass", "tass-ru").code == 0

        assert eapa("rename", "tass", "tass-agency").code == 0

        renamed = (register / "data/organizations/tass-agency.yaml").read_text("utf-8")
        assert "former_ids: [tass, tass-ru]" in renamed

    def test_id_is_never_reused(self, eapa: Eapa, register: Path) -> None:
        assert eapa("rename", "tass", "tass-ru").code == 0
        before = read_texts(register)

        hint = "hint: choose another id\n"
        assert eapa("rename", "aaru", "eapa") == (
            3, "", f"error: 'data/organizations/eapa.yaml' already has the id 'eapa'\n{hint}",
        )  # fmt: skip
        assert eapa("rename", "aaru", "tass") == (
            3, "", f"error: 'data/organizations/tass-ru.yaml' had the id 'tass' before, and ids are never reused\n{hint}",
        )  # fmt: skip
        assert read_texts(register) == before

    def test_record_can_get_its_former_id_back(self, eapa: Eapa, register: Path) -> None:
        before = read_texts(register)
        assert eapa("rename", "tass", "tass-ru").code == 0

        assert eapa("rename", "tass-ru", "tass").code == 0

        after = read_texts(register)
        assert after.pop(TASS) == before.pop(TASS) + "former_ids: [tass-ru]\n"
        assert after == before
        assert eapa("show", "tass-ru", "--format", "ids").out == "tass\n"
        assert eapa("validate").code == 0

    @pytest.mark.parametrize(
        ("new", "hint"),
        [
            ("Ab Cd", "hint: write 'ab-cd'\n"),
            ("../x", "hint: write 'x'\n"),
            ("a" * 101, f"hint: write '{'a' * 100}'\n"),
            ("", ""),
        ],
    )
    def test_invalid_id_is_refused_with_a_similar_valid_id(self, eapa: Eapa, new: str, hint: str) -> None:
        assert eapa("rename", "aaru", new) == (
            2, "",
            f"error: '{new}' is not an id: use at most 100 lower-case Latin letters, digits and hyphens\n{hint}",
        )  # fmt: skip

    def test_unreadable_file_with_a_possible_reference_prevents_renaming(self, eapa: Eapa, register: Path) -> None:
        write_file(register, "data/agreements/bad.yaml", "parties: [{organization: tass}\n")  # the list does not end

        assert eapa("rename", "tass", "tass-ru") == (
            3,
            "",
            "error: 'data/agreements/bad.yaml' cannot be read, and may refer to 'tass'\nhint: run 'eapa validate' to see why\n",
        )

    def test_rename_ignores_fields_of_an_unexpected_type(self, eapa: Eapa, register: Path) -> None:
        bad = write_file(
            register, "data/agreements/bad.yaml", "id: bad\nparties: tass\nrelations: tass\nsignatories: [tass]\n"
        )

        assert eapa("rename", "tass", "tass-ru").code == 0
        assert "parties: tass" in bad.read_text("utf-8")

    def test_invalid_relations_of_an_updated_file_are_not_changed(self, eapa: Eapa, register: Path) -> None:
        bad = write_file(
            register, "data/agreements/bad.yaml", make_agreement("bad", "eapa", "tass", more="relations: none\n")
        )

        assert eapa("rename", "tass", "tass-ru").code == 0
        assert "{organization: tass-ru}\nrelations: none\n" in bad.read_text("utf-8")

    def test_comments_in_referring_files_are_preserved(self, eapa: Eapa, register: Path) -> None:
        path = register / AGREEMENT
        edit_file(path, "- {organization: tass}", "- {organization: tass} # the agency itself")

        assert eapa("rename", "tass", "tass-ru").code == 0
        assert "- {organization: tass-ru} # the agency itself\n" in path.read_text("utf-8")

    @pytest.mark.parametrize("id_", ["con", "nul", "aux", "prn", "com0", "com1", "lpt9", "register"])
    def test_reserved_names_are_refused_as_ids_of_old_and_new_records(
        self, eapa: Eapa, register: Path, id_: str
    ) -> None:
        before = read_texts(register)
        reason = (
            "refers to the register itself"
            if id_ == "register"
            else "is the name of a device on Windows and cannot be a file name there"
        )
        message = f"'{id_}' {reason}"

        renamed = eapa("rename", "tass", id_)
        added = eapa("add-organization", "--id", id_, "--name", "Auxilium", "--type", "ngo")

        assert renamed == (2, "", f"error: {message}\nhint: choose another id\n")
        assert (added.code, f"error: {message} [id-is-not-reserved]" in added.err) == (3, True)
        assert read_texts(register) == before

    def test_id_register_always_means_the_register_file(self, eapa: Eapa, register: Path) -> None:
        write_file(
            register,
            "data/organizations/register.yaml",
            "id: register\nnames:\n  - {value: Steppe, lang: en, kind: official}\ntype: ngo\n",
        )

        assert eapa("set", "register", "description.en=All of them").code == 0
        assert "All of them" in (register / "data/register.yaml").read_text("utf-8")
        assert eapa("validate").out.count("[id-is-not-reserved]") == 1

    def test_register_cannot_be_renamed(self, eapa: Eapa) -> None:
        assert eapa("rename", "register", "x").err == "error: 'register' is the register itself, not a record\n"

    def test_invalid_record_cannot_be_renamed(self, eapa: Eapa, register: Path) -> None:
        write_file(register, "data/agreements/bad.yaml", "id: bad\nparties: []\n")

        assert eapa("rename", "bad", "x").err == (
            "error: 'data/agreements/bad.yaml' does not contain a valid record\n"
            "hint: 'eapa validate' shows why; correct the file first\n"
        )

    # A conflict is reported on the later of two records: `aa` comes before `two`, and `zz` after it.
    @pytest.mark.parametrize("new", ["aa", "zz"])
    def test_an_error_that_names_the_old_id_does_not_prevent_renaming(
        self, eapa: Eapa, register: Path, new: str
    ) -> None:
        for id_, name in (("one", "Danube Forum"), ("two", "Baikal Museum")):
            text = f"id: {id_}\nnames:\n  - {{value: {name}, lang: en, kind: official}}\ntype: other\n"
            number = "identifiers:\n  - {scheme: wikidata, value: Q42}\n"
            write_file(register, f"data/organizations/{id_}.yaml", text + number)

        outcome = eapa("rename", "one", new)

        assert outcome.code == 0, outcome.err
        assert "'two' has the same number" in outcome.err
        assert "note: 1 of these errors was in the register before\n" in outcome.err

    def test_dry_run_shows_the_changes_and_writes_nothing(self, eapa: Eapa, register: Path) -> None:
        before = read_texts(register)

        outcome = eapa("rename", "tass", "tass-ru", "--dry-run")

        assert "--- a/data/organizations/tass.yaml\n+++ b/data/organizations/tass-ru.yaml\n" in outcome.out
        assert "+former_ids: [tass]\n" in outcome.out
        assert read_texts(register) == before


class TestMerge:
    def test_merge_moves_data_and_references(self, eapa: Eapa, register: Path, second_tass: Path) -> None:
        referring_agreement = write_file(
            register, "data/agreements/referring.yaml", make_agreement("referring", "aaru", "tass-agency")
        )

        outcome = eapa("merge", "tass-agency", "tass")

        assert outcome == (
            0,
            "",
            f"deleted: data/organizations/tass-agency.yaml\nchanged: {TASS}\nchanged: data/agreements/referring.yaml\n",
        )
        assert not second_tass.exists()
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
        assert referring_agreement.read_text("utf-8") == make_agreement("referring", "aaru", "tass")
        assert eapa("validate").code == 0
        assert eapa("show", "tass-agency", "--format", "ids").out == "tass\n"
        assert eapa("show", "itar-tass", "--format", "ids").out == "tass\n"

    def test_merge_keeps_the_later_access_date_of_a_source(self, eapa: Eapa, register: Path, second_tass: Path) -> None:
        tass = register / TASS
        url = "url: https://tass.com/society/1115243"
        # The second record of TASS accessed the source a day later, on 24 November.
        edit_file(tass, url, f'{url}, accessed: "2026-11-23"')

        assert eapa("merge", second_tass.stem, "tass").code == 0

        assert 'accessed: "2026-11-24"' in tass.read_text("utf-8")

    def test_different_values_are_listed_and_force_moves_them_into_the_notes(
        self, eapa: Eapa, register: Path, second_tass: Path
    ) -> None:
        tass = register / TASS
        figures = 'figures:\n  - {of: members, about: 5, as_of: "2020", source: 1}\n'
        edit_file(tass, "sources:", f"{figures}sources:")
        # An international organization cannot have a country, and a figure has only one number.
        different_values = SECOND_TASS.replace("country: RU", "scope: international").replace(
            "type: media", "type: ngo"
        )
        second_tass.write_text(different_values, encoding="utf-8")
        before = read_texts(register)

        assert eapa("merge", "tass-agency", "tass") == (
            3,
            "",
            (
                "type: 'media' here, 'ngo' there\nscope: 'country: RU' here, 'international' there\n"
                "figures.0.exactly: 'about: 5' here, '7' there\n"
                "error: nothing was changed: 'tass' and 'tass-agency' have different values\n"
                "hint: correct one of the two, or add --force to put the differences into the notes\n"
            ),
        )
        assert read_texts(register) == before
        assert eapa("merge", "tass-agency", "tass", "--force").code == 0
        merged = tass.read_text("utf-8")
        assert "type: media\ncountry: RU\nseat:" in merged
        assert '{of: members, about: 5, as_of: "2020", source: 1}' in merged
        assert "  Found twice.\n\n  The record 'tass-agency', merged into this one, had other values: " in merged
        assert "type: ngo; scope: international; figures.0.exactly: 7." in " ".join(merged.split())
        assert eapa("validate").code == 0

    def test_merge_adds_the_fields_and_sources_of_a_duplicate_agreement(self, eapa: Eapa, register: Path) -> None:
        one = write_file(register, "data/agreements/one.yaml", make_agreement("one", "eapa", "tass"))
        more = (
            "signatories:\n  - name: {en: Ann}\n    also: [Anna]\n    party: tass\nareas:\n  - {topic: media}\n"
            "relations:\n  - {type: amends, agreement: 2020-01-31-eapa-tass}\n"
        )
        # The order of the parties makes no difference.
        write_file(register, "data/agreements/two.yaml", make_agreement("two", "tass", "eapa", more=more))

        assert eapa("merge", "two", "one").code == 0

        assert one.read_text("utf-8") == make_agreement("one", "eapa", "tass", more=more).replace(
            "/one}\n", "/one}\n  - {url: https://example.org/two}\nformer_ids: [two]\n"
        )

    def test_merge_stores_values_of_both_records_once(self, eapa: Eapa, register: Path) -> None:
        for id_, also in (("one", "[Anna]"), ("two", "[Anna, Anya]")):
            signed = f"signatories:\n  - {{name: {{en: Ann}}, also: {also}, party: tass}}\n"
            write_file(register, f"data/agreements/{id_}.yaml", make_agreement(id_, "eapa", "tass", more=signed))
            text = f"id: {id_}-org\nnames:\n  - {{value: Only, lang: en, kind: official}}\ntype: ngo\n"
            write_file(register, f"data/organizations/{id_}-org.yaml", text)

        assert eapa("merge", "two", "one").code == 0
        assert eapa("merge", "two-org", "one-org").code == 0

        assert "also: [Anna, Anya]" in (register / "data/agreements/one.yaml").read_text("utf-8")
        assert (register / "data/organizations/one-org.yaml").read_text("utf-8") == (
            "id: one-org\nnames:\n  - {value: Only, lang: en, kind: official}\ntype: ngo\nformer_ids: [two-org]\n"
        )

    def test_agreements_with_different_parties_cannot_be_merged(self, eapa: Eapa, register: Path) -> None:
        write_file(register, "data/agreements/one.yaml", make_agreement("one", "eapa", "tass"))
        write_file(register, "data/agreements/two.yaml", make_agreement("two", "eapa", "aaru"))

        assert eapa("merge", "two", "one").err.startswith("parties: 'eapa, tass' here, 'eapa, aaru' there\n")

    @pytest.mark.usefixtures("second_tass")
    def test_identical_relations_are_merged(self, eapa: Eapa, register: Path) -> None:
        relations = (
            "relations:\n  - {type: member-of, organization: tass}\n  - {type: member-of, organization: tass-agency}\n"
        )
        path = "data/organizations/ibn-sino.yaml"
        file = register / path
        file.write_text(file.read_text("utf-8") + relations, encoding="utf-8")

        outcome = eapa("merge", "tass-agency", "tass")

        assert outcome.code == 0, outcome.err
        assert file.read_text("utf-8").count("member-of") == 1

    @pytest.mark.usefixtures("second_tass")
    def test_merge_that_repeats_a_party_is_refused(self, eapa: Eapa, register: Path) -> None:
        write_file(register, "data/agreements/both.yaml", make_agreement("both", "tass", "tass-agency"))
        before = read_texts(register)

        for options in ([], ["--force"]):
            assert eapa("merge", "tass-agency", "tass", *options) == (
                3,
                "",
                (
                    "both\nerror: nothing was changed: 'tass' would be a party twice\n"
                    "hint: if both signed it, do not merge them; otherwise remove one of the parties first\n"
                ),
            )
        assert read_texts(register) == before

    @pytest.mark.usefixtures("second_tass")
    def test_merge_that_makes_agreements_identical_is_refused_unless_forced(self, eapa: Eapa, register: Path) -> None:
        # The date of the agreement between eapa and TASS, of which "again" becomes a duplicate.
        dated = 'signed: {date: "2020-01-31", basis: dateline}\n'
        write_file(register, "data/agreements/again.yaml", make_agreement("again", "tass-agency", "eapa", more=dated))
        # These are not listed: one has no date, and two are duplicates already before the merge.
        write_file(register, "data/agreements/undated.yaml", make_agreement("undated", "tass-agency", "eapa"))
        for id_ in ("x1", "x2"):
            write_file(register, f"data/agreements/{id_}.yaml", make_agreement(id_, "tass", "aaru", more=dated))

        assert eapa("merge", "tass-agency", "tass") == (
            3,
            "",
            (
                "2020-01-31-eapa-tass and again\n"
                "error: nothing was changed: agreements would have the same parties, type and date\n"
                "hint: add --force, then 'eapa merge' agreements that are the same\n"
            ),
        )
        assert eapa("merge", "tass-agency", "tass", "--force").code == 0
        assert eapa("merge", "again", "2020-01-31-eapa-tass").code == 0
        assert eapa("validate").code == 0

    @pytest.mark.parametrize(
        ("into", "message"),
        [
            ("tass", "'tass' cannot replace itself\nhint: name another record"),
            (
                "2020-01-31-eapa-tass",
                "'2020-01-31-eapa-tass' cannot replace 'tass': one is an agreement, the other an organization",
            ),
        ],
    )
    def test_a_record_is_not_merged_with_itself_or_with_the_other_kind(
        self, eapa: Eapa, into: str, message: str
    ) -> None:
        assert eapa("merge", "tass", into) == (3, "", f"error: {message}\n")

    def test_an_invalid_record_is_not_merged(self, eapa: Eapa, second_tass: Path) -> None:
        second_tass.write_text(SECOND_TASS.replace("former_ids: [itar-tass]", "former_ids:"), encoding="utf-8")

        for into in ("tass", "tass-agency"):
            assert eapa("merge", "tass-agency", into).err.startswith(
                "error: 'data/organizations/tass-agency.yaml' does not contain a valid record\n"
            )

    @pytest.mark.usefixtures("second_tass")
    def test_repeated_merge_is_reported_as_done(self, eapa: Eapa) -> None:
        assert eapa("merge", "tass-agency", "tass", "--force").code == 0

        assert eapa("merge", "tass-agency", "tass") == (
            3,
            "",
            "error: 'tass-agency' was already merged into 'tass'\nhint: 'eapa show tass' shows the result\n",
        )

    @pytest.mark.parametrize("is_reverse", [False, True], ids=["relation-of-first", "relation-of-second"])
    def test_relation_between_merged_records_is_named_with_its_place(
        self, eapa: Eapa, register: Path, *, is_reverse: bool
    ) -> None:
        write_later_agreement(register, "renews")
        ids = ["2022-01-31-eapa-tass", "2020-01-31-eapa-tass"]

        message = (
            "data/agreements/2022-01-31-eapa-tass.yaml:8:31: relations.0.agreement\n"
            "error: nothing was changed: '2022-01-31-eapa-tass' has a relation to '2020-01-31-eapa-tass'\n"
            "hint: if the two are the same, remove the relation first: eapa edit 2022-01-31-eapa-tass\n"
        )

        assert eapa("merge", *(reversed(ids) if is_reverse else ids), "--force") == (3, "", message)

    def test_merge_that_causes_errors_is_refused(self, eapa: Eapa, register: Path, second_tass: Path) -> None:
        # A figure refers to a source that does not exist.
        second_tass.write_text(SECOND_TASS.replace("source: 2", "source: 9"), encoding="utf-8")
        before = read_texts(register)

        outcome = eapa("merge", "tass-agency", "tass", "--force")

        assert outcome.code == 3
        assert "nothing was written: the register would have errors" in outcome.err
        assert read_texts(register) == before


class TestRemove:
    def test_record_without_references_is_removed_and_its_id_stays_reserved(
        self, eapa: Eapa, register: Path, second_tass: Path
    ) -> None:
        assert eapa("remove", "tass-agency", "--yes").err == (
            "deleted: data/organizations/tass-agency.yaml\nchanged: data/register.yaml\n"
        )
        assert not second_tass.exists()
        assert "tass-agency" in (register / "data/register.yaml").read_text("utf-8")
        assert eapa("validate").code == 0

    def test_record_with_references_is_not_removed_and_they_are_listed(self, eapa: Eapa, register: Path) -> None:
        before = read_texts(register)

        # The paths in the output are relative to the current folder.
        assert eapa("remove", "tass", cwd=register / "data") == (
            3,
            "",
            (
                "../data/agreements/2020-01-31-eapa-tass.yaml:16:20: parties.1.organization\n"
                "../data/agreements/2020-01-31-eapa-tass.yaml:25:12: signatories.1.party\n"
                "error: nothing was changed: 'tass' still has references\n"
                "hint: redirect them with --with-redirect INTO, or change them first\n"
            ),
        )
        assert read_texts(register) == before

    def test_reference_to_itself_does_not_prevent_removal(self, eapa: Eapa, second_tass: Path) -> None:
        second_tass.write_text(
            SECOND_TASS + "relations:\n  - {type: member-of, organization: tass-agency}\n", encoding="utf-8"
        )

        assert eapa("remove", "tass-agency", "--yes").code == 0

    def test_invalid_record_can_be_removed_but_not_replace_another(self, eapa: Eapa, second_tass: Path) -> None:
        second_tass.write_text("id: tass-agency\n", encoding="utf-8")  # without the required names and type

        assert eapa("remove", "tass", "--with-redirect", "tass-agency").err == (
            "error: 'data/organizations/tass-agency.yaml' does not contain a valid record\n"
            "hint: 'eapa validate' shows why; correct the file first\n"
        )
        assert eapa("remove", "tass-agency", "--yes").code == 0

    def test_record_whose_former_ids_are_not_a_list_can_be_removed(self, eapa: Eapa, second_tass: Path) -> None:
        second_tass.write_text(SECOND_TASS + "former_ids: 5\n", encoding="utf-8")

        assert eapa("remove", "tass-agency", "--yes").code == 0

    @pytest.mark.usefixtures("second_tass")
    def test_no_record_is_removed_if_its_id_cannot_be_reserved(self, eapa: Eapa, register: Path) -> None:
        write_file(register, "data/register.yaml", "removed: tass\n")

        assert eapa("remove", "tass-agency", "--yes") == (
            3,
            "",
            (
                "error: 'data/register.yaml: removed' is not a list\n"
                "hint: 'eapa validate' shows why; correct the file first\n"
            ),
        )

    def test_record_with_a_relation_to_the_removed_one_cannot_replace_it(self, eapa: Eapa, register: Path) -> None:
        write_later_agreement(register, "renews")
        redirect = ["remove", "2020-01-31-eapa-tass", "--with-redirect", "2022-01-31-eapa-tass", "--yes"]

        assert "has a relation to '2020-01-31-eapa-tass'" in eapa(*redirect).err
        assert eapa("unset", "2022-01-31-eapa-tass", "relations.0").code == 0
        assert eapa(*redirect).code == 0

    def test_references_can_be_redirected_on_removal(self, eapa: Eapa, register: Path) -> None:
        before = read_texts(register)

        outcome = eapa("remove", "tass", "--with-redirect", "aaru", "--yes")

        assert outcome.code == 0, outcome.err
        after = read_texts(register)
        aaru = "data/organizations/aaru.yaml"
        assert TASS not in after
        assert after[aaru] == before[aaru] + "former_ids: [tass]\n"
        assert "- {organization: aaru}\n" in after[AGREEMENT]
        assert "party: aaru\n" in after[AGREEMENT]
        assert eapa("show", "tass", "--format", "ids").out == "aaru\n"
        assert eapa("validate").code == 0
