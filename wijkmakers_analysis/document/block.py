"""What every block of a report can do: become JSON values, and show itself in a notebook."""

from abc import ABC, abstractmethod
from dataclasses import asdict
from typing import ClassVar

MIME_TYPE = "application/vnd.wijkmakers.block+json"


class Block(ABC):
    """Base of everything a report consists of; shows itself in a notebook."""

    kind: ClassVar[str]

    def to_json(self) -> dict:
        """Return the block as plain JSON values, with its kind."""
        return {"kind": self.kind, **asdict(self)}

    @abstractmethod
    def preview(self) -> str:
        """Return HTML for reading along in JupyterLab."""

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return {
            MIME_TYPE: [self.to_json()],
            "text/html": self.preview(),
            "text/plain": f"<{type(self).__name__}>",
        }
