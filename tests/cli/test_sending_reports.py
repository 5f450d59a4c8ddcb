"""`wijkmakers partners --final` from workbooks to the register, and what it refuses."""

import email
from email.policy import default

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.proof.pdf import read_pdf

import builders

YEAR = {2022: builders.YEARS[2022]}
PEOPLE = [f"persoon{number}@voorbeeld.example" for number in range(40)]
CONTACTS = [
    ("organisatie", "naam", "e-mail"),
    ("Noorderthuis", "Wiebe Zonnedauw", "wiebe@noorderthuis.example"),
    ("Buurtkracht", "Édith Regenboog", "edith@buurtkracht.example"),
]


def sheets(people=9, contacts=CONTACTS):
    return {
        "Activiteiten": [
            ("activiteit", "titel", "soort", "datum"),
            ("B01", "Bijeenkomst over energie", "bijeenkomst", "2022-03-10"),
        ],
        "Organisaties": [
            ("organisatie", "sector", "relatie", "sinds"),
            ("Noorderthuis", "woningcorporatie", "partner", "2021-11-01"),
            ("Buurtkracht", "welzijn", "partner", "2021-11-01"),
        ],
        "Aanwezigheid": [
            ("activiteit", "deelnemer", "organisatie", "aanwezig"),
            *(("B01", person, "Noorderthuis", "ja") for person in PEOPLE[:people]),
        ],
        "Contactpersonen": contacts,
    }


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    assert not any(word in captured.out + captured.err for word in ("Zonnedauw", "Édith", "@"))
    return status, captured.out.split(), captured.err


def workspace(folder, **given):
    return builders.workspace(folder, sheets(**given), YEAR).root


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--draft"], "Een concept kan niet definitief zijn. Kies --draft of --final."),
        (["--only", "Buurtkracht"], "--final gaat over alle partners samen. Laat --only weg."),
        (["--format", "pdf"], "Met --final komt elk verslag als html en pdf. Laat --format weg."),
    ],
)
def test_final_is_about_every_finished_report(options, message, tmp_path, capsys):
    root = workspace(tmp_path)
    status, out, err = run(capsys, "partners", root, "--final", *options)
    assert (status, out, err) == (2, [], f"{message}\nZie: wijkmakers partners --help\n")


def test_final_without_a_contact_makes_nothing_at_all(tmp_path, capsys):
    root = workspace(tmp_path, contacts=CONTACTS[:2])
    status, out, err = run(capsys, "partners", root, "--final")
    assert (status, out) == (1, [])
    assert err == (
        "De mails zijn niet klaargezet:\n- programma.xlsx › Contactpersonen: hier ontbreekt "
        "Buurtkracht. Zet erbij wie daar het verslag krijgt.\n"
    )
    assert not (root / "reports").exists()


@pytest.mark.long
def test_from_a_try_out_to_a_corrected_version(tmp_path, capsys, monkeypatch):
    root = workspace(tmp_path)
    monkeypatch.chdir(root)
    status, out, err = run(capsys, "partners", "--date", "2023-03-01")
    assert (status, out[-1]) == (0, "reports/2022/kantoor/proef/verzendlijst-2022.xlsx")
    status, out, _ = run(capsys, "partners", "--only", "buurtkracht", "--draft")
    assert (status, out) == (0, [f"reports/2022/partners/buurtkracht-concept.{end}" for end in
                                 ("html", "pdf")])  # fmt: skip
    # It takes nobody's place, so the mails are still right.
    assert (root / "reports/2022/kantoor/proef/mails/buurtkracht.eml").is_file()
    # As a version before this one left it: a concept under the name of the review.
    run(capsys, "jaaroverzicht", "--draft", "--format", "pdf")
    review = root / "reports/2022/jaaroverzicht-2022.pdf"
    (root / "reports/2022/jaaroverzicht-2022-concept.pdf").rename(review)
    status, out, err = run(capsys, "partners", "--final", "--date", "2023-03-03")
    assert "niet vastgelegd: jaaroverzicht-2022.pdf is een concept of hoort bij" in err
    assert "jaaroverzicht" not in (root / "packs/verzonden/register.json").read_text("utf-8")
    assert (status, out[-1]) == (0, "reports/2022/kantoor/versie-1.0/verzendlijst-2022.xlsx")
    pack = (root / "packs/2022.json").read_bytes()
    status, out, err = run(capsys, "partners", "--date", "2023-03-03")
    assert err.startswith("Geen enkel verslag zegt iets anders dan wat er verstuurd is")
    assert (root / "packs/2022.json").read_bytes() == pack
    builders.write_workbook(root / "data" / "programma.xlsx", sheets(people=19))
    status, out, err = run(capsys, "partners", "--final", "--date", "2023-04-01")
    assert (status, out[-1]) == (0, "reports/2022/kantoor/versie-1.1/verzendlijst-2022.xlsx")
    told = " ".join(" ".join(read_pdf(root / "reports/2022/partners/noorderthuis.pdf")).split())
    assert "Dit is versie 1.1. Wijziging ten opzichte van versie 1.0 van 3 maart 2023:" in told
    assert "van Noorderthuis: was ongeveer 10, is ongeveer 20" in told


@pytest.mark.long
def test_one_report_made_anew_keeps_the_mails_of_the_others(tmp_path, capsys, monkeypatch):
    root = workspace(tmp_path)
    monkeypatch.chdir(root)
    mails = root / "reports/2022/kantoor/proef/mails"
    only = ("partners", "--only", "Noorderthuis")
    run(capsys, *only, "--date", "2023-03-01")
    assert not mails.exists(), "nothing was put ready, so there is nothing to keep"
    run(capsys, "partners", "--date", "2023-03-01")
    buurtkracht = (root / "reports/2022/partners/buurtkracht.pdf").read_bytes()
    status, out, err = run(capsys, *only, "--date", "2023-03-02")
    assert (status, out[-1]) == (0, "reports/2022/kantoor/proef/verzendlijst-2022.xlsx")
    assert err.startswith("De verzendlijst en de 2 mails staan in reports/2022/kantoor/proef")
    assert (root / "reports/2022/partners/buurtkracht.pdf").read_bytes() == buurtkracht
    for name in ("noorderthuis", "buurtkracht"):
        message = email.message_from_bytes((mails / f"{name}.eml").read_bytes(), policy=default)
        (attached,) = message.iter_attachments()
        report = root / "reports/2022/partners" / f"{name}.pdf"
        assert attached.get_content() == report.read_bytes()
    more = sheets(people=19)
    more["Organisaties"][2] = ("Buurtkracht", "zorg", "partner", "2021-11-01")
    builders.write_workbook(root / "data" / "programma.xlsx", more)
    status, _, err = run(capsys, *only, "--date", "2023-03-02")
    assert status == 0
    assert err.startswith("De mails in reports/2022/kantoor/proef zijn weggehaald")
    assert not mails.exists()
