"""The entry point of `python -m eapa_cli`, which is the same program as `eapa`."""

import sys

from eapa_cli.cli.app import main

sys.exit(main())
