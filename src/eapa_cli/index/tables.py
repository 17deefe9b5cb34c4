"""The tables of the read model."""

import sqlite3
from collections.abc import Mapping
from typing import Final
from zlib import crc32

from eapa_cli import __version__
from eapa_cli.index.search_columns import CREATE_WORDS

APPLICATION_ID: Final = 0x65617061  # "eapa" in ASCII, which identifies the database as ours

# Columns whose meaning their name does not show:
# * `data` is the record as JSON. Days are ISO 8601 strings, which sort by date.
# * `folder.states` are the serialized file states of a folder, and `folder.digest` verifies them.
# * `file.settled`: every later change will alter the size or a time of the file.
# * `file.invalid`: some values are not valid for their fields, so queries cannot find them.
# * `unknown_party` contains the files that name a party without a record.
# * `agreement.stage` is NULL if the agreement is signed.
# * `agreement.part_of` is the agreement whose term an amendment shares.
# * `agreement.computed_to`: renewals that are due on this day or later are added to `phase` and `deadline` on demand.
# * `name.folded` is the output of fold(), and so are the lines of `place.folded`, each after a space.
# * `signatory.spellings` are the names of a person, one on each line.
# * `signatory.keys` are the search keys of the person, between spaces.
# * `language.main` is the primary part of a language tag.
# * `deadline.ends` is the date of the end (EDTF), or NULL if the end is one day.
TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE folder (path TEXT, states BLOB, digest BLOB);
CREATE TABLE file (
    number INTEGER PRIMARY KEY, path TEXT, kind TEXT, settled INTEGER, readable INTEGER, invalid INTEGER
);
CREATE TABLE unknown_party (file INTEGER PRIMARY KEY);
CREATE TABLE organization (
    file INTEGER PRIMARY KEY, id TEXT, name TEXT, short TEXT, type TEXT, country TEXT, scope TEXT, city TEXT,
    founded TEXT, website TEXT, data TEXT
);
CREATE TABLE agreement (
    file INTEGER PRIMARY KEY, id TEXT, type TEXT, stage TEXT, title TEXT, signed TEXT, signed_from TEXT, signed_to TEXT,
    place TEXT, city TEXT, event TEXT, ends TEXT, computed_to TEXT, part_of TEXT,
    data TEXT
);
CREATE TABLE name (
    file INTEGER, position INTEGER, value TEXT, lang TEXT, kind TEXT, folded TEXT, PRIMARY KEY (file, position)
) WITHOUT ROWID;
CREATE TABLE party (
    file INTEGER, position INTEGER, organization TEXT, PRIMARY KEY (file, position)
) WITHOUT ROWID;
CREATE TABLE signatory (
    file INTEGER, position INTEGER, name TEXT, spellings TEXT, keys TEXT, PRIMARY KEY (file, position)
) WITHOUT ROWID;
CREATE TABLE area (file INTEGER, position INTEGER, topic TEXT, PRIMARY KEY (file, position)) WITHOUT ROWID;
CREATE TABLE relation (file INTEGER, type TEXT, target TEXT);
CREATE TABLE former_id (file INTEGER, id TEXT);
CREATE TABLE place (file INTEGER PRIMARY KEY, country TEXT, folded TEXT);
CREATE TABLE language (
    file INTEGER, position INTEGER, lang TEXT, main TEXT, PRIMARY KEY (file, position)
) WITHOUT ROWID;
CREATE TABLE phase (
    file INTEGER, from_day TEXT, to_day TEXT, status TEXT, PRIMARY KEY (file, from_day)
) WITHOUT ROWID;
CREATE TABLE deadline (
    file INTEGER, number INTEGER, act TEXT, from_day TEXT, to_day TEXT, renews INTEGER, ends TEXT,
    PRIMARY KEY (file, number)
) WITHOUT ROWID
"""
FILE_TABLES: Final = (
    "organization", "agreement", "name", "party", "signatory", "area", "relation", "former_id", "place",
    "language", "phase", "deadline",
)  # fmt: skip
"""The tables whose rows belong to a file, with its number as first column."""

# Created after the rows are inserted, which takes a third of the time of updating the indexes row by row.
INDEXES: Final = """
CREATE UNIQUE INDEX file_path ON file (path);
CREATE INDEX file_settled ON file (settled) WHERE NOT settled;
CREATE INDEX file_readable ON file (path) WHERE NOT readable;
CREATE INDEX file_invalid ON file (path) WHERE invalid;
CREATE INDEX organization_id ON organization (id);
CREATE INDEX organization_country ON organization (country);
CREATE INDEX agreement_id ON agreement (id);
CREATE INDEX agreement_computed_to ON agreement (computed_to) WHERE computed_to IS NOT NULL;
CREATE INDEX party_organization ON party (organization);
CREATE INDEX relation_file ON relation (file);
CREATE INDEX relation_target ON relation (target);
CREATE INDEX former_id_file ON former_id (file);
CREATE INDEX former_id_id ON former_id (id);
CREATE INDEX deadline_act ON deadline (act)
"""

# The keys of `meta` in a new read model, which its version covers. The value of `key` has the version and the state of
# the register's file. The value of `responsible` is the person who is responsible by default, as JSON.
_META_KEYS: Final = ("key", "languages", "owner", "responsible")
_DEFINITIONS: Final = "".join((TABLES, INDEXES, CREATE_WORDS, *_META_KEYS))
VERSION: Final = f"{__version__} {crc32(_DEFINITIONS.encode()):08x} {sqlite3.sqlite_version}"
"""The program version, definitions and SQLite version that a usable read model was built with.

SQLite is included because another build may lack FTS5.
"""


def quote_name(name: str) -> str:
    """Return the name of a table or column, quoted for an SQL statement."""
    return '"' + name.replace('"', '""') + '"'


def read_meta(db: sqlite3.Connection) -> Mapping[str, str]:
    """Return the values of `meta` by key; empty if the database is not a read model."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return {}
    return dict(db.execute("SELECT key, value FROM meta"))


def status_on(day: str) -> str:
    """Return the SQL expression for the status of the agreement `record` on a day, itself an SQL expression."""
    return (
        f"(SELECT status FROM phase WHERE phase.file = record.file AND from_day <= {day} "
        "ORDER BY from_day DESC LIMIT 1)"
    )


def signing_order(agreement: str) -> str:
    """Return the SQL expression for the day by which agreements are sorted.

    It is the earliest day of signing, or the latest one for a date such as "by 24 December 2020". It is NULL for a date
    without a year. A date without a lower limit starts in the year 1, and one without an upper limit ends in the year
    9999. `agreement` is the name of the table in the statement.
    """
    first, last = f"{agreement}.signed_from", f"{agreement}.signed_to"
    return f"CASE WHEN {first} > '0001-12-31' THEN {first} WHEN {last} < '9999' THEN {last} END"
