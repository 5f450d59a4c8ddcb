"""nbconvert, and so JupyterLab's menu, gives the files that the command writes."""

import json
from importlib.metadata import entry_points
from pathlib import Path

import nbformat
import pytest
from machine_english import write_translation
from nbconvert.exporters import get_exporter
from nbconvert.utils.exceptions import ConversionException

import wijkmakers_analysis
from wijkmakers_analysis.document import ANNEX, Cover, Document, read_document, words
from wijkmakers_analysis.export import FORMATS

import builders
from documents import demo_document

MENU = Path(wijkmakers_analysis.__file__).parent / "templates" / "jupyterlab" / "overrides.json"


def shows(block, *tags):
    bundle = json.loads(json.dumps(block._repr_mimebundle_()))
    output = nbformat.v4.new_output("execute_result", bundle, execution_count=1)
    return nbformat.v4.new_code_cell(
        "omslag", outputs=[output], execution_count=1, metadata={"tags": list(tags)}
    )


def notebook_of(document: Document, *cells):
    blocks = (document.cover, *document.blocks, document.published)
    return nbformat.v4.new_notebook(cells=[*map(shows, blocks), *cells])


def exporter(ending, **options):
    return get_exporter(f"wijkmakers_{ending}")(**options)


def test_every_format_is_an_exporter():
    names = {one.name for one in entry_points(group="nbconvert.exporters")}
    assert {f"wijkmakers_{ending}" for ending in FORMATS} <= names


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_the_file_is_that_of_the_writer_to_the_byte(ending, tmp_path):
    notebook = notebook_of(demo_document())
    content, resources = exporter(ending).from_notebook_node(notebook)
    path = tmp_path / f"verslag.{ending}"
    FORMATS[ending](read_document(json.loads(json.dumps(notebook))), path)
    assert content == path.read_bytes()
    assert resources["output_extension"] == f".{ending}"


def test_the_file_speaks_the_language_of_the_workspace(tmp_path):
    root = builders.workspace(tmp_path, {}).root
    settings = root / "wijkmakers.toml"
    settings.write_text(f'language = "en"\n{settings.read_text("utf-8")}', "utf-8")
    write_translation(root / "words" / "en.po")
    resources = {"metadata": {"path": str(root / "notebooks")}}
    notebook = notebook_of(demo_document())
    content, _ = exporter("html").from_notebook_node(notebook, resources)
    assert '<html lang="en">' in content.decode()
    (root / "words" / "en.po").unlink()
    with pytest.raises(ConversionException, match=r"^words/en\.po is er niet\."):
        exporter("html").from_notebook_node(notebook, resources)


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_a_reader_of_menus_sees_dutch_words_and_what_kind_of_file_it_is(ending):
    made = exporter(ending)
    assert made.export_from_notebook.startswith("Wijkmakers: ")
    assert "/" in made.output_mimetype


def test_the_menu_of_the_laboratory_has_them_with_the_same_words():
    menus = json.loads(MENU.read_text("utf-8"))["@jupyterlab/mainmenu-extension:plugin"]["menus"]
    (submenu,) = (item["submenu"] for item in menus[0]["items"])
    labels = {item["args"]["format"]: item["args"]["label"] for item in submenu["items"]}
    assert labels == {
        f"wijkmakers_{ending}": exporter(ending).export_from_notebook for ending in FORMATS
    }


def test_another_edition_can_be_asked_for():
    annex = shows(Cover(words("Bijlage")), ANNEX.tag)
    notebook = notebook_of(demo_document(), annex)
    content, _ = exporter("html", edition=ANNEX.tag).from_notebook_node(notebook)
    assert b"<title>Bijlage</title>" in content
    with pytest.raises(ConversionException, match="De uitgave 'iets' bestaat niet; wel: sam"):
        exporter("html", edition="iets").from_notebook_node(notebook)


def test_a_notebook_that_was_not_run_is_refused():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("make_cover(pack)")])
    with pytest.raises(ConversionException, match="Dit notebook is nog niet uitgevoerd"):
        exporter("pdf").from_notebook_node(notebook)


def test_what_is_no_block_of_a_report_is_refused_with_its_cell():
    picture = nbformat.v4.new_output("display_data", {"image/png": "iVBORw0KGgo="})
    cell = nbformat.v4.new_code_cell("plot()", outputs=[picture])
    notebook = nbformat.v4.new_notebook(cells=[shows(Cover(words("Jaar"))), cell])
    with pytest.raises(
        ConversionException, match="Cel 2 van het notebook toont iets wat geen blok"
    ):
        exporter("docx").from_notebook_node(notebook)
