"""What every block of a report can do: become JSON values, and show itself in a notebook."""

from abc import ABC, abstractmethod
from dataclasses import asdict
from typing import Any, ClassVar

MIME_TYPE = "application/vnd.wijkmakers.block+json"


class Block(ABC):
    """Base of everything a report consists of; shows itself in a notebook."""

    kind: ClassVar[str]

    def to_json(self) -> dict[str, Any]:
        """Return the block as plain JSON values, with its kind."""
        return {"kind": self.kind, **asdict(self)}  # type: ignore[call-overload]  # a dataclass

    @abstractmethod
    def preview(self) -> str:
        """Return HTML for reading along in JupyterLab."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {
            MIME_TYPE: [self.to_json()],
            "text/html": self.preview(),
            "text/plain": f"<{type(self).__name__}>",
        }
