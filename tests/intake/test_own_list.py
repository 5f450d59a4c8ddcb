"""A list as an office makes it by itself: short headers, a number a row, titles above."""

from wijkmakers_analysis.programme import check_workspace

from builders import workspace

HEADER = ["activiteit", "titel", "soort", "datum"]


def test_short_headers_under_titles_are_known(tmp_path):
    sheets = {
        "Activiteiten": [HEADER, ["W01", "Wandeling Selwerd", "wijkwandeling", "17-6-2022"]],
        "Organisaties": [["organisatie", "sector"], ["Nijestee", "wonen"]],
        "W01": [
            ["Presentielijst wandeling Selwerd", None, None, None],
            [None, None, None, None],
            ["Nr", "Naam", "Org.", "Aanw?"],
            [1, "Jan Jansen", "Nijestee", "x"],
            [2, "Els Bos", None, "nee"],
        ],
    }
    reading, problems = check_workspace(workspace(tmp_path, sheets))
    assert [str(one) for one in problems if one.severity == "fout"] == []
    # A column that only numbers the rows is not missed.
    assert not any("onbekende kop" in one.what for one in problems)
    came = reading.tables["attendance"]
    assert list(came["activity_id"]) == ["W01", "W01"]
    assert list(came["organisation"]) == ["Nijestee", None]
    assert list(came["presence"]) == ["aanwezig", "afwezig"]


def test_the_list_of_a_partner_may_have_english_headers(tmp_path):
    sheets = {
        "Activiteiten": [
            ["activity", "title", "type", "date"],
            ["W01", "Wandeling Selwerd", "wijkwandeling", "17-6-2022"],
        ],
        "Organisaties": [["organisation", "sector"], ["Nijestee", "wonen"]],
        "W01": [
            ["Attendance list", None, None],
            ["Name", "Organization", "Present"],
            ["Jan Jansen", "Nijestee", "yes"],
            ["Els Bos", None, "no"],
        ],
    }
    reading, problems = check_workspace(workspace(tmp_path, sheets))
    assert [str(one) for one in problems if one.severity == "fout"] == []
    assert list(reading.tables["attendance"]["presence"]) == ["aanwezig", "afwezig"]
    assert list(reading.tables["attendance"]["organisation"]) == ["Nijestee", None]
