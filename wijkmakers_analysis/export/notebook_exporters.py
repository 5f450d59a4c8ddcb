"""Offer the writers to nbconvert, and so to JupyterLab's menu, for a notebook that has been run.

The files are those of `wijkmakers review` for the same notebook, to the byte.
"""

import json
import tempfile
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbconvert.utils.exceptions import ConversionException
from nbformat import NotebookNode
from traitlets import Unicode

from wijkmakers_analysis.document import EDITIONS, read_document
from wijkmakers_analysis.errors import SettingsError, WijkmakersError
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.settings import find_workspace, load_settings
from wijkmakers_analysis.settings.spoken import catalogue_of
from wijkmakers_analysis.translation import DUTCH, speaking

NOT_RUN = (
    "Dit notebook is nog niet uitgevoerd, dus er staat niets in om te bewaren. Voer eerst alle "
    "cellen uit en bewaar het daarna opnieuw."
)


class WijkmakersExporter(Exporter):
    """Base of the exporters: read the document in a notebook and have one writer write it."""

    ending = ""
    edition = Unicode(
        "", help="Leeg voor het overzicht zelf; of samenvatting, of technische-bijlage."
    ).tag(config=True)

    # nbconvert's exporters of PDF give bytes too, whatever its base class says.
    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the finished file, and the resources with its ending.

        Raises
        ------
        ConversionException
            Where the notebook has not been run or shows what a report does not know.
        """
        _, resources = super().from_notebook_node(nb, resources, **kwargs)
        resources["output_extension"] = self.file_extension
        try:
            with speaking(_catalogue_at(resources.get("metadata", {}).get("path", ""))):
                return self._written(json.loads(json.dumps(nb))), resources
        except WijkmakersError as error:
            raise ConversionException(str(error)) from None

    def _written(self, notebook: dict[str, Any]) -> bytes:
        edition = next((one for one in EDITIONS if one.tag == self.edition), None)
        if edition is None:
            known = ", ".join(one.tag for one in EDITIONS if one.tag)
            raise ConversionException(f"De uitgave '{self.edition}' bestaat niet; wel: {known}.")
        if not any(cell.get("outputs") for cell in notebook["cells"]):
            raise ConversionException(NOT_RUN)
        document = read_document(notebook, edition)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{document.cover.file_stem}.{self.ending}"
            FORMATS[self.ending](document, path)
            return path.read_bytes()

    def _file_extension_default(self) -> str:
        return f".{self.ending}"


def _catalogue_at(folder: str) -> NullTranslations:
    """Return what a notebook's workspace speaks; Dutch where it lies in none."""
    try:
        root = find_workspace(Path(folder or "."))
    except SettingsError:
        return DUTCH
    return catalogue_of(load_settings(root))


class HtmlExporter(WijkmakersExporter):
    """A page that needs nothing beside it."""

    ending = "html"
    export_from_notebook = "Wijkmakers: webpagina"
    output_mimetype = "text/html"


class PdfExporter(WijkmakersExporter):
    """A PDF that is accessible and can be archived."""

    ending = "pdf"
    export_from_notebook = "Wijkmakers: PDF"
    output_mimetype = "application/pdf"


class WordExporter(WijkmakersExporter):
    """A Word file."""

    ending = "docx"
    export_from_notebook = "Wijkmakers: Word"
    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class SlidesExporter(WijkmakersExporter):
    """Slides for the partner meeting."""

    ending = "pptx"
    export_from_notebook = "Wijkmakers: PowerPoint"
    output_mimetype = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


class WorkbookExporter(WijkmakersExporter):
    """A workbook with every table and every published fact."""

    ending = "xlsx"
    export_from_notebook = "Wijkmakers: Excel"
    output_mimetype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
