"""Run a notebook with checked parameters, in a kernel of this Python, and leave nothing behind.

``run_notebook`` is looked up when it is asked for, so that finding a notebook loads no kernel.
"""

from wijkmakers_analysis.notebook_runs.finding import notebook_path
from wijkmakers_analysis.notebook_runs.parameters import check_parameters
from wijkmakers_analysis.notebook_runs.running import run_notebook

__all__ = ["check_parameters", "notebook_path", "run_notebook"]
