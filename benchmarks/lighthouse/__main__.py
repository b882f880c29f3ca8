"""Lets `python -m benchmarks.lighthouse` run the benchmark."""

import sys

from benchmarks.lighthouse.command import main

sys.exit(main())
