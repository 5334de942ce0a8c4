from __future__ import annotations

import sys

from adminduk.cli.main import main

sys.exit(main(sys.argv[1:]))
