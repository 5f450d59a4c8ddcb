"""Run the commands as `python -m wijkmakers_analysis`."""

import sys

from wijkmakers_analysis.cli import main

if __name__ == "__main__":
    sys.exit(main())
