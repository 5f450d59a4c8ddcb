"""First and last names in their own columns, and an e-mail or code beside a name."""

import pytest

from wijkmakers_analysis.intake import read_workspace

from builders import workspace

ACTIVITIES = [["activiteit", "titel", "soort"], *[[f"A{n}", "t", "workshop"] for n in range(1, 7)]]
ORGANISATIONS = [["organisatie", "sector"], ["Nijestee", "wonen"], ["Lefier", "wonen"]]
JAN, MAIL, OTHER_MAIL = "Jan Jansen", "jan@jansen.nl", "jan@elders.nl"
HEADER = ["naam", "organisatie", "e-mail", "deelnemersnummer"]


def read(tmp_path, sheets):
    return read_workspace(
        workspace(tmp_path, {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS, **sheets})
    )


def groups(reading):
    ids = reading.tables["attendance"]["person_id"].tolist()
    return [ids.index(each) for each in ids]


def told(reading):
    return [f"{problem.severity}: {problem}" for problem in reading.problems]


def one_a_sheet(rows):
    """Return a sheet an activity with one person, so that nobody stands twice in a list."""
    return {f"A{n}": [HEADER, [*row, *[None] * (4 - len(row))]] for n, row in enumerate(rows, 1)}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # The e-mail says who it is, and the name at the organisation is the same person.
        ([(JAN, "Nijestee", MAIL), (JAN, "Nijestee")], [0, 0]),
        ([(JAN, "Nijestee", MAIL), (MAIL, None)], [0, 0]),
        ([(JAN, "Nijestee", MAIL), (JAN, "Lefier", MAIL.upper()), (JAN, "Lefier")], [0, 0, 0]),
        # The same name elsewhere, without the e-mail, is not.
        ([(JAN, "Nijestee", MAIL), (JAN, "Lefier"), (JAN, None)], [0, 1, 2]),
        # A code does the same, and a number is a code there.
        ([(JAN, "Nijestee", None, 1001), (JAN, "Lefier", None, "1001")], [0, 0]),
        ([(JAN, "Nijestee", MAIL, "D12"), (JAN, "Lefier", None, "d12"), (MAIL, None)], [0, 0, 0]),
        # Two e-mails of one name at one organisation are two people, the bare name is neither.
        (
            [(JAN, "Nijestee", MAIL), (JAN, "Nijestee", OTHER_MAIL), (JAN, "Nijestee")],
            [0, 1, 2],
        ),
    ],
)
def test_an_email_or_code_beside_a_name_says_who_it_is(tmp_path, rows, expected):
    reading = read(tmp_path, one_a_sheet(rows))
    assert told(reading) == []
    assert groups(reading) == expected


SHARED = [("Jan Jansen", "Nijestee", MAIL), ("Els Bos", "Nijestee", MAIL), (MAIL, None)]
DUBBELEN = ["deelnemer 1", "deelnemer 2", "zelfde"]


@pytest.mark.parametrize(
    ("decision", "expected", "is_told"),
    [(None, [0, 1, 2], True), ("nee", [0, 1, 2], False), ("ja", [0, 0, 2], False)],
)
def test_an_email_of_two_names_merges_nobody(tmp_path, decision, expected, is_told):
    sheets = one_a_sheet(SHARED)
    if decision:
        sheets["Dubbelen"] = [DUBBELEN, ["Jan Jansen", "Els Bos", decision]]
    reading = read(tmp_path, sheets)
    message = (
        "waarschuwing: programma.xlsx › A2 › C2: dit e-mailadres of deze code staat bij "
        "verschillende namen; de naam telt. Is het één mens, zet de namen dan in blad Dubbelen; "
        "zo niet, geef ieder een eigen adres of code, of zet de namen in Dubbelen met nee."
    )
    assert told(reading) == ([message] if is_told else [])
    assert groups(reading) == expected


def test_an_email_alone_is_the_person(tmp_path):
    rows = [["E-mailadres*", "aanwezig"], [MAIL, "x"], [OTHER_MAIL, "x"], [MAIL.upper(), None]]
    reading = read(tmp_path, {"A1": rows[:3], "A2": [rows[0], rows[3]]})
    assert told(reading) == []
    assert groups(reading) == [0, 1, 0]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (
            ["Voornaam", "Tussenvoegsel", "Achternaam", "werkgever"],
            [["Jan", "de", "Vries", "Nijestee"], ["Els", None, "Bos", "Lefier"]],
        ),
        (
            ["ACHTERNAAM *", "Voorletters", "VOORNAAM\n(verplicht)", "tussenvoegsels", "Bedrijf:"],
            [["Vries", "J.", "Jan", "de", "Nijestee"], ["Bos", "E.", "Els", None, "Lefier"]],
        ),
        (
            ["Voornaam", "Naam", "Instelling"],
            [["Jan", "de Vries", "Nijestee"], ["Els", "Bos", "Lefier"]],
        ),
        (
            ["Naam", "Voornaam", "organisatie"],
            [["Jan de Vries", "Jan", "Nijestee"], ["Els Bos", "Els", "Lefier"]],
        ),
    ],
    ids=["parts", "any order", "a last name called naam", "a whole name beside a first name"],
)
def test_the_parts_of_a_name_are_joined(tmp_path, header, rows):
    whole = [["naam", "organisatie"], ["Jan de Vries", "Nijestee"], ["Els Bos", "Lefier"]]
    reading = read(tmp_path, {"A1": [header, *rows], "A2": whole})
    assert [problem for problem in told(reading) if problem.startswith("fout")] == []
    assert groups(reading) == [0, 1, 0, 1]


def test_a_name_beside_a_first_name_that_is_not_sure_is_an_error(tmp_path):
    rows = [["Naam", "Voornaam"], ["Jan de Vries", "Jan"], ["Bos", "Els"]]
    assert told(read(tmp_path, {"A1": rows})) == [
        "fout: programma.xlsx › A1 › A1: het is niet zeker of hier de achternaam of de hele naam "
        "staat. Noem de kop 'achternaam', of haal de kolom met voornamen weg.",
        "waarschuwing: programma.xlsx › A1 › B1: 1 kolom met een onbekende kop niet gelezen (B1). "
        "Gebruik een kop uit de uitleg als de kolom mee moet doen; anders is dit goed.",
    ]


def test_a_list_of_names_alone_is_a_list(tmp_path):
    reading = read(tmp_path, {"A1": [["Naam"], [JAN], ["Els Bos"]]})
    assert told(reading) == []
    assert groups(reading) == [0, 1]


def test_what_stands_beside_a_name_leaves_no_trace(tmp_path):
    reading = read(tmp_path, one_a_sheet([*SHARED, ("Xandria", "Nijestee", "x@quib.nl", "Q77")]))
    words = "\n".join(frame.to_csv() for frame in reading.tables.values())
    words += repr((told(reading), reading.ledger, reading.cell_columns))
    for secret in ("jansen", "xandria", "quib", "q77"):
        assert secret not in words.casefold()


@pytest.mark.parametrize(
    ("given", "what"),
    [
        (1234, "hier hoort een persoon, maar er staat een getal"),
        ("12-3", "hier hoort een persoon, maar er staat een getal"),
        ("3-4-2022", "hier hoort een persoon, maar er staat een getal"),
        ("3 april 2022", "hier hoort een persoon, maar er staat een datum of tijd"),
        ("Jan Jansen <jan@jansen.nl>", "hier staan een naam en een e-mailadres in één cel"),
        ("Jan Jansen; Els Bos", "hier lijken meer personen in één cel te staan"),
    ],
)
def test_what_is_no_person_is_refused_without_quoting_it(tmp_path, given, what):
    reading = read(tmp_path, {"A1": [["naam", "organisatie"], [given, "Nijestee"]]})
    (message,) = told(reading)
    assert message.startswith(f"fout: programma.xlsx › A1 › A2: {what}. ")


@pytest.mark.parametrize("name", ["NA", "None", "n/a", "Jansen, J.", "D12", "Ó'Brien-van der A"])
def test_an_odd_name_is_a_name(tmp_path, name):
    reading = read(tmp_path, {"A1": [["naam", "organisatie"], [name, "Nijestee"]]})
    assert told(reading) == []
    assert reading.tables["attendance"]["person_id"].notna().all()


def test_two_jobs_at_once_are_a_warning(tmp_path):
    rows = [
        ["deelnemer", "organisatie", "van", "tot"],
        [JAN, "Nijestee", "1-1-2021", None],
        ["Els Bos", "Nijestee", "1-1-2021", "31-12-2021"],
        ["Els Bos", "Lefier", "1-1-2022", None],
    ]
    rows[1:1] = [[MAIL, "Nijestee", None, None], [MAIL, "Lefier", None, None]]
    assert told(read(tmp_path, {"Werkt bij": rows})) == [
        "waarschuwing: programma.xlsx › Werkt bij › B3: deze persoon werkt volgens dit blad bij "
        "twee organisaties tegelijk. Vul bij de eerste organisatie 'tot' in. Is het echt zo, dan "
        "is dit goed."
    ]


def test_two_ids_that_look_like_one_are_a_warning(tmp_path):
    rows = [ACTIVITIES[0], ["W01", "t", "workshop"], ["W-1", "t", "workshop"]]
    assert told(read(tmp_path, {"Activiteiten": rows})) == [
        "waarschuwing: programma.xlsx › Activiteiten › A3: deze code lijkt op 'W01' van een "
        "andere activiteit. Is het dezelfde activiteit, houd dan één regel; zo niet, kies een "
        "code die meer verschilt."
    ]


def test_month_first_is_told_once_where_it_is_the_whole_column(tmp_path):
    body = [[f"A{n}", "t", "workshop", f"3/{n + 12}/2022"] for n in range(1, 13)]
    reading = read(tmp_path, {"Activiteiten": [[*ACTIVITIES[0], "datum"], *body]})
    assert told(reading) == [
        "fout: programma.xlsx › Activiteiten › D2: deze datum kan alleen met de maand voorop "
        "bestaan, dus de andere datums in deze kolom zijn ook niet zeker. Kijk de hele kolom na "
        "en schrijf elke dag als dag-maand-jaar, zoals 25-3-2022."
    ]


def test_an_empty_kind_is_asked_for_in_few_words(tmp_path):
    rows = [ACTIVITIES[0], ["A1", "t", None]]
    assert told(read(tmp_path, {"Activiteiten": rows})) == [
        "fout: programma.xlsx › Activiteiten › C2: soort is niet ingevuld. Vul in: wijkwandeling, "
        "workshop, bijeenkomst of een andere soort."
    ]
