"""Make the files of one report in this process: run, read, write, prove, look whether it is whole.

A process makes one report and ends, so that nothing of one partner can come into another's. What
it is to do comes as plain values (an order), and so does what became of it.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkmakers_analysis.errors import PackError, WijkmakersError, cause_of
from wijkmakers_analysis.printing.report import Outcome, Report
from wijkmakers_analysis.printing.whole_files import refuse_damaged

if TYPE_CHECKING:
    from wijkmakers_analysis.document import Document
    from wijkmakers_analysis.yearpack import YearPack

# What `order_of` gives, also after a way through JSON.
Order = Mapping[str, Any]
# So long that no refusal of ours is cut.
LONGEST_REFUSAL = 2000
# Formats by how long one takes, so that no process is left with a long one at the end.
SLOWEST = ("pdf", "docx", "pptx", "xlsx", "html")


def order_of(report: Report, root: Path, stage: Path, writers: int) -> dict[str, Any]:
    """Return the order for one report as JSON values.

    Parameters
    ----------
    root
        The workspace, in which the notebook runs.
    stage
        The empty folder in which its files are written.
    writers
        How many processes may write files at once.
    """
    return {
        "notebook": str(report.notebook),
        "parameters": dict(report.parameters),
        "pack": str(report.pack),
        "partner": report.partner,
        "files": [[file.name, file.format, file.edition] for file in report.files],
        "root": str(root),
        "stage": str(stage),
        "writers": writers,
    }


def make_one_report(order: Order) -> dict[str, Any]:
    """Carry out one order; return `Outcome` as JSON values, whatever happens."""
    from wijkmakers_analysis.settings import load_settings
    from wijkmakers_analysis.settings.spoken import catalogue_of
    from wijkmakers_analysis.translation import speaking

    try:
        # Around everything: what is forked for it speaks the same language.
        with speaking(catalogue_of(load_settings(Path(order["root"])))):
            return _make(order)
    except WijkmakersError as error:
        refusal = str(error)
    except OSError as error:
        refusal = (
            f"Een bestand is niet te lezen of te schrijven ({cause_of(error)}). "
            "Kijk of er plaats is op de schijf en of u in de map mag schrijven."
        )
    except Exception as error:
        # Its words may quote a cell: name its kind only.
        refusal = (
            f"Er ging iets mis wat het programma niet kent: {type(error).__name__}. "
            "Geef deze regel door aan wie het programma onderhoudt."
        )
    return {"refusal": refusal[:LONGEST_REFUSAL]}


def outcome_from(raw: Mapping[str, Any]) -> Outcome:
    """Return what `make_one_report` gave as an Outcome."""
    return Outcome(raw.get("digests", {}), raw["refusal"], tuple(raw.get("figures", ())))


def _make(order: Order) -> dict[str, Any]:
    from wijkmakers_analysis.fingerprint import digest
    from wijkmakers_analysis.notebook_runs import run_notebook
    from wijkmakers_analysis.notebook_runs.waiting_kernel import prepare_kernel
    from wijkmakers_analysis.printing.writers import Writers
    from wijkmakers_analysis.proof import prove_facts

    stage = Path(order["stage"])
    files = [tuple(file) for file in order["files"]]
    executed_path = stage / "executed.json"
    # Both fork where that is possible, so they go before anything that starts a thread. The
    # kernel goes last: who is forked later would hold the end of its pipe open.
    writers = Writers(
        order["writers"],
        len(files),
        lambda place: _write_file(executed_path, stage, files[place]),
    )
    if order.get("is_warm"):
        prepare_kernel()
    executed = run_notebook(Path(order["notebook"]), order["parameters"], Path(order["root"]))
    pack = _readable_pack(order)
    executed_path.write_text(json.dumps(executed), encoding="utf-8")
    documents = {edition: _document(executed, edition) for _, _, edition in files}
    for document in documents.values():
        prove_facts(document, pack)
    writers.write_all(sorted(range(len(files)), key=lambda place: SLOWEST.index(files[place][1])))
    executed_path.unlink()
    return {
        "digests": {name: digest([stage / name]) for name, _, _ in files},
        "figures": _printed_facts(next(iter(documents.values()))),
        "refusal": "",
    }


def _write_file(executed: Path, stage: Path, file: Sequence[str]) -> None:
    from wijkmakers_analysis.export import FORMATS
    from wijkmakers_analysis.proof import prove

    name, ending, edition = file
    notebook = json.loads(executed.read_text(encoding="utf-8"))
    document = _document(notebook, edition)
    FORMATS[ending](document, stage / name)
    refuse_damaged(stage / name)
    prove(document, stage / name)


def _printed_facts(document: "Document") -> list[str]:
    """Return the keys of the facts that a document prints."""
    from wijkmakers_analysis.document import Blocks, texts_in

    runs = (run for text in texts_in(Blocks(document.blocks)) for run in text)
    return sorted({run.ref for run in runs if run.origin == "fact"})


def _document(executed: Mapping[str, Any], edition: str) -> "Document":
    from wijkmakers_analysis.document import read_document
    from wijkmakers_analysis.document.editions import EDITIONS

    return read_document(executed, next(one for one in EDITIONS if one.tag == edition))


def _readable_pack(order: Order) -> "YearPack":
    """Return the part of the pack that the report may show."""
    from wijkmakers_analysis.yearpack import open_pack, partner_view
    from wijkmakers_analysis.yearpack.handing import open_handed

    if not order["pack"]:
        handed = open_handed(Path(order["root"]), order["parameters"]["year"])
        if handed is None:
            raise PackError("Het deel van het jaarpak is niet meegegeven. Doe het opnieuw.")
        return handed
    pack = open_pack(order["pack"])
    return partner_view(pack, order["partner"]) if order["partner"] else pack
