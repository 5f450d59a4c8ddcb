"""Turn a document into finished files; nothing here sees data.

Each writer takes a document and a path and puts one whole file there, or nothing.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from wijkmakers_analysis.document import Document
from wijkmakers_analysis.export.docx import write_docx
from wijkmakers_analysis.export.html import write_html
from wijkmakers_analysis.export.pdf import write_pdf
from wijkmakers_analysis.export.pptx import write_pptx
from wijkmakers_analysis.export.xlsx import write_xlsx

FORMATS: Mapping[str, Callable[[Document, Path], None]] = MappingProxyType(
    {
        "html": write_html,
        "pdf": write_pdf,
        "docx": write_docx,
        "pptx": write_pptx,
        "xlsx": write_xlsx,
    }
)

__all__ = ["FORMATS", "write_docx", "write_html", "write_pdf", "write_pptx", "write_xlsx"]
