"""Set the editions of the course in rows: begin, end, started and diplomas."""

from wijkmakers_analysis.document import Blocks, Text, words
from wijkmakers_analysis.document.sentences import cell, from_pack, pack_words, sentence
from wijkmakers_analysis.tables.columns import TableColumn, build_table
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.parts import RUNNING, PackCohort
from wijkmakers_analysis.yearpack.selection import editions, find


def tabulate_cohorts(pack: YearPack) -> Blocks:
    """Return a row for each edition that finished or is running at the end of the period."""
    cohorts = editions(pack)
    return build_table(
        words("De leergang per editie"),
        TableColumn("Editie", tuple(_name(one) for one in cohorts)),
        TableColumn("Eerste dag", tuple(_day(one, one.start) for one in cohorts)),
        TableColumn("Laatste dag", tuple(_end(one) for one in cohorts)),
        TableColumn("Gestart", _facts(pack, "diplomas.started", cohorts), is_numeric=True),
        TableColumn("Diploma's", _facts(pack, "diplomas.count", cohorts), is_numeric=True),
    )


def _facts(pack: YearPack, id: str, cohorts: tuple[PackCohort, ...]) -> tuple[Text, ...]:
    return tuple(cell(find(pack, id, editie=one.cohort)) for one in cohorts)


def _name(one: PackCohort) -> Text:
    if one.title:
        return _text(one, one.title)
    return sentence("Editie {cohort}", cohort=_text(one, one.cohort))


def _end(one: PackCohort) -> Text:
    return words("loopt nog") if one.state == RUNNING else _day(one, one.end)


def _day(one: PackCohort, day: str) -> Text:
    return pack_words(day, f"cohorts.{one.cohort}")


def _text(one: PackCohort, text: str) -> Text:
    return from_pack(text, f"cohorts.{one.cohort}")
