"""The papermill engine 'wijkmakers': a kernel of this very Python, with a profile of its own.

Registered under ``papermill.engine``, so that ``papermill --engine wijkmakers`` has it too. Its
kernel is started by the provisioner 'wijkmakers-kernel'.
"""

import secrets
import sys
import tempfile
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from papermill.engines import NBClientEngine, papermill_engines

ENGINE = "wijkmakers"
PROVISIONER = "wijkmakers-kernel"
PROVISIONER_CLASS = "wijkmakers_analysis.notebook_runs.provisioner:WaitingKernelProvisioner"
# No history, and no log of what a cell held.
QUIET = ("--log-level=CRITICAL", "--HistoryManager.enabled=False")


def register_engine() -> None:
    """Register engine and provisioner, as the entry points do where the package is installed."""
    papermill_engines.register(ENGINE, ThisPythonEngine)
    entry = EntryPoint(PROVISIONER, PROVISIONER_CLASS, KernelProvisionerFactory.GROUP_NAME)
    KernelProvisionerFactory.provisioners.setdefault(PROVISIONER, entry)


class ThisPythonEngine(NBClientEngine):  # type: ignore[misc]  # papermill has no types
    """Executes a notebook in this Python, whatever kernels are installed."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: object, kernel_name: str, **options: Any) -> object:
        """Execute the notebook; the kernel's files lie in a folder that is gone afterwards."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            options.setdefault("kernel_manager_class", _manager(Path(folder)))
            options.setdefault("shutdown_kernel", "immediate")
            return super().execute_managed_notebook(nb_man, kernel_name, **options)


def _manager(folder: Path) -> type[AsyncKernelManager]:
    """Return a kernel manager that knows one kernel: the Python that runs now."""

    class ThisPython(KernelSpecManager):
        """Names that kernel, whatever it is asked for."""

        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            quiet = {"IPYTHONDIR": str(folder), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
            argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", *QUIET]
            return KernelSpec(
                argv=argv,
                display_name="Python",
                language="python",
                env=quiet,
                metadata={"kernel_provisioner": {"provisioner_name": PROVISIONER}},
            )

    class Kernel(AsyncKernelManager):
        """Starts it, its connection file in the temporary folder."""

        def _kernel_spec_manager_default(self) -> KernelSpecManager:
            return ThisPython()

        def _connection_file_default(self) -> str:
            return str(folder / f"kernel-{secrets.token_hex(8)}.json")

    return Kernel
