"""Limits of the spreadsheets that an import reads.

A file can be small and still expand to gigabytes of memory or hours of work. Each limit is well above the size of a
real list of agreements, and is checked while the file is read.
"""

from typing import Final

# All formats. A list of agreements has hundreds or some thousands of rows.
MAX_BYTES: Final = 32 * 1024 * 1024
"""The bytes of a CSV file, or of all XML that is inflated from a workbook."""
MAX_ROWS: Final = 100_000
"""The rows of a sheet."""
MAX_COLUMNS: Final = 1_000
"""The columns of a sheet."""
MAX_CSV_FILES: Final = 100
"""The CSV files of a folder, so that a folder given by mistake is noticed at once."""
MAX_ROWS_ABOVE_HEADER: Final = 20
"""The first rows that are searched for the header, which may be below a title."""

# CSV.
MAX_CSV_CELLS: Final = 1_000_000
"""The cells with a value; a cell of text takes about 100 bytes."""
MAX_CSV_CELL_LENGTH: Final = 1024 * 1024
"""The characters of a cell. Python's own limit of 128 KiB refuses long texts that spreadsheet programs accept."""
MAX_CSV_ROW_LENGTH: Final = 4 * 1024 * 1024
"""The characters of a row, which Python's reader splits into cells before they can be counted."""

# The ZIP archive of a workbook. The sizes in its directory are not trusted.
MAX_PARTS: Final = 2_000
"""The files in the archive; a workbook has a few for each sheet."""
MAX_DIRECTORY_BYTES: Final = 1024 * 1024
"""The bytes of the directory, which zipfile reads at once. A directory of 2,000 parts has about 200 KB."""

# XML.
MAX_ELEMENTS: Final = 1_000_000
"""The XML elements in all parts of a workbook; a cell has two or three."""
MAX_TAG_BYTES: Final = 256 * 1024
"""The bytes of a tag. It is parsed again with each chunk that arrives, which is quadratic in its length."""
MAX_XML_DEPTH: Final = 64
"""The depth of nested elements; a spreadsheet uses about ten levels."""
MAX_TEXT_LENGTH: Final = 1024 * 1024
"""The characters of the text in one element; Excel allows 32,767 characters in a cell."""

# The content of a workbook.
MAX_SHEETS: Final = 1_000
"""The sheets of a workbook."""
MAX_CELLS: Final = 200_000
"""The cells with a value in one workbook. For a number, openpyxl takes 10 microseconds and 500 bytes."""
MAX_MERGED_AREAS: Final = 20_000
"""The merged areas of a sheet."""
MAX_MERGED_CELLS: Final = 1_000_000
"""The cells of merged areas, counted for each area.

This is enough for 100,000 rows with five merged columns. Overlapping areas, which no program writes, soon exceed it.
"""
MAX_SHARED_STRINGS: Final = 300_000
"""The strings that the cells of an XLSX file share; some may be unused, so there can be more strings than cells."""
MAX_CELL_FORMATS: Final = 65_536
"""The formats of cells; Excel allows 65,490."""
MAX_FORMAT_LENGTH: Final = 1_024
"""The characters of a number format; Excel allows 255."""
MAX_SPACES: Final = 1_000_000
"""The spaces for which elements of an ODS file stand. One element can stand for millions."""
