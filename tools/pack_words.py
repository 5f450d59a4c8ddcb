"""Find the fixed words that a year pack holds: reasons, classes, definitions, names of kinds.

A sentence that is filled is an f-string there. Its key has a place for each thing that is filled
in, named after what stands in the braces: f"tussen {number(low)} en {number(high)}" is the key
'tussen {low} en {high}'.
"""

import ast
import re
from collections.abc import Iterator

from fixed_words import ALL, PACKAGE, Calls, Module, read_module
from syntax import called

STAGES = ("indicators", "disclosure")
BESIDE = (
    "language.py", "yearpack/aspects.py", "yearpack/closing.py", "yearpack/comparable.py",
    "yearpack/comparing.py", "yearpack/happenings.py", "yearpack/making.py",
    "yearpack/partner_comparing.py", "yearpack/photos.py",
)  # fmt: skip
# Here every f-string is words of the pack.
FILLED = (
    "disclosure/account.py", "disclosure/naming.py", "yearpack/aspects.py",
    "yearpack/happenings.py",
)  # fmt: skip
# Its sentences are errors.
NO_WORDS = ("disclosure/coarsening.py",)
# Call -> which of its arguments are words of the pack.
CALLS: Calls = {
    "Comparable": ((2,), ("label",)),
    "Indicator": (
        (), ("label", "explanation", "counted", "out_of", "left_out", "limits", "source")
    ),
    "PackComparison": ((), ("label", "reason")),
    "PackPhoto": ((), ("alt",)),
    "count": ((1, 2), ()),
    "in_words": ((ALL,), ()),
    "listed": ((0,), ()),
    "printed": ((1,), ("shown", "reason")),
    "replace": ((), ("shown", "reason")),
    "translated": ((0,), ()),
}  # fmt: skip
_SENTENCE = re.compile(r"[A-ZÀ-Ý{].*[.!?]", re.DOTALL)
_PLACE = re.compile(r"\{\w+\}")


def words_in_packs() -> dict[str, set[str]]:
    """Return each key that a pack can hold -> the files that it stands in.

    Of keys that differ in the names of their places only, the first by name stays.
    """
    found: dict[str, set[str]] = {}
    for message, path in [*_in_code(), *_names()]:
        found.setdefault(message, set()).add(f"{PACKAGE.name}/{path}")
    shapes: dict[str, str] = {}
    for message in sorted(found):
        first = shapes.setdefault(_PLACE.sub("{}", message), message)
        if first != message:
            found[first] |= found.pop(message)
    return {one: where for one, where in found.items() if re.search(r"\w|['(]", _bare(one))}


def _in_code() -> Iterator[tuple[str, str]]:
    paths = [path for stage in STAGES for path in sorted((PACKAGE / stage).rglob("*.py"))]
    names = [path.relative_to(PACKAGE).as_posix() for path in paths]
    for name in [name for name in (*names, *BESIDE) if name not in NO_WORDS]:
        module = read_module(PACKAGE / name)
        for message in (*module.messages(CALLS), *_sentences(module, name in FILLED)):
            yield message, name


def _sentences(module: Module, has_filled: bool) -> Iterator[str]:
    """Yield what is a sentence of the pack in a file; where all f-strings are, those too."""
    for node in ast.walk(module.tree):
        is_filled = isinstance(node, ast.JoinedStr)
        is_text = is_filled or isinstance(getattr(node, "value", None), str)
        if is_text and not any(map(_is_no_word, _upwards(node))):
            told = module.literals(node)
            yield from told if is_filled and has_filled else filter(_SENTENCE.fullmatch, told)


def _names() -> Iterator[tuple[str, str]]:
    """Yield the names that the sheets and the program give: kinds, sectors, steps, statuses."""
    from wijkmakers_analysis.disclosure import naming
    from wijkmakers_analysis.figures.sector_looks import KNOWN
    from wijkmakers_analysis.indicators import completeness, cross_sector_meetings, fact, visits
    from wijkmakers_analysis.indicators import young_talent_path as path
    from wijkmakers_analysis.schemas import activities, labs, office, organisations
    from wijkmakers_analysis.yearpack import over_time

    yield from ((one, "disclosure/naming.py") for one in naming.NAMES)
    yield from ((one, "figures/sector_looks.py") for one in KNOWN)
    yield from ((one, "indicators/visits.py") for one in (visits.RESIDENTS, "cumulatief"))
    yield cross_sector_meetings.FOLDED, "indicators/cross_sector_meetings.py"
    yield from ((one, "indicators/fact.py") for one in fact.STATUSES.values())
    yield from ((f"{one} {{value}}", "indicators/fact.py") for one in fact.GROUP_KEYS)
    yield from ((one, "yearpack/over_time.py") for one in over_time.VERDICTS)
    yield from ((one, "indicators/young_talent_path.py") for one in path.STEPS)
    yield from ((one, "schemas/office.py") for one in (*office.PILLARS, *office.PILLAR_BY_KIND))
    for schema in (activities.Activities, labs.PracticeQuestions, organisations.Organisations):
        for column in schema.columns.values():
            yield from (
                (one, f"schemas/{schema.__module__.split('.')[-1]}.py") for one in column.choices
            )
    yield from ((one, "schemas/organisations.py") for one in organisations.CONTRIBUTION_KINDS)
    yield "onbekend", "indicators/activities.py"
    yield from (
        (one, "indicators/completeness.py") for one in (*completeness.FIELDS, *completeness.ALPHAS)
    )


def _bare(message: str) -> str:
    return _PLACE.sub("", message)


def _upwards(node: ast.AST) -> Iterator[ast.AST]:
    while node is not None:
        yield node
        node = getattr(node, "parent", None)


def _is_no_word(node: ast.AST) -> bool:
    """Whether it, or what it is a part of, is a docstring, an error or what the office can do."""
    above = getattr(node, "parent", None)
    is_remedy = isinstance(above, ast.Call) and called(above) in ("Reason", "unlisted")
    is_docstring = isinstance(above, ast.Expr) and isinstance(node, ast.Constant)
    return (
        is_docstring
        or isinstance(above, ast.JoinedStr)
        or isinstance(node, ast.Raise)
        or (is_remedy and node in above.args[1:])
    )
