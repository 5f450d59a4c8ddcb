"""The draft of a mail: what a mail program reads in it, the same bytes each time."""

import email
from dataclasses import replace
from datetime import date
from email.policy import default

import pytest

from wijkmakers_analysis.sending.contacts import Contact
from wijkmakers_analysis.sending.mail import compose_mail
from wijkmakers_analysis.sending.report import Report
from wijkmakers_analysis.yearpack.correction import Correction
from wijkmakers_analysis.yearpack.parts import PackText
from wijkmakers_analysis.yearpack.register import Change

import packs

DAY = date(2023, 3, 3)
CONTACT = Contact(
    "Noorderthuis", "Édith, de Regenboog", "edith@noorderthuis.example", "Dag E.,", ""
)
WORDS = PackText(place="mail aan partners", wording="Wat een jaar.\n\nKomt u?", speaker_role="lead")
CORRECTED = Correction(
    version="1.1",
    corrects="1.0",
    corrected_on=DAY,
    changes=(Change(key="participants{organisatie=Noorderthuis}", was="ongeveer 10", now="15"),),
    changed_lists=("vraagstukken",),
)


@pytest.fixture
def pdf(tmp_path):
    path = tmp_path / "noorderthuis.pdf"
    path.write_bytes(b"%PDF-1.7\n\x00\xff verslag\n%%EOF")
    return path


def composed(pdf, correction=None, contact=CONTACT, pack=None, own_words=None):
    report = Report("Noorderthuis", pdf, (pdf,), correction or Correction())
    return compose_mail(report, contact, pack or packs.full_pack(), DAY, own_words)


def read(raw):
    message = email.message_from_bytes(raw, policy=default)
    assert not message.defects
    return message, message.get_body().get_content().replace("\r\n", "\n")


def test_a_draft_has_one_receiver_one_pdf_and_the_day(pdf):
    message, _ = read(composed(pdf))
    assert message["X-Unsent"] == "1"
    assert message["Date"].datetime.date() == DAY
    (receiver,) = message["To"].addresses
    assert (receiver.display_name, receiver.addr_spec) == (CONTACT.name, CONTACT.email)
    assert message["Subject"] == (
        "Brengen en halen: het verslag van Noorderthuis over Eén jaar Wijkmakers"
    )
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == "noorderthuis.pdf"
    assert attachment.get_content_type() == "application/pdf"
    assert attachment.get_content() == pdf.read_bytes()


def test_the_same_input_gives_the_same_bytes_and_another_receiver_other_ones(pdf):
    assert composed(pdf) == composed(pdf)
    other = replace(CONTACT, email="oene@noorderthuis.example")
    assert composed(pdf) != composed(pdf, contact=other)


def test_the_text_opens_as_the_office_wrote_and_holds_the_leads_own_words(pdf):
    _, text = read(composed(pdf, own_words=WORDS))
    assert text.startswith("Dag E.,\n\nHierbij krijgt u het verslag 'Brengen en halen' van Noorder")
    assert "\n\nWat een jaar.\n\nKomt u?\n\nIn het verslag staat niets" in text
    assert text.endswith("Met vriendelijke groet,\nlead\nWijkmakers\n")
    assert "{" not in text


def test_without_a_salutation_it_says_good_day_and_je_where_the_house_does(pdf):
    pack = replace(packs.full_pack(), house_style={"aanspreekvorm": "Je", "contact": "a@b.example"})
    _, text = read(composed(pdf, contact=replace(CONTACT, salutation=""), pack=pack))
    assert text.startswith("Goedendag,\n\nHierbij krijg je ")
    assert " u " not in text
    assert "schrijf naar a@b.example.\n" in text


def test_a_correction_says_what_was_and_what_is(pdf):
    message, text = read(composed(pdf, CORRECTED, own_words=WORDS))
    assert message["Subject"].startswith("Verbeterd, versie 1.1: het verslag van Noorderthuis")
    assert "Op 3 maart 2023 stuurden we u versie 1.0 van het verslag" in text
    assert "van Noorderthuis: was ongeveer 10, is 15\n" in text
    assert "- De lijst met vraagstukken is aangevuld of verbeterd\n" in text
    assert "Wat een jaar" not in text


def test_a_name_cannot_add_a_header(pdf):
    contact = replace(CONTACT, name='Anna" <x@y.example>, Bcc: z@z.example')
    message, _ = read(composed(pdf, contact=contact))
    assert [one.addr_spec for one in message["To"].addresses] == [CONTACT.email]
    assert message["Bcc"] is None
