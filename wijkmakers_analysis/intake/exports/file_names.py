"""Find what the name of a file, and of a sheet in it, says that it is about."""

import re
import unicodedata
from collections.abc import Mapping

from wijkmakers_analysis.intake.activity_index import ActivityIndex
from wijkmakers_analysis.intake.folding import fold
from wijkmakers_analysis.intake.raw import RawSheet
from wijkmakers_analysis.schemas.surveys import AFTER, BEFORE, LATER, THEN

SHORTEST_TITLE = 6
MOMENT_WORDS = {
    "voor": BEFORE, "vooraf": BEFORE, "voormeting": BEFORE, "na": AFTER, "achteraf": AFTER,
    "nameting": AFTER, "toen": THEN, "later": LATER,
}  # fmt: skip


def activities_in_name(raw: RawSheet, index: ActivityIndex) -> tuple[set[str], set[str]]:
    """Return the activities whose id, and those whose title, the name of file or sheet holds."""
    name = _name(raw)
    ids = {_spaced(given): {given} for given in index.ids.values()}
    return _written(_spaced(name), ids), _inside(fold(name), index.titles)


def moments_in_name(raw: RawSheet) -> set[str]:
    """Return the moments of a survey that a name holds as a word."""
    words = re.findall(r"[^\W\d_]+", _name(raw).casefold())
    return {MOMENT_WORDS[word] for word in words if word in MOMENT_WORDS}


def _written(name: str, ids: Mapping[str, set[str]]) -> set[str]:
    """Return ids that stand in a name as whole words; the longest takes its place first."""
    found: set[str] = set()
    for text in sorted(ids, key=lambda each: (-len(each), each)):
        # A number alone can be a day, a year or a copy: '2022-04-05 (1)'.
        if not any(sign.isalpha() for sign in text):
            continue
        pattern = rf"(?<![^\W_]){re.escape(text)}(?![^\W_])"
        name, hits = re.subn(pattern, "|", name)
        if hits:
            found |= ids[text]
    return found


def _inside(name: str, titles: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    for text in sorted(titles, key=lambda each: (-len(each), each)):
        if len(text) >= SHORTEST_TITLE and text in name:
            name = name.replace(text, "|")
            found |= set(titles[text])
    return found


def _name(raw: RawSheet) -> str:
    return f"{raw.file.rpartition('/')[2].rpartition('.')[0]} {raw.sheet}"


def _spaced(text: str) -> str:
    return " ".join(re.split(r"[\s_]+", unicodedata.normalize("NFC", text).casefold())).strip()
