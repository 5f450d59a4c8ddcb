"""Tell whether a process may go on as two, which spares each the imports of the first."""

import os
import sys

# 'cold' makes each report from nothing, as where nothing may be forked; the files are the same.
SWITCH = "WIJKMAKERS_PRESS"
COLD = "cold"


def may_fork() -> bool:
    """Return whether this system forks, and its libraries can stand it.

    Windows does not. macOS does, but what its own libraries began (the linear algebra of numpy is
    one of them) may hang or crash in the child: multiprocessing does not fork there either.
    """
    return hasattr(os, "fork") and sys.platform != "darwin" and os.environ.get(SWITCH) != COLD
