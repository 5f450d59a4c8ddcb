"""Write the catalogue of every fixed sentence of review, annex, partner reports and year packs.

python tools/extract_words.py            writes templates/words/wijkmakers.pot
python tools/extract_words.py --check    says whether it is up to date
"""

import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from fixed_words import PACKAGE, ROOT, read_module
from pack_words import words_in_packs

from wijkmakers_analysis.retelling import FORMER, IN_PACK

TARGET = PACKAGE / "templates" / "words" / "wijkmakers.pot"
STAGES = ("document", "export", "figures", "tables", "text")
# Files of other stages with sentences of the reports.
BESIDE = ("yearpack/sensitivity.py", "language.py")
NOTEBOOKS = ("yearly_review", "partner_report")
# What these take when nothing is given.
DEFAULTS = ("en", "activiteitenlijst")


def extract_words() -> dict[str, set[str]]:
    """Return every fixed sentence -> the files that hold it."""
    paths = [path for stage in STAGES for path in (PACKAGE / stage).rglob("*.py")]
    modules = {path: read_module(path) for path in [*paths, *(PACKAGE / name for name in BESIDE)]}
    found: dict[str, set[str]] = {one: {"wijkmakers_analysis/document"} for one in DEFAULTS}
    for path, module in sorted(modules.items()):
        for message in module.messages():
            found.setdefault(message, set()).add(path.relative_to(ROOT).as_posix())
    for path in sorted((PACKAGE / "templates").glob("*.j2")):
        for message in re.findall(r'\bword\("(.+?)"\)', path.read_text(encoding="utf-8")):
            found.setdefault(message, set()).add(path.relative_to(ROOT).as_posix())
    for name in NOTEBOOKS:
        for message in _in_notebook(ROOT / "notebooks" / f"{name}.ipynb"):
            found.setdefault(message, set()).add(f"notebooks/{name}.ipynb")
    return _with_letters(found)


def render_catalogue(found: dict[str, set[str]], in_packs: dict[str, set[str]]) -> str:
    """Return the catalogue as gettext writes it, without a date: it changes with its sentences.

    Parameters
    ----------
    found, in_packs
        The keys of reports and those that a year pack holds -> the files with them.
    """
    catalogue = Catalog(header_comment="# Every fixed sentence of the reports; the key is Dutch.")
    for message in sorted({*found, *in_packs}):
        places = found.get(message, set()) | in_packs.get(message, set())
        catalogue.add(
            message,
            locations=[(where, None) for where in sorted(places)],
            auto_comments=[IN_PACK] if message in in_packs else [],
        )
    file = io.BytesIO()
    write_po(file, catalogue, omit_header=True, width=0, include_lineno=False)
    head = (
        "# Every fixed sentence of the reports; the key is the Dutch sentence.\n"
        "# A place such as {n} or {n:one|many|percentage} is part of it.\n"
        f'# "{IN_PACK}": the pack is Dutch, and is retold by this key.\n#, fuzzy\nmsgid ""\n'
        'msgstr ""\n"Language: nl\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return head + file.getvalue().decode("utf-8")


def main(arguments: list[str]) -> int:
    """Write the catalogue, or say whether it is up to date."""
    text = render_catalogue(extract_words(), _with_letters(words_in_packs()))
    if "--check" in arguments:
        is_same = TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text
        print("bij" if is_same else "verouderd: python tools/extract_words.py")
        return 0 if is_same else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    for key in _gone(text):
        print(f"in een jaarpak van vroeger, zet erbij in {FORMER.name}: {key}")
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _gone(text: str) -> list[str]:
    """Return the keys that a pack of before can hold, and that lead nowhere any more."""
    now = {one.id for one in read_po(io.BytesIO(text.encode())) if one.id}
    before = read_po(io.BytesIO(TARGET.read_bytes())) if TARGET.is_file() else ()
    now |= {one.id for one in read_po(io.BytesIO(FORMER.read_bytes()))}
    return [str(one.id) for one in before if IN_PACK in one.auto_comments and one.id not in now]


def _with_letters(found: dict[str, set[str]]) -> dict[str, set[str]]:
    return {one: where for one, where in found.items() if any(map(str.isalpha, one))}


def _in_notebook(path: Path) -> Iterator[str]:
    from wijkmakers_analysis.document import plain, texts_in
    from wijkmakers_analysis.document.markdown import blocks_from_markdown

    for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"], 1):
        if cell["cell_type"] == "markdown":
            for block in blocks_from_markdown("".join(cell["source"]), number):
                yield from map(plain, texts_in(block))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
