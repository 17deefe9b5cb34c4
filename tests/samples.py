"""A register of 14 agreements, which stays the same when the register of this repository grows."""

from pathlib import Path
from typing import Final

REGISTER: Final = Path(__file__).parent / "register"
DATA: Final = REGISTER / "data"
