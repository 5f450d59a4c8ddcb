"""Who is one person, who may be, and that no name leaves intake."""

import pytest

from wijkmakers_analysis.errors import IntakeError
from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.intake.pseudonyms import pseudonym, read_secret

from builders import workspace

ORGANISATIONS = [["organisatie", "sector"], ["Nijestee", "wonen"], ["Lefier", "wonen"]]
ACTIVITIES = [["activiteit", "titel", "soort"], *[[f"A{n}", "t", "workshop"] for n in range(1, 7)]]


def people(tmp_path, attendance, **sheets):
    rows = [["activiteit", "deelnemer", "organisatie", "aanwezig"]]
    rows += [
        [f"A{n}", name, organisation, "x"] for n, (name, organisation) in enumerate(attendance, 1)
    ]
    reading = read_workspace(
        workspace(
            tmp_path,
            {
                "Activiteiten": ACTIVITIES,
                "Organisaties": ORGANISATIONS,
                "Aanwezigheid": rows,
                **{title.replace("_", " "): rows for title, rows in sheets.items()},
            },
        )
    )
    ids = reading.tables["attendance"]["person_id"].tolist()
    return reading, [ids.index(each) for each in ids]


DEELNEMERS = ["deelnemer", "e-mail"]
WERKT = ["deelnemer", "organisatie", "van", "tot"]
JAN, JAN_MAIL = "Jan Jansen", "jan@jansen.nl"


@pytest.mark.parametrize(
    ("attendance", "sheets", "expected", "doubles"),
    [
        # The same name in the same organisation, in any dress.
        ([(JAN, "Nijestee"), (" jan  JANSEN", "nijestee")], {}, [0, 0], 0),
        # Another organisation, or none: another person, to be decided.
        ([(JAN, "Nijestee"), (JAN, "Lefier")], {}, [0, 1], 1),
        ([(JAN, "Nijestee"), (JAN, None)], {}, [0, 1], 1),
        ([(JAN, None), (JAN, None)], {}, [0, 0], 0),
        # Codes and e-mails stand alone.
        ([("D12", "Nijestee"), ("d12", "Lefier"), ("D13", "Lefier")], {}, [0, 0, 2], 0),
        ([(JAN_MAIL, "Nijestee"), ("Jan@Jansen.nl", None)], {}, [0, 0], 0),
        # The register links a name and an e-mail, and gives a lone name its person.
        (
            [(JAN, "Nijestee"), (JAN_MAIL, None), (JAN, None)],
            {"Deelnemers": [DEELNEMERS, [JAN, JAN_MAIL]]},
            [0, 0, 0],
            0,
        ),
        # One in the register, two organisations, no Werkt bij: only the lone name is certain.
        (
            [(JAN, "Nijestee"), (JAN, "Lefier"), (JAN, None)],
            {"Deelnemers": [DEELNEMERS, [JAN, None]]},
            [0, 1, 2],
            3,
        ),
        # Werkt bij says which organisations are the same person's.
        (
            [(JAN, "Nijestee"), (JAN, "Lefier"), (JAN, None)],
            {
                "Deelnemers": [DEELNEMERS, [JAN, None]],
                "Werkt_bij": [
                    WERKT,
                    [JAN, "Nijestee", None, "31-12-2021"],
                    [JAN, "Lefier", "1-1-2022", None],
                ],
            },
            [0, 0, 0],
            0,
        ),
        # Two of one name in the register stay apart, and nobody is given to either.
        (
            [(JAN, "Nijestee"), (JAN_MAIL, None), ("jan2@jansen.nl", None)],
            {"Deelnemers": [DEELNEMERS, [JAN, JAN_MAIL], [JAN, "jan2@jansen.nl"]]},
            [0, 1, 2],
            3,
        ),
        # Alike, but never merged.
        ([("Vries, Jan de", "Lefier"), ("Jan de Vries", "Lefier")], {}, [0, 1], 1),
        ([("Jan Vries", "Lefier"), ("Jan de Vries", "Lefier")], {}, [0, 1], 1),
        ([("Jan Smit", "Lefier"), ("Jan Smid", "Lefier")], {}, [0, 1], 1),
        ([("Jan Smit", "Lefier"), ("Jan Smits", "Lefier")], {}, [0, 1], 1),
        ([("Zoë Bakker", "Lefier"), ("Zoe Bakker", "Lefier")], {}, [0, 1], 1),
        ([("Jan Smit", "Lefier"), ("Els Smit", "Lefier")], {}, [0, 1], 0),
    ],
)
def test_who_is_one_person(tmp_path, attendance, sheets, expected, doubles):
    reading, groups = people(tmp_path, attendance, **sheets)
    assert [str(problem) for problem in reading.problems] == []
    assert groups == expected
    assert len(reading.possible_doubles) == doubles


DUBBELEN = ["deelnemer 1", "deelnemer 2", "zelfde"]


@pytest.mark.parametrize(
    ("decision", "expected", "doubles"),
    [
        (["Jan Smit", "Jan Smid", "ja"], [0, 0, 2], 0),
        (["jan smid", "Jan  Smit", "nee"], [0, 1, 2], 0),
        (["Jan Smit", "Els Bos", "nee"], [0, 1, 2], 1),
        (["Jan Smit (Lefier)", "Jan Smid (Lefier)", "ja"], [0, 0, 2], 0),
    ],
)
def test_a_decision_is_remembered(tmp_path, decision, expected, doubles):
    attendance = [("Jan Smit", "Lefier"), ("Jan Smid", "Lefier"), ("Els Bos", None)]
    reading, groups = people(tmp_path, attendance, Dubbelen=[DUBBELEN, decision])
    assert [str(problem) for problem in reading.problems] == []
    assert (groups, len(reading.possible_doubles)) == (expected, doubles)


def test_one_name_in_two_organisations_can_be_decided(tmp_path):
    attendance = [(JAN, "Nijestee"), (JAN, "Lefier")]
    reading, groups = people(tmp_path, attendance, Dubbelen=[DUBBELEN, [JAN, JAN, "ja"]])
    assert (groups, reading.problems) == ([0, 0], ())


@pytest.mark.parametrize(("same", "expected"), [("ja", [0, 0, 2]), ("nee", [0, 1, 2])])
def test_a_name_beside_itself_with_an_organisation_is_the_lone_one(tmp_path, same, expected):
    attendance = [(JAN, "Nijestee"), (JAN, None), (JAN, "Lefier")]
    decision = [f"{JAN} (Nijestee)", JAN, same]
    reading, groups = people(tmp_path, attendance, Dubbelen=[DUBBELEN, decision])
    assert (groups, reading.problems) == (expected, ())


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (
            [JAN, "Wie Dan Ook", "ja"],
            "B2: deze beslissing gaat over iemand die nergens meer staat. "
            "Haal de regel weg, of schrijf de naam zoals in de lijsten.",
        ),
        (
            [JAN, "Els Bos", "ja"],
            "A2: deze naam hoort bij meer dan één mens. "
            "Zet de organisatie erachter tussen haakjes, of vul het e-mailadres in.",
        ),
        (
            ["Els Bos", "ELS BOS", "nee"],
            "C2: deze twee zijn door een gelijke naam al één mens. "
            "Geef een van de twee een eigen e-mailadres of code, of haal de regel weg.",
        ),
    ],
)
def test_a_decision_that_cannot_be_followed_is_a_problem(tmp_path, decision, message):
    attendance = [(JAN, "Nijestee"), (JAN, "Lefier"), ("Els Bos", "Lefier")]
    if "Wie" in decision[1]:
        attendance = attendance[1:]
    reading, _ = people(tmp_path, attendance, Dubbelen=[DUBBELEN, decision])
    assert [str(problem) for problem in reading.problems] == [
        f"programma.xlsx › Dubbelen › {message}"
    ]


def test_no_name_leaves_intake(tmp_path):
    secret = "Xandria Quibberdonk"
    mail = "xandria@quibberdonk.nl"
    reading, _ = people(
        tmp_path,
        [(secret, "Nijestee"), (mail, None), (secret, "Xandria BV"), ("#REF!", None)],
        Deelnemers=[DEELNEMERS, [secret, mail], [secret, mail]],
        Contactpersonen=[
            ["organisatie", "naam", "e-mail", "aanhef"],
            ["Nijestee", secret, mail, f"Beste {secret}"],
            ["Nijestee", secret, mail.upper(), None],
        ],
        Verhalen=[
            ["verhaal", "tekst", "toestemming", "naam", "naam noemen"],
            ["V1", "Mooi", "nee", secret, "nee"],
            ["V2", "Mooi", "openbaar", "Els Bos", "ja"],
        ],
        Dubbelen=[DUBBELEN, [secret, "Quibberdonk, Xandria", "nee"]],
        Correcties=[
            ["bestand", "blad", "cel", "was", "wordt", "reden"],
            ["programma.xlsx", "Deelnemers", "A99", secret, secret, "dubbel"],
        ],
    )
    words = "\n".join(
        [frame.to_csv() for frame in reading.tables.values()]
        + [str(problem) for problem in reading.problems]
        + [repr(reading.ledger), repr(reading.cell_columns), reading.possible_doubles.to_csv()]
    ).casefold()
    assert "xandria" not in words
    assert "quibberdonk" not in words
    assert reading.tables["stories"]["name"].tolist() == [None, "Els Bos"]
    assert len(reading.problems) > 4


def test_the_secret_is_made_once_and_kept(tmp_path):
    secret = read_secret(tmp_path)
    assert len(secret) == 32
    assert read_secret(tmp_path) == secret
    assert [path.name for path in (tmp_path / ".wijkmakers").iterdir()] == ["secret"]
    other = read_secret(tmp_path / "ander")
    assert pseudonym("jan", secret) != pseudonym("jan", other)
    assert pseudonym("jan", b"k" * 32) == "p14af66d7416a7fb3"


def test_a_damaged_secret_is_never_replaced(tmp_path):
    read_secret(tmp_path)
    (tmp_path / ".wijkmakers" / "secret").write_text("kapot")
    with pytest.raises(IntakeError) as refusal:
        read_secret(tmp_path)
    assert str(refusal.value) == (
        "het geheim van deze werkruimte (.wijkmakers/secret) is niet te lezen. Zet het terug uit "
        "de reservekopie. Is die er niet, haal het bestand dan weg: er komt een nieuw geheim."
    )


THREE = [("J. Pietersen", "Lefier"), ("Jan Pietersen", "Lefier"), ("Pietersen, Jan", "Lefier")]


@pytest.mark.parametrize(
    ("attendance", "decisions", "expected"),
    [
        (THREE, [[*THREE[0][:1], THREE[1][0], "ja"], [THREE[1][0], THREE[2][0], "ja"]], [0, 0, 0]),
        (
            [*THREE[:2], ("Jan Pieterzen", "Lefier")],
            [
                ["J. Pietersen", "Jan Pietersen", "ja"],
                ["Jan Pieterzen", "Jan Pietersen", "nee"],
                ["Jan Pieterzen", "J. Pietersen", "nee"],
            ],
            [0, 0, 2],
        ),
    ],
)
def test_somebody_with_three_spellings_is_decided_in_two_rows(
    tmp_path, attendance, decisions, expected
):
    reading, groups = people(tmp_path, attendance, Dubbelen=[DUBBELEN, *decisions])
    assert groups == expected
    assert [str(one) for one in reading.problems if one.severity == "fout"] == []
    assert len(reading.possible_doubles) == 0


def test_another_initial_is_another_person(tmp_path):
    reading, _ = people(tmp_path, [("J. Smit", "Lefier"), ("K. Smit", "Nijestee")])
    assert len(reading.possible_doubles) == 0


def test_a_no_says_by_what_the_two_are_one_all_the_same(tmp_path):
    attendance = [(one, "Lefier") for one in ("Els Bos", "Els Bosch", "Els Bosma")]
    decisions = [
        ["Els Bos", "Els Bosch", "ja"],
        ["Els Bosch", "Els Bosma", "ja"],
        ["Els Bos", "Els Bosma", "nee"],
    ]
    reading, _ = people(tmp_path, attendance, Dubbelen=[DUBBELEN, *decisions])
    assert [str(one) for one in reading.problems] == [
        "programma.xlsx › Dubbelen › C4: deze twee zijn door andere regels van dit blad al één "
        "mens. Kijk welke regels met ja over deze namen gaan. Verander daar ja in nee, of haal "
        "deze regel weg."
    ]
    register = [["deelnemer", "e-mail"], [JAN, JAN_MAIL]]
    reading, _ = people(
        tmp_path / "ander", [(JAN, "Lefier")],
        Deelnemers=register, Dubbelen=[DUBBELEN, [JAN, JAN_MAIL, "nee"]],
    )  # fmt: skip
    assert [str(one) for one in reading.problems] == [
        "programma.xlsx › Dubbelen › C2: deze twee zijn door een gelijk e-mailadres of een gelijke "
        "code al één mens. Kijk in de lijsten bij 'e-mail' en 'code deelnemer'. Geef een van de "
        "twee een eigen adres of code, of haal de regel weg."
    ]
