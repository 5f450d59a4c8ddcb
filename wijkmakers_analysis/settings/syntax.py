"""Read the text of wijkmakers.toml; of a line that is no TOML say in Dutch what belongs there.

The parser of the standard library says in English at which sign it stopped. Whoever lives in Excel
is helped by the line, and by how that kind of line is written. The line itself may hold anything,
so a message names its number and the setting before the sign =.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from wijkmakers_analysis.errors import SettingsError
from wijkmakers_analysis.settings.checks import FILE_NAME

_LINE = re.compile(r"at line (\d+)")
_COMMENT = re.compile("#.*")
_SETTING = re.compile(r"\s*([a-z_]+)\s*=")
UNREADABLE = (
    f"{FILE_NAME} heeft tekens die niet te lezen zijn. Sla het bestand opnieuw op met de codering "
    "UTF-8. In Kladblok kiest u die bij Opslaan als."
)
_TEXT = 'Tekst hoort tussen rechte aanhalingstekens, zoals name = "Wijkmakers".'
# What is in the parser's reason, what is in the line, and what is told: the first that fits both.
_TOLD = (
    ("twice", "", "dit deel staat er twee keer. Zet alles onder één kop en haal de andere weg."),
    ("overwrite", "", "deze instelling staat er twee keer. Haal een van de twee regels weg."),
    ("", "[“”„‘’‚]", 'hier staan kromme aanhalingstekens. Zet er rechte neer: ".'),
    ("", r"^\s*\[[^=]*$",
     "de kop van een deel staat alleen op een regel, met evenveel rechte haken voor als achter, "
     "zoals [years.2022]. Verbeter de kop."),
    ("", r"=\s*[\"']?(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})\b",
     "een dag schrijft u als jaar-maand-dag, zonder aanhalingstekens. Hier is dat "
     "{year}-{month:0>2}-{day:0>2}."),
    ("", r"=\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}",
     "zo staat deze dag niet in de kalender. Schrijf jaar-maand-dag met twee cijfers voor maand "
     "en dag, zoals 2022-03-01."),
    ("array", "", "een rij begint met [ en eindigt met ]. Zet de haak erbij."),
    ("", r"\\", "in een map of bestand hoort hier / en geen \\. Vervang elke \\ door /."),
    ("", r"""^[^"]*"([^"]*"[^"]*")*[^"]*$|^[^']*'([^']*'[^']*')*[^']*$""",
     f"er is een aanhalingsteken te weinig. {_TEXT}"),
    ("", "^[^=]*$",
     "hier ontbreekt het teken =. Schrijf de instelling, dan = en dan de waarde. Een opmerking "
     "begint met #."),
    ("", r"=\s*$", "achter = staat niets. Zet er een waarde achter, of haal de regel weg."),
    ("", r"=\s*\d+,\d", "een getal heeft hier geen komma. Schrijf een heel getal, zoals 5."),
    ("", r"=\s*[^\W\d]",
     f"een woord kan hier niet los staan. {_TEXT} Een getal schrijft u in cijfers."),
    ("", "",
     "deze regel is niet te lezen. Zet er één instelling op: de instelling, dan = en dan de "
     "waarde."),
)  # fmt: skip


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a file of settings holds.

    Raises
    ------
    SettingsError
        Where it is no TOML, with the number of the line and what to write there.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(UNREADABLE) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_explain(str(error), text.splitlines())) from None


def _explain(reason: str, lines: list[str]) -> str:
    number = _number_of_line(reason, lines)
    line = _COMMENT.sub("", lines[number - 1])
    setting = _SETTING.match(line)
    where = f"regel {number}" + (f" ({setting.group(1)})" if setting else "")
    fitting = (
        told.format(**found.groupdict())
        for said, pattern, told in _TOLD
        if said in reason and (found := re.search(pattern, line))
    )
    return f"{FILE_NAME}, {where}: {next(fitting)}"


def _number_of_line(reason: str, lines: list[str]) -> int:
    """Return the line that is wrong; of what is never closed, the line that opens it."""
    found = _LINE.search(reason)
    if found:
        return min(int(found.group(1)), len(lines))
    filled = [number for number, line in enumerate(lines, start=1) if line.strip()]
    opens = r"=\s*\[" if "array" in reason else r"=\s*(\"{3}|'{3})"
    opening = [number for number in filled if re.search(opens, lines[number - 1])]
    return opening[-1] if opening and "Un" in reason else filled[-1]
