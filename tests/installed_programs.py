"""Programs that some tests need, and that a machine may lack."""

import os
import shutil

import pytest


def find_program(*names: str, source: str) -> str:
    """Return the path of the first of these programs that is installed.

    Without any of them, the test is skipped with `source`, where to get one; if EAPA_ALL_TESTS is set, it fails.
    """
    path = next((path for name in names if (path := shutil.which(name))), None)
    if path is None:
        message = f"{names[0]} is not installed: {source}"
        if os.environ.get("EAPA_ALL_TESTS"):
            pytest.fail(message)
        pytest.skip(message)
    return path
