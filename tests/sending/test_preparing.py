"""From finished reports to a list, mails and the register: all at once, or nothing at all."""

import email
from datetime import date
from email.policy import default

import pytest
from sent_year import CONTACTS, PARTNERS, QUOTE, make_workspace, rewrite

from wijkmakers_analysis.document import Cover, Document, Heading, Paragraph, Run, words
from wijkmakers_analysis.errors import PackError, ProofError
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.sending import prepare_sending
from wijkmakers_analysis.yearpack import ensure_pack, open_pack
from wijkmakers_analysis.yearpack.register import read_register, sent_folder

DAY, LATER = date(2023, 3, 3), date(2023, 4, 1)


def write_report(settings, pack, name, file_stem=None, told="", stamp=()):
    """Write the two files of a report of one page, as the command does."""
    folder = settings.root / "reports" / "2022" / "partners"
    folder.mkdir(parents=True, exist_ok=True)
    cover = Cover(
        title=words("Brengen en halen"),
        subtitle=(Run(name, "pack", "organisations"),),
        period=(Run(pack.label, "pack", "label"),),
        sender=words("Wijkmakers"),
        file_stem=name,
        stamp=stamp,
        version=pack.hash[:12],
    )
    blocks = (Heading(words("Samen"), level=1), Paragraph((Run(told or "Dank.", "pack", "x"),)))
    files = [folder / f"{file_stem or name.lower()}.{ending}" for ending in ("html", "pdf")]
    for path in files:
        FORMATS[path.suffix[1:]](Document(cover, blocks), path)
    return files


def made(settings):
    pack = open_pack(ensure_pack(settings, 2022))
    files = {name: write_report(settings, pack, name) for name in PARTNERS}
    own = {name: [f"participants{{organisatie={name}}}"] for name in PARTNERS}
    return pack, files, own


def send(settings, day=DAY, is_final=True):
    return prepare_sending(settings, *made(settings), day, is_final=is_final)


def office(settings):
    folder = settings.root / "reports" / "2022" / "kantoor"
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


MAILS = ["mails/buurtkracht-2.eml", "mails/buurtkracht.eml", "mails/noorderthuis.eml"]
LIST = "verzendlijst-2022.xlsx"


def test_a_try_out_writes_the_list_and_a_mail_a_person_and_no_register(tmp_path):
    settings = make_workspace(tmp_path)
    prepared = send(settings, is_final=False)
    assert office(settings) == [f"proef/{name}" for name in (*MAILS, LIST)]
    assert prepared.dispatch_list.name == LIST
    assert prepared.notes == (
        "De verzendlijst en de 3 mails staan in reports/2022/kantoor/proef, alleen voor kantoor. "
        "Klopt alles? Leg het vast en verstuur: wijkmakers partners --year 2022 --final",
    )
    assert not sent_folder(settings).exists()


def test_each_mail_has_the_one_right_file(tmp_path):
    settings = make_workspace(tmp_path)
    _, files, _ = made(settings)
    send(settings, is_final=False)
    for mail in (tmp_path / "reports/2022/kantoor/proef/mails").iterdir():
        message = email.message_from_bytes(mail.read_bytes(), policy=default)
        (receiver,) = message["To"].addresses
        (organisation,) = [row[0] for row in CONTACTS if row[2] == receiver.addr_spec]
        (attachment,) = message.iter_attachments()
        assert attachment.get_content() == files[organisation][1].read_bytes()


def test_a_second_run_writes_the_same_bytes(tmp_path):
    settings = make_workspace(tmp_path)
    send(settings, is_final=False)
    folder = tmp_path / "reports/2022/kantoor/proef"
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    send(settings, is_final=False)
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before


def test_final_enters_the_register_and_takes_the_try_out_away(tmp_path):
    settings = make_workspace(tmp_path)
    send(settings, is_final=False)
    prepared = send(settings)
    assert office(settings) == [f"versie-1.0/{name}" for name in (*MAILS, LIST)]
    assert prepared.notes[0].startswith("Versie 1.0 van 2022 is vastgelegd. Verstuur nu de 3 mails")
    register = read_register(settings)
    assert [(one.partner, one.version, one.sent_on) for one in register] == [
        (name, "1.0", "2023-03-03") for name in PARTNERS
    ]
    assert [sorted(one.files) for one in register] == [
        [f"{name.lower()}.html", f"{name.lower()}.pdf"] for name in PARTNERS
    ]
    text = (sent_folder(settings) / "register.json").read_text("utf-8")
    assert not any(word in text for row in CONTACTS[1:] for word in row[1:3])


def test_what_did_not_change_does_not_go_again(tmp_path):
    settings = make_workspace(tmp_path)
    send(settings)
    kept = {path: path.read_bytes() for path in sent_folder(settings).iterdir()}
    for is_final in (False, True):
        prepared = send(settings, LATER, is_final)
        assert prepared.dispatch_list is None
        assert prepared.notes == (
            "Geen enkel verslag zegt iets anders dan wat er verstuurd is (versie 1.0). Er hoeft "
            "niets opnieuw.",
        )
    assert office(settings) == [f"versie-1.0/{name}" for name in (*MAILS, LIST)]
    assert {path: path.read_bytes() for path in sent_folder(settings).iterdir()} == kept


def test_only_the_partner_whose_figures_changed_gets_a_next_version(tmp_path):
    settings = make_workspace(tmp_path)
    send(settings)
    rewrite(settings, more=9)
    assert "De verzendlijst en de mail staan in" in send(settings, LATER, is_final=False).notes[-1]
    prepared = send(settings, LATER)
    assert "Verstuur nu de mail uit reports/2022/kantoor/versie-1.1/mails." in prepared.notes[1]
    assert office(settings)[:2] == [f"versie-1.0/{MAILS[0]}", f"versie-1.0/{MAILS[1]}"]
    assert office(settings)[-2:] == ["versie-1.1/mails/noorderthuis.eml", f"versie-1.1/{LIST}"]
    assert prepared.notes[0] == (
        "Het verslag van Noorderthuis is veranderd sinds het versturen. In het verslag en in de "
        "mail staat wat er anders is. De andere hoeven niet opnieuw."
    )
    last = read_register(settings)[-1]
    assert (last.partner, last.version, last.corrects) == ("Noorderthuis", "1.1", "1.0")
    assert [(one.was, one.now) for one in last.changes] == [("ongeveer 10", "ongeveer 20")]


def test_without_any_contact_the_reports_stand_and_old_mails_are_gone(tmp_path):
    settings = make_workspace(tmp_path)
    send(settings, is_final=False)
    rewrite(settings, contacts=None)
    prepared = send(settings, is_final=False)
    assert not prepared.is_refused
    assert prepared.notes == (
        "Er zijn geen mails klaargezet. Er staat nog niemand in blad Contactpersonen. Zet daarin "
        "bij elke partner wie het verslag krijgt.",
    )
    assert office(settings) == []


@pytest.mark.parametrize("is_final", [False, True])
def test_a_wrong_contact_writes_nothing(is_final, tmp_path):
    settings = make_workspace(tmp_path, contacts=CONTACTS[:2])
    prepared = send(settings, is_final=is_final)
    assert prepared.is_refused
    assert prepared.notes[0] == "De mails zijn niet klaargezet:"
    assert office(settings) == []
    assert not sent_folder(settings).exists()


@pytest.mark.parametrize("is_final", [False, True])
def test_a_swapped_file_writes_nothing(is_final, tmp_path):
    settings = make_workspace(tmp_path)
    pack, files, own = made(settings)
    write_report(settings, pack, PARTNERS[0], file_stem=PARTNERS[1].lower())
    with pytest.raises(ProofError, match=r"In noorderthuis.html, noorderthuis.pdf staat niet"):
        prepare_sending(settings, pack, files, own, DAY, is_final=is_final)
    assert office(settings) == []
    assert not sent_folder(settings).exists()


def test_a_register_that_fails_leaves_no_mails(tmp_path):
    settings = make_workspace(tmp_path)
    pack, files, own = made(settings)
    sent_folder(settings).mkdir(parents=True)
    (sent_folder(settings) / "2022-1.0.json").write_text("{}", "utf-8")
    with pytest.raises(PackError):
        prepare_sending(settings, pack, files, own, DAY, is_final=True)
    assert office(settings) == []


def test_a_review_of_the_same_figures_is_entered_and_another_one_is_not(tmp_path):
    settings = make_workspace(tmp_path)
    pack, _, _ = made(settings)
    write_report(settings, pack, "Jaar", "../jaaroverzicht-2022", QUOTE)
    send(settings)
    review = read_register(settings)[-1]
    assert (review.partner, review.stories) == ("", ("V1",))
    assert sorted(review.files) == ["jaaroverzicht-2022.html", "jaaroverzicht-2022.pdf"]
    rewrite(settings, more=9)
    prepared = send(settings, LATER)
    assert prepared.notes[-1] == (
        "Het jaaroverzicht in reports/2022 is niet vastgelegd: jaaroverzicht-2022.html en "
        "jaaroverzicht-2022.pdf zijn een concept of horen bij andere cijfers. Haal weg wat u niet "
        "verstuurt en maak het opnieuw: wijkmakers jaaroverzicht --year 2022"
    )
    assert read_register(settings)[-1].partner == "Noorderthuis"


@pytest.mark.parametrize("is_final", [False, True])
def test_a_concept_of_a_partner_is_neither_prepared_nor_entered(is_final, tmp_path):
    settings = make_workspace(tmp_path)
    pack, files, own = made(settings)
    write_report(settings, pack, "Noorderthuis", stamp=words("CONCEPT"))
    with pytest.raises(ProofError) as caught:
        prepare_sending(settings, pack, files, own, DAY, is_final=is_final)
    assert str(caught.value) == (
        "noorderthuis.html en noorderthuis.pdf zijn een concept. Er is niets klaargezet en niets "
        "vastgelegd. Haal weg wat een concept is en maak de verslagen opnieuw."
    )
    assert office(settings) == []
    assert not sent_folder(settings).exists()


def test_one_file_of_the_review_that_is_a_concept_keeps_it_out_of_the_register(tmp_path):
    settings = make_workspace(tmp_path)
    pack, _, _ = made(settings)
    write_report(settings, pack, "Jaar", "../jaaroverzicht-2022")
    page = settings.root / "reports" / "2022" / "jaaroverzicht-2022.html"
    kept = page.read_bytes()
    write_report(settings, pack, "Jaar", "../jaaroverzicht-2022", stamp=words("CONCEPT"))
    page.write_bytes(kept)
    prepared = send(settings)
    assert prepared.notes[-1] == (
        "Het jaaroverzicht in reports/2022 is niet vastgelegd: jaaroverzicht-2022.pdf is een "
        "concept of hoort bij andere cijfers. Haal weg wat u niet verstuurt en maak het opnieuw: "
        "wijkmakers jaaroverzicht --year 2022"
    )
    assert {one.partner for one in read_register(settings)} == set(PARTNERS)


def test_a_concept_beside_the_review_is_left_out_and_the_review_is_entered(tmp_path):
    settings = make_workspace(tmp_path)
    pack, _, _ = made(settings)
    write_report(settings, pack, "Jaar", "../jaaroverzicht-2022")
    concept = "../jaaroverzicht-2022-concept"
    write_report(settings, pack, "Jaar", concept, stamp=words("CONCEPT"))
    send(settings)
    review = read_register(settings)[-1]
    assert sorted(review.files) == ["jaaroverzicht-2022.html", "jaaroverzicht-2022.pdf"]


def test_a_damaged_file_of_the_review_is_named(tmp_path):
    settings = make_workspace(tmp_path)
    pack, _, _ = made(settings)
    write_report(settings, pack, "Jaar", "../jaaroverzicht-2022")
    (settings.root / "reports" / "2022" / "jaaroverzicht-2022.docx").write_bytes(b"geen werkstuk")
    assert "niet vastgelegd: jaaroverzicht-2022.docx is een concept" in send(settings).notes[-1]
