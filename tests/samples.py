"""The sample register of 14 agreements. Unlike the register of this repository, it does not grow."""

from pathlib import Path
from typing import Final

REGISTER: Final = Path(__file__).parent / "register"
DATA: Final = REGISTER / "data"
