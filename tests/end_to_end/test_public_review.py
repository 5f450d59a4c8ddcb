"""The review of what is publicly known says what is known and claims nothing else."""

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Words(HTMLParser):
    """Collect what a reader sees."""

    def __init__(self):
        super().__init__()
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("style", "script", "title")
        self.parts.append(" ")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "script", "title")
        self.parts.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


@pytest.fixture(scope="session")
def review(tmp_path_factory):
    folder = tmp_path_factory.mktemp("publiek") / "werkruimte"
    made = shutil.ignore_patterns("packs", "reports", ".wijkmakers")
    shutil.copytree(ROOT / "data" / "public", folder, ignore=made)
    command = [sys.executable, "-m", "wijkmakers_analysis", "review", str(folder), "--year", "2022"]
    done = subprocess.run([*command, "--format", "html"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (path,) = (folder / "reports").rglob("*.html")
    words = Words()
    words.feed(path.read_text(encoding="utf-8"))
    return re.sub(r"\s+", " ", "".join(words.parts)).replace("\u00a0", " ")


MUST_SAY = [
    r"21 partner",
    r"(10|tien) diploma",
    r"15\b[^.]{0,80}(gestart|begonnen|deelnemers)|(gestart|begonnen)[^.]{0,60}\b15\b",
    r"29 september 2022",
    r"Vinkhuizen",
    r"signaler",
    r"Nijestee",
    r"[Ww]orkshop design thinking",
    r"Paddepoel",
    r"april 2022",
    r"zomeracademie",
    r"\b10\b",
    r"armoede",
    r"woningcorporaties",
    r"jong talent",
    r"VONK",
    r"LEF",
    r"Stichting WIJS",
    r"7 november 2022",
    r"Let's Gro",
    r"25 november 2022",
    r"Bie de Buuf",
    r"Oosterparkwijk",
    r"ongedeelde stad",
    r"Scherpte in de discussie",
    r"Vinden en binden van jong talent",
    r"De praktijk in",
    r"Verhalen vertellen",
    r"Blik buiten de stad",
    r"meerjarenplan",
    r"niet bijgehouden",
]


@pytest.mark.parametrize("pattern", MUST_SAY)
def test_says(review, pattern):
    assert re.search(pattern, review)


COUNT = r"(\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
MUST_NOT_SAY = [
    rf"\b{COUNT} (wijk)?wandelingen",
    rf"\b{COUNT} deelnemers deden mee",
    r"\b13\b",
    r"dertien",
    r"[Tt]raineeship(?! *(en|,|\.|over|samen))(?<!VONK traineeship)",
    r"[Ww]erkplaats 3",
    r"twee werkplaatsen",
    r"2 werkplaatsen",
    r"veiligheid in de Oosterparkwijk",
    r"Leergang[^.]{0,40}editie 4",
    r"antropoloog",
    r"Hunzeboord(?! *\d)",
    r"[Pp]odcast",
    r"\b0 deelnemers",
    r"\b0%",
    r"\bnan\b|\bNone\b",
]


@pytest.mark.parametrize("pattern", MUST_NOT_SAY)
def test_does_not_say(review, pattern):
    found = re.search(pattern, review)
    assert not found, review[max(0, found.start() - 60) : found.end() + 60]


def test_does_not_say_how_many_started_the_first_edition(review):
    counts = COUNT.replace("|een|", "|")
    about_first = re.findall(
        r"(?:eerste editie|editie 1).*?(?=editie 2|tweede editie|[.!?] |$)", review
    )
    assert len(about_first) > 2
    for words in about_first:
        assert not re.search(rf"\b{counts}\b[^.]{{0,40}}(gestart|begonnen|begon)", words), words
