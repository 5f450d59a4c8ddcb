"""The kernel provisioner 'wijkmakers-kernel': hand a run to the kernel that waits, if one does.

Registered under ``jupyter_client.kernel_provisioners``. Without a waiting kernel (on Windows, or
in plain papermill) it starts one as Jupyter does.
"""

from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from wijkmakers_analysis.notebook_runs.waiting_kernel import take_waiting_kernel


class WaitingKernelProvisioner(LocalProvisioner):
    """Gives the connection to a process that has already loaded what a report needs."""

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:
        """Let the waiting kernel begin, or start a cold one with this command."""
        waiting = take_waiting_kernel()
        if waiting is None:
            return await super().launch_kernel(cmd, **options)
        waiting.begin(cmd, options["env"], options.get("cwd") or Path.cwd())
        # No process group: the kernel is in that of the report, which ends as a whole.
        self.pid, self.pgid = waiting.pid, None
        self.process = waiting  # type: ignore[assignment]  # has of a Popen what jupyter asks for
        self.cwd = options.get("cwd") or Path.cwd()
        return self.connection_info
