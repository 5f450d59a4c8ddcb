"""Reports are put in place together; what somebody edited, what is open and what failed stays."""

import os

import pytest
from stubs import NAMES, StubPress, content_of, planned, print_version, versions_in

from wijkmakers_analysis.errors import ExportError, cause_of
from wijkmakers_analysis.printing import house, plan
from wijkmakers_analysis.printing.house import STOPPED, open_house, print_reports

FOLDER = "reports/2022/partners"


def test_everything_is_put_in_place_and_nothing_else_is_left(tmp_path):
    lines = []
    printed = print_version(tmp_path, "1", tell=lines.append)
    assert [one.title for one in printed] == ["Haven", "Molen"]
    assert [[path.name for path in one.paths] for one in printed] == [
        ["haven.html", "haven.pdf"],
        ["molen.html", "molen.pdf"],
    ]
    assert {one.figures for one in printed} == {("participants",)}
    assert versions_in(tmp_path) == {name: {"1"} for name in NAMES}
    assert len(list((tmp_path / FOLDER).iterdir())) == 4
    assert [one.name for one in (tmp_path / ".wijkmakers/printing").iterdir()] == [
        ".bezig.json.guard"
    ]
    assert [line[:9] for line in lines] == ["1 van 2  ", "2 van 2  "]
    assert {line[9:] for line in lines} == {"Haven: klaar", "Molen: klaar"}


def test_one_refused_report_keeps_its_old_files_and_the_others_are_new(tmp_path):
    print_version(tmp_path, "1")
    printed = print_version(tmp_path, "2", refused=("molen",))
    assert [one.refusal for one in printed] == ["", "Het lukte niet."]
    assert versions_in(tmp_path) == {"haven": {"2"}, "molen": {"1"}}


def test_a_fresh_report_is_not_made_and_its_files_are_named(tmp_path):
    print_version(tmp_path, "1")
    fresh = [plan.Planned(one.report, one.inputs) for one in planned(tmp_path, "1")]
    press = StubPress("2")
    with open_house(tmp_path, "wijkmakers partners"):
        printed = print_reports(tmp_path, fresh, press, 60, print)
    assert press.made == []
    assert [path.name for one in printed for path in one.paths] == [
        "haven.html", "haven.pdf", "molen.html", "molen.pdf",
    ]  # fmt: skip
    assert {one.figures for one in printed} == {("participants",)}


def test_an_edited_file_stays_and_the_new_one_goes_beside_it(tmp_path):
    print_version(tmp_path, "1")
    edited = tmp_path / FOLDER / "haven.html"
    edited.write_text("zelf aangevuld", "utf-8")
    haven, _ = print_version(tmp_path, "2")
    assert edited.read_text("utf-8") == "zelf aangevuld"
    assert [path.name for path in haven.paths] == ["haven (nieuw).html", "haven.pdf"]
    assert haven.beside == {"haven.html": "haven (nieuw).html"}
    assert (tmp_path / FOLDER / "haven (nieuw).html").read_bytes() == content_of("haven.html", "2")
    # Ours is replaced next time; one that was edited as well stays too.
    print_version(tmp_path, "3")
    beside = tmp_path / FOLDER / "haven (nieuw).html"
    assert beside.read_bytes() == content_of("haven.html", "3")
    beside.write_text("ook aangevuld", "utf-8")
    haven, _ = print_version(tmp_path, "4")
    assert haven.beside == {"haven.html": "haven (nieuw 2).html"}
    # Whoever puts ours in the place of the edited one gets it replaced again.
    os.replace(tmp_path / FOLDER / "haven (nieuw 2).html", edited)
    haven, _ = print_version(tmp_path, "5")
    assert haven.beside == {}
    assert edited.read_bytes() == content_of("haven.html", "5")


def test_without_records_a_file_of_unknown_origin_stays(tmp_path):
    print_version(tmp_path, "1")
    for record in (tmp_path / ".wijkmakers/reports").rglob("*.json"):
        record.write_text("{", "utf-8")
    haven, _ = print_version(tmp_path, "2")
    assert set(haven.beside) == {"haven.html", "haven.pdf"}
    assert versions_in(tmp_path)["haven"] == {"1"}
    # The same content is ours without any record.
    for path in (tmp_path / FOLDER).glob("*(nieuw)*"):
        path.unlink()
    haven, _ = print_version(tmp_path, "1")
    assert haven.beside == {}


def test_a_file_that_is_open_elsewhere_keeps_its_report(tmp_path, monkeypatch):
    print_version(tmp_path, "1")
    replace = os.replace

    def refuse(source, target):
        if str(target).endswith("haven.pdf"):
            raise PermissionError(13, "in gebruik", str(source), None, str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    haven, molen = print_version(tmp_path, "2")
    assert haven.refusal == (
        "haven.pdf is niet te vervangen (in gebruik). Sluit het bestand als het openstaat, en kijk "
        "of u in de map mag schrijven. De vorige bestanden van dit verslag staan er nog."
    )
    assert molen.refusal == ""
    assert versions_in(tmp_path) == {"haven": {"1"}, "molen": {"2"}}


def test_a_file_that_can_be_neither_replaced_nor_put_back_is_finished_later(tmp_path, monkeypatch):
    print_version(tmp_path, "1")
    with monkeypatch.context() as patched:
        replace, locked = os.replace, []

        def refuse(source, target):
            name = os.path.basename(target)
            if name == "haven.pdf":
                locked.append("haven.html")
                raise PermissionError(13, "in gebruik", str(source), None, str(target))
            if name in locked:
                raise PermissionError(13, "in gebruik", str(source), None, str(target))
            replace(source, target)

        patched.setattr(os, "replace", refuse)
        with pytest.raises(ExportError) as caught:
            print_version(tmp_path, "2")
    assert str(caught.value) == (
        "haven.html is half vervangen en niet terug te zetten (in gebruik). Sluit het bestand als "
        "het openstaat en doe het opnieuw; dan komt alles in orde."
    )
    print_version(tmp_path, "3", names=())
    assert versions_in(tmp_path)["haven"] == {"1"}


@pytest.mark.parametrize(
    "error", [OSError(22, "de cloudbestandsprovider werkt niet"), PermissionError(13, "geweigerd")]
)
def test_a_file_kept_in_the_cloud_only_keeps_its_report(tmp_path, monkeypatch, error):
    print_version(tmp_path, "1")
    digest = plan.digest

    def unreadable(paths):
        if paths[0] == tmp_path / FOLDER / "haven.pdf":
            raise error
        return digest(paths)

    monkeypatch.setattr(plan, "digest", unreadable)
    haven, _ = print_version(tmp_path, "2")
    assert haven.refusal == (
        f"haven.pdf is niet te lezen ({cause_of(error)}). Staat het bestand alleen in de cloud? Kies "
        "dan in de Verkenner 'Altijd behouden op dit apparaat' voor de map met verslagen, en doe "
        "het opnieuw."
    )
    assert versions_in(tmp_path) == {"haven": {"1"}, "molen": {"2"}}


def test_a_folder_that_cannot_be_made_or_listed_is_told(tmp_path, monkeypatch):
    (tmp_path / "reports").write_text("geen map", "utf-8")
    haven, _ = print_version(tmp_path, "1")
    assert haven.refusal.startswith("partners is niet te lezen of te schrijven (")
    (tmp_path / ".wijkmakers/printing/run-1").mkdir()

    def unlistable(path):
        raise OSError(5, "invoerfout", str(path))

    monkeypatch.setattr(type(tmp_path), "iterdir", unlistable)
    with pytest.raises(ExportError, match=r"^In de werkruimte is niet te schrijven \(invoerfout\)"):
        print_version(tmp_path, "1")


def test_a_workspace_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / ".wijkmakers").write_text("geen map", "utf-8")
    with pytest.raises(ExportError, match=r"^In de werkruimte is niet te schrijven \("):
        print_version(tmp_path, "1")


def test_a_new_file_that_changed_after_it_was_written_is_refused(tmp_path, monkeypatch):
    make = StubPress.make

    def damage(self, order, timeout):
        outcome = make(self, order, timeout)
        (house.Path(order["stage"]) / f"{order['partner']}.pdf").write_bytes(b"half")
        return outcome

    monkeypatch.setattr(StubPress, "make", damage)
    haven, _ = print_version(tmp_path, "1")
    assert haven.refusal == (
        "haven.pdf is na het schrijven veranderd of verdwenen. Doe het opnieuw."
    )
    assert versions_in(tmp_path)["haven"] == {""}


def test_ctrl_c_leaves_everything_as_it_was(tmp_path):
    print_version(tmp_path, "1")

    def stop(line: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        print_version(tmp_path, "2", tell=stop)
    assert str(caught.value) == STOPPED
    assert versions_in(tmp_path) == {name: {"1"} for name in NAMES}
    assert [one.name for one in (tmp_path / ".wijkmakers/printing").iterdir()] == [
        ".bezig.json.guard"
    ]
