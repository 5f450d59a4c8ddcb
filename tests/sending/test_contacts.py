"""Whom a report goes to: every reason not to send is said at once, and nobody is named."""

import pytest
from sent_year import CONTACTS, HEADER, PARTNERS, make_workspace

from wijkmakers_analysis.errors import Refused
from wijkmakers_analysis.sending import refuse_unsendable
from wijkmakers_analysis.sending.contacts import contact_problems, contacts_of, read_contacts

SHEET = "programma.xlsx › Contactpersonen"


def problems(tmp_path, contacts):
    settings = make_workspace(tmp_path, contacts=contacts)
    return contact_problems(read_contacts(settings), PARTNERS)


def test_contacts_are_read_as_the_office_wrote_them(tmp_path):
    contacts = read_contacts(make_workspace(tmp_path))
    assert [one.name for one in contacts_of(contacts, "Buurtkracht")] == [
        "Édith Regenboog",
        "Oene Mistbank",
    ]
    assert [one.salutation for one in contacts] == ["Beste Wiebe", "", "Dag Oene,"]
    assert contacts[0].where == f"{SHEET} › C2"
    assert contact_problems(contacts, PARTNERS) == ()


@pytest.mark.parametrize(
    ("contacts", "told"),
    [
        (None, "Er staat nog niemand in blad Contactpersonen. Zet daarin bij elke partner wie het "
               "verslag krijgt."),
        (CONTACTS[:2], f"{SHEET}: hier ontbreekt Buurtkracht. Zet erbij wie daar het verslag "
                       "krijgt."),
        ([*CONTACTS, ("Noorderthuis", "E. Regenboog", "Edith@Buurtkracht.example", None)],
         f"{SHEET} › C3 en {SHEET} › C5: hetzelfde e-mailadres staat bij Buurtkracht en "
         "Noorderthuis. Zo krijgt iemand het verslag van een ander. Verbeter een van de regels."),
        ([*CONTACTS, ("Noorderthuis", "Zonder Adres", None, None)],
         f"{SHEET} › C5: hier hoort één e-mailadres, met een @ en een punt. Verbeter de cel."),
        ([*CONTACTS, ("Noorderthuis", "Vreemd Adres", "wíebe@noorderthuis.example", None)],
         f"{SHEET} › C5: hier hoort één e-mailadres, met een @ en een punt. Verbeter de cel."),
        ([*CONTACTS, ("Nergens", "Iemand Anders", "iemand@nergens.example", None)],
         f"{SHEET} › C5: bij dit adres staat geen organisatie uit blad Organisaties. Vul de naam "
         "in zoals die daar staat."),
    ],
    ids=["nobody", "a partner without", "one at two", "no address", "not plain", "nowhere"],
)  # fmt: skip
def test_each_reason_is_a_sentence_with_its_cell(contacts, told, tmp_path):
    assert problems(tmp_path, contacts) == (told,)


def test_all_reasons_are_told_at_once_and_nobody_is_named(tmp_path):
    contacts = [HEADER, ("Noorderthuis", "Wiebe Zonnedauw", "geen adres", None)]
    settings = make_workspace(tmp_path, contacts=contacts)
    with pytest.raises(Refused) as refusal:
        refuse_unsendable(settings, PARTNERS)
    told = str(refusal.value)
    assert told.splitlines()[0] == "De mails zijn niet klaargezet:"
    assert "hier ontbreekt Buurtkracht" in told
    assert f"{SHEET} › C2" in told
    assert not any(word in told for word in ("Wiebe", "Zonnedauw", "geen adres"))
