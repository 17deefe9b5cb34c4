"""`python -m eapa_cli` is `eapa`."""

import sys

from eapa_cli.cli.app import main

sys.exit(main())
