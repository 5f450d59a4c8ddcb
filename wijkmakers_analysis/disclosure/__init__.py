"""The gate between what was computed and what may be printed.

``protect`` turns findings into facts; ``as_internal`` gives the office the unrounded numbers.
"""

from wijkmakers_analysis.disclosure.gate import Protected, protect
from wijkmakers_analysis.disclosure.internal import as_internal

__all__ = ["Protected", "as_internal", "protect"]
