"""Look-up of the people who are responsible for agreements, by name or e-mail address."""

from eapa_cli.index.read_model import Index
from eapa_cli.index.sql_lists import RESPONSIBLE, RESPONSIBLE_EMAIL
from eapa_cli.matching.person_names import has_name, parse_person, parse_query
from eapa_cli.text.fold import fold


def list_responsible(index: Index) -> list[tuple[str, str]]:
    """Return the name and address of each person responsible for an agreement; the address may be empty."""
    rows = index.query(
        f"SELECT DISTINCT {RESPONSIBLE}, coalesce({RESPONSIBLE_EMAIL}, '') FROM agreement AS record "
        f"WHERE {RESPONSIBLE} IS NOT NULL ORDER BY 1, 2"
    )
    return [(str(name), str(email)) for name, email in rows]


def find_names_of_responsible(index: Index, text: str) -> list[str]:
    """Return the names of the responsible people that a text with at least one word may mean.

    The text is a name in any script, the starts of words of a name, or a part of the e-mail address.
    """
    query, starts = parse_query(text), fold(text).split()
    return list(
        dict.fromkeys(
            name
            for name, email in list_responsible(index)
            if text.casefold() in email.casefold()
            or has_name(query, parse_person(name))
            or all(any(word.startswith(start) for word in fold(name).split()) for start in starts)
        )
    )
