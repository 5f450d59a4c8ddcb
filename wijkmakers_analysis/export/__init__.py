"""Turn a document into finished files; nothing here sees data.

Each writer takes a document and a path and puts one whole file there, or nothing.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from wijkmakers_analysis.document import Document
from wijkmakers_analysis.export.html import write_html
from wijkmakers_analysis.export.pdf import write_pdf

FORMATS: Mapping[str, Callable[[Document, Path], None]] = MappingProxyType(
    {"html": write_html, "pdf": write_pdf}
)

__all__ = ["FORMATS", "write_html", "write_pdf"]
