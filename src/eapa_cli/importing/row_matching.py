"""Matching of rows to records: a row gets a new id, or is compared with the record that it repeats."""

from typing import Any

from eapa_cli.checks.rule import split_path
from eapa_cli.importing.imported_row import FaultKind
from eapa_cli.importing.known_records import KnownRecords
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.importing.row_comparison import find_difference, list_identifying_facts
from eapa_cli.importing.row_results import RowResult
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.ids import agreement_id
from eapa_cli.model.vocabulary import Kind, NameKind
from eapa_cli.tabular.extract import Data
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.organization_ids import free_id, organization_id


class RowMatching:
    """The records and the names of organizations to which rows are matched."""

    def __init__(self, known: KnownRecords, organizations: OrganizationNames) -> None:
        self._known = known
        self._organizations = organizations

    def match(self, result: RowResult) -> None:
        """Compare a row with the record that it repeats, if there is one; otherwise give it an id if it lacks one."""
        if "id" in result.row.data:
            self._compare_by_id(result)
        elif result.row.kind is Kind.ORGANIZATION:
            self._match_organization(result)
        else:
            self._match_agreement(result)

    def refuse_duplicate(self, result: RowResult) -> None:
        """Refuse a row with the id of an earlier new row: it states this id, or has the same facts."""
        earlier = self._known.new_rows[result.row.kind, result.id].row
        if result.row.find_column(("id",)) is None:
            message = _("it has the same facts as %(row)s: give it an id if it is another record")
        else:
            message = _("it has the same id as %(row)s: write another id if it is another record")
        result.row.add_fault(None, message % {"row": earlier.name}, FaultKind.RULE)

    def _match_organization(self, result: RowResult) -> None:
        names = result.row.complete_names
        for name in names:
            if name["kind"] == NameKind.OFFICIAL and self._match_known_name(result, name["value"]):
                return
        id_ = organization_id(names)
        self._set_id(result, free_id(id_, self._known.is_taken) if id_ else "")

    def _match_known_name(self, result: RowResult, name: str) -> bool:
        """Compare a row with the organization of the same name, or refuse a name that is only similar.

        The row of a contact with the same name gets the id of the contact, and replaces it. Return whether a known
        organization has the name or a similar one.
        """
        try:
            match = self._organizations.find(name)
        except ValueError as error:
            message = _("%(problem)s; if it is a different organization, give it an id") % {"problem": error}
            result.row.add_fault(None, message, FaultKind.ORGANIZATION)
            return True
        if match is None:
            return False
        result.id = match.id
        if match.score < 1:
            message = _(
                "'%(name)s' is similar to %(id)s (%(score).2f): "
                "write that id, or a new id if it is a different organization"
            ) % {"name": name, "id": match.id, "score": match.score}
            result.row.add_fault(None, message, FaultKind.ORGANIZATION)
        elif match.id in self._known.organizations:
            _compare(result, self._known.organizations[match.id])
        elif match.id in self._organizations.contacts:
            self._set_id(result, match.id)
        else:
            self.refuse_duplicate(result)
        return True

    def _match_agreement(self, result: RowResult) -> None:
        """Compare a row with the agreement that has its date, parties and type, or give the row an id."""
        data = result.row.data
        if candidates := self._known.find_agreements_like(data):
            complete = next((record for record in candidates if find_difference(data, record) is None), None)
            record = complete or candidates[0]  # the row is refused with the difference from the first one
            result.id = record["id"]
            _compare(result, record)
            return
        id_ = _make_agreement_id(data)
        earlier = self._known.new_rows.get((Kind.AGREEMENT, id_))
        # A row with the facts of an earlier row keeps its id, and is refused as a duplicate.
        if earlier is None or list_identifying_facts(earlier.row.data) != list_identifying_facts(data):
            id_ = free_id(id_, self._known.is_taken)
        self._set_id(result, id_)

    def _compare_by_id(self, result: RowResult) -> None:
        if record := self._known.by_id[result.row.kind].get(result.id):
            _compare(result, record)

    @staticmethod
    def _set_id(result: RowResult, id_: str) -> None:
        result.id = id_
        result.row.data = {"id": id_, **result.row.data}


def _make_agreement_id(data: Data) -> str:
    date: Any = data.get("signed", {}).get("date")
    # The schema reports a party without an organization.
    parties = [party["organization"] for party in data.get("parties", ()) if "organization" in party]
    return agreement_id(
        EdtfDate.parse(date) if date else None, parties, data.get("type", ""), is_signed="stage" not in data
    )


def _compare(result: RowResult, record: Data) -> None:
    """Mark a row as known, or refuse it if the record lacks a value of the row."""
    path = find_difference({**result.row.data, "id": record["id"]}, record)
    result.is_known = path is None
    if path is not None:
        message = _("the existing record '%(id)s' does not have this value; an import never changes records")
        message %= {"id": record["id"]}
        result.row.add_fault(result.row.find_column(split_path(path)), message, FaultKind.RULE)
