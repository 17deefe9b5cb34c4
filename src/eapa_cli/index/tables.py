"""The tables of the read model."""

import sqlite3
from collections.abc import Mapping
from typing import Final
from zlib import crc32

from eapa_cli import __version__

APPLICATION_ID: Final = 0x65617061  # "eapa", by which SQLite's `file` tells whose a database is

# `spellings` are a person's names, one a line, and `keys` the keys by which the same person is found, between spaces.
# `folded` is what fold() leaves of a text, one spelling a line; `main` a language tag's first part; `seen` what a
# folder held when it was last looked at, and `digest` that of `seen`. Days are ISO 8601 texts, which sort as they
# should. `data` is the file's record as JSON; a file is `faulty` if some of it fits no field, so that it is not
# found by that, and has a `stranger` if a party of it is no organization of the register. Renewals that are due on
# `computed_to` or later are not in `phase` and `deadline` until a query needs them. An amendment is `part_of` the
# agreement whose term it shares. `ends` of a deadline is its date in EDTF, if that is not one day. Without a row id
# a table is its own index.
TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE folder (path TEXT, seen BLOB, digest BLOB);
CREATE TABLE file (
    number INTEGER PRIMARY KEY, path TEXT, kind TEXT, settled INTEGER, readable INTEGER, faulty INTEGER
);
CREATE TABLE stranger (file INTEGER PRIMARY KEY);
CREATE TABLE organization (
    file INTEGER PRIMARY KEY, id TEXT, name TEXT, short TEXT, type TEXT, country TEXT, scope TEXT, city TEXT,
    founded TEXT, website TEXT, data TEXT
);
CREATE TABLE agreement (
    file INTEGER PRIMARY KEY, id TEXT, type TEXT, title TEXT, signed TEXT, signed_from TEXT, signed_to TEXT,
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
CREATE TABLE relation (file INTEGER, type TEXT, target TEXT, start TEXT);
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
OF_A_FILE: Final = (
    *("organization", "agreement", "name", "party", "signatory", "area", "relation", "former_id", "place"),
    *("language", "phase", "deadline"),
)
"""The tables that hold what was read in a file, by its number."""

# Made when the tables are full: each is sorted once then, which costs a third of putting rows into it one by one.
INDEXES: Final = """
CREATE UNIQUE INDEX file_path ON file (path);
CREATE INDEX file_settled ON file (settled) WHERE NOT settled;
CREATE INDEX file_readable ON file (path) WHERE NOT readable;
CREATE INDEX file_faulty ON file (path) WHERE faulty;
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

WEIGHTS: Final = {"id": 12.0, "names": 10.0, "people": 8.0, "text": 3.0, "notes": 1.0}
"""What is searched, and how much a word counts there: a name tells more of a record than a remark does."""

# Texts are folded before they are stored, so that only ASCII letters, digits and blanks are left to tell apart.
WORDS: Final = f"CREATE VIRTUAL TABLE words USING fts5({', '.join(WEIGHTS)}, tokenize = 'ascii')"

VERSION: Final = f"{__version__} {crc32((TABLES + INDEXES + WORDS).encode()):08x} {sqlite3.sqlite_version}"
"""What a read model must have been built by to be of use: this version of the program, with these tables.

And with this SQLite: another may lack what search needs.
"""


def meta(db: sqlite3.Connection) -> Mapping[str, str]:
    """What the read model says of itself; nothing if the database is not one."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return {}
    return dict(db.execute("SELECT key, value FROM meta"))


def status_on(day: str) -> str:
    """The status in SQL of the agreement `record` on a day, which is given in SQL as well."""
    return (
        f"(SELECT status FROM phase WHERE phase.file = record.file AND from_day <= {day} "
        "ORDER BY from_day DESC LIMIT 1)"
    )
