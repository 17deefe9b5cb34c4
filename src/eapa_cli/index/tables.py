"""The tables of the read model."""

import os
import sqlite3
from collections.abc import Mapping
from typing import Final
from zlib import crc32

from eapa_cli import __version__

APPLICATION_ID: Final = 0x65617061  # "eapa", by which SQLite's `file` tells whose a database is

# `folded` is what fold() leaves of a text, one spelling a line; `main` a language tag's first part.
# Days are ISO 8601 texts, which sort as they should. `data` is the file's record as JSON.
TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE file (
    number INTEGER PRIMARY KEY, path TEXT UNIQUE, kind TEXT, state TEXT, settled INTEGER, readable INTEGER
);
CREATE TABLE organization (
    file INTEGER PRIMARY KEY REFERENCES file ON DELETE CASCADE,
    id TEXT, name TEXT, short TEXT, type TEXT, country TEXT, scope TEXT, city TEXT, founded TEXT, website TEXT,
    data TEXT
);
CREATE TABLE agreement (
    file INTEGER PRIMARY KEY REFERENCES file ON DELETE CASCADE,
    id TEXT, type TEXT, title TEXT, signed TEXT, signed_from TEXT, signed_to TEXT, place TEXT, city TEXT, event TEXT,
    ends TEXT, data TEXT
);
CREATE TABLE name (
    file INTEGER REFERENCES file ON DELETE CASCADE, position INTEGER, value TEXT, lang TEXT, kind TEXT, folded TEXT
);
CREATE TABLE party (
    file INTEGER REFERENCES file ON DELETE CASCADE, position INTEGER, organization TEXT
);
CREATE TABLE signatory (
    file INTEGER REFERENCES file ON DELETE CASCADE, position INTEGER, name TEXT, folded TEXT
);
CREATE TABLE area (file INTEGER REFERENCES file ON DELETE CASCADE, position INTEGER, topic TEXT);
CREATE TABLE relation (file INTEGER REFERENCES file ON DELETE CASCADE, type TEXT, target TEXT, start TEXT);
CREATE TABLE former_id (file INTEGER REFERENCES file ON DELETE CASCADE, id TEXT);
CREATE TABLE place (file INTEGER REFERENCES file ON DELETE CASCADE, country TEXT, folded TEXT);
CREATE TABLE language (file INTEGER REFERENCES file ON DELETE CASCADE, position INTEGER, lang TEXT, main TEXT);
CREATE TABLE phase (file INTEGER REFERENCES file ON DELETE CASCADE, status TEXT, from_day TEXT, to_day TEXT);
CREATE TABLE deadline (
    file INTEGER REFERENCES file ON DELETE CASCADE, number INTEGER, act TEXT, from_day TEXT, to_day TEXT, renews INTEGER
);
CREATE INDEX organization_id ON organization (id);
CREATE INDEX organization_country ON organization (country);
CREATE INDEX agreement_id ON agreement (id);
CREATE INDEX name_file ON name (file);
CREATE INDEX party_file ON party (file);
CREATE INDEX party_organization ON party (organization);
CREATE INDEX signatory_file ON signatory (file);
CREATE INDEX area_file ON area (file);
CREATE INDEX relation_file ON relation (file);
CREATE INDEX relation_target ON relation (target);
CREATE INDEX former_id_file ON former_id (file);
CREATE INDEX former_id_id ON former_id (id);
CREATE INDEX place_file ON place (file);
CREATE INDEX language_file ON language (file);
CREATE INDEX phase_file ON phase (file, from_day);
CREATE INDEX deadline_file ON deadline (file);
CREATE INDEX deadline_act ON deadline (act);
"""

WEIGHTS: Final = {"id": 12.0, "names": 10.0, "people": 8.0, "text": 3.0, "notes": 1.0}
"""What is searched, and how much a word counts there: a name tells more of a record than a remark does."""

# Texts are folded before they are stored, so that only ASCII letters, digits and blanks are left to tell apart.
WORDS: Final = f"CREATE VIRTUAL TABLE words USING fts5({', '.join(WEIGHTS)}, tokenize = 'ascii', prefix = '2 3')"

VERSION: Final = f"{__version__} {crc32((TABLES + WORDS).encode()):08x} {sqlite3.sqlite_version}"
"""What a read model must have been built by to be of use: this version of the program, with these tables.

And with this SQLite: another may lack what search needs.
"""


def meta(db: sqlite3.Connection) -> Mapping[str, str]:
    """What the read model says of itself; nothing if the database is not one."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return {}
    return dict(db.execute("SELECT key, value FROM meta"))


def state_of(state: os.stat_result) -> str:
    """A file's state as it is compared: another text if the file may hold something else."""
    # Besides what a save changes, the inode's own time: it moves even when a program sets the file's time back.
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"
