"""Make the dispatch list and the mails of the reports that have to go, and record what is sent."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wijkmakers_analysis.errors import ProofError, Refused, WrongCall
from wijkmakers_analysis.fingerprint import file_hash
from wijkmakers_analysis.intake import read_workspace_once
from wijkmakers_analysis.language import breakable, count, listed
from wijkmakers_analysis.schemas.text_places import MAIL, place_meant
from wijkmakers_analysis.sending.concepts import marks_of, refuse_concepts
from wijkmakers_analysis.sending.contacts import (
    NO_CONTACTS,
    Contact,
    contact_problems,
    contacts_of,
    read_contacts,
)
from wijkmakers_analysis.sending.dispatch import Line, render_list
from wijkmakers_analysis.sending.drafts import MAILS, folder_of, remove_folder, replace_folder
from wijkmakers_analysis.sending.entering import enter_sent
from wijkmakers_analysis.sending.mail import compose_mail
from wijkmakers_analysis.sending.names import check_names
from wijkmakers_analysis.sending.report import Report
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.correction import find_correction
from wijkmakers_analysis.yearpack.parts import PackText
from wijkmakers_analysis.yearpack.register import next_version

# More names than this make a message long; the list has them all.
MOST_NAMED = 5
NOT_READY = "De mails zijn niet klaargezet:"


@dataclass(frozen=True)
class Prepared:
    """What was put ready.

    Parameters
    ----------
    dispatch_list
        The list; None where nothing has to go, or something stands in the way.
    notes
        What the office has to know, as sentences.
    is_refused
        Whether contacts stand in the way.
    """

    dispatch_list: Path | None = None
    notes: tuple[str, ...] = ()
    is_refused: bool = False


def refuse_unsendable(settings: Settings, partners: Sequence[str]) -> None:
    """Refuse before anything is made where reports could not be sent: every reason at once.

    Raises
    ------
    Refused
        Where a partner has no contact, or a contact is wrong.
    """
    if problems := contact_problems(read_contacts(settings), partners):
        raise Refused("\n".join((NOT_READY, *(f"- {problem}" for problem in problems))))


def prepare_sending(
    settings: Settings,
    pack: YearPack,
    files: Mapping[str, Sequence[Path]],
    figures: Mapping[str, Iterable[str]],
    day: date,
    *,
    is_final: bool = False,
) -> Prepared:
    """Put the list and the mails ready for every report that its partner does not have yet.

    Parameters
    ----------
    files
        Partner -> the finished files of its report, for every partner of the year.
    figures
        Partner -> the keys of the facts that its report prints.
    day
        The day of the reports.
    is_final
        Whether they are sent: then they enter the register.

    Raises
    ------
    ProofError
        Where a file is another partner's than its name says, or a concept; nothing is written.
    """
    try:
        check_names({path: partner for partner, paths in files.items() for path in paths}, pack)
        refuse_concepts([path for paths in files.values() for path in paths], marks_of(settings))
    except ProofError:
        withdraw_try_out(settings, pack.year)
        raise
    reports = [_report(settings, pack, partner, paths) for partner, paths in files.items()]
    contacts = read_contacts(settings)
    if problems := contact_problems(contacts, tuple(files)):
        withdraw_try_out(settings, pack.year)
        if problems == (NO_CONTACTS,):
            return Prepared(notes=(f"Er zijn geen mails klaargezet. {NO_CONTACTS}",))
        told = (NOT_READY, *(f"- {problem}" for problem in problems))
        return Prepared(notes=told, is_refused=True)
    if is_final:
        return _send(settings, pack, reports, contacts, figures, day)
    going = [report for report in reports if report.has_to_go]
    if not going:
        withdraw_try_out(settings, pack.year)
        return Prepared(notes=(_nothing_new(reports),))
    ready = _made_ready(settings, pack, reports, contacts, day)
    folder = folder_of(settings, pack.year)
    replace_folder(ready, folder)
    return Prepared(folder / _list_name(pack), (*_corrected(reports), _try_out(pack, ready)))


def has_try_out(settings: Settings, year: int) -> bool:
    """Return whether mails were put ready and not sent yet."""
    return folder_of(settings, year).exists()


def withdraw_try_out(settings: Settings, year: int) -> bool:
    """Take mails with older reports away; return whether there were any."""
    folder = folder_of(settings, year)
    is_there = folder.exists()
    remove_folder(folder)
    return is_there


def _send(
    settings: Settings,
    pack: YearPack,
    reports: Sequence[Report],
    contacts: Sequence[Contact],
    figures: Mapping[str, Iterable[str]],
    day: date,
) -> Prepared:
    version = next_version(settings, pack.year)
    going = [report for report in reports if report.has_to_go]
    folder = folder_of(settings, pack.year, version)
    ready = {}
    if going:
        ready = _made_ready(settings, pack, reports, contacts, day, version)
        replace_folder(ready, folder)
    try:
        notes = enter_sent(settings, pack, going, figures, day)
    except BaseException:
        remove_folder(folder)
        raise
    withdraw_try_out(settings, pack.year)
    if not going:
        return Prepared(notes=(_nothing_new(reports), *notes))
    told = (
        f"Versie {version} van {pack.year} is vastgelegd. Verstuur nu de {_mails(ready)} uit "
        f"reports/{pack.year}/kantoor/versie-{version}/mails. Bewaar de map packs goed: daarin "
        "staat wat er verstuurd is."
    )
    return Prepared(folder / _list_name(pack), (*_corrected(reports), told, *notes))


def _report(settings: Settings, pack: YearPack, partner: str, paths: Sequence[Path]) -> Report:
    pdf = next((path for path in paths if path.suffix == ".pdf"), None)
    if pdf is None:
        raise WrongCall("Bij een mail hoort de pdf. Laat --format weg, of zet --format pdf erbij.")
    return Report(partner, pdf, tuple(paths), find_correction(settings, pack, partner))


def _made_ready(
    settings: Settings,
    pack: YearPack,
    reports: Iterable[Report],
    contacts: Sequence[Contact],
    day: date,
    version: str = "",
) -> dict[str, bytes]:
    """Return the files of the folder: a mail for each person, and the list of all."""
    own_words = _own_words(settings, pack.year)
    files: dict[str, bytes] = {}
    lines = []
    for report in reports:
        for number, contact in enumerate(contacts_of(contacts, report.partner), start=1):
            mail = ""
            if report.has_to_go:
                mail = f"{report.pdf.stem}{f'-{number}' if number > 1 else ''}.eml"
                files[f"{MAILS}/{mail}"] = compose_mail(report, contact, pack, day, own_words)
            lines.append(_line(report, contact, mail, pack))
    files[_list_name(pack)] = render_list(lines, pack.year, pack.label, day, version)
    return files


def _line(report: Report, contact: Contact, mail: str, pack: YearPack) -> Line:
    correction = report.correction
    if not report.has_to_go:
        holds = f"niet veranderd sinds {correction.sent_on:%d-%m-%Y}; niet opnieuw versturen"
        return Line(report.partner, contact.name, contact.email, "", "", holds, correction.version,
                    "")  # fmt: skip
    pages = len(re.findall(rb"/Type\s*/Page\b", report.pdf.read_bytes()))
    size = f" van {count(pages, 'bladzijde', 'bladzijden')}" if pages else ""
    holds = f"verslag 'Brengen en halen' over {pack.label}, pdf{size}"
    if correction.is_correction:
        number = len(correction.changes) + len(correction.changed_lists)
        changed = count(number, "verbetering", "verbeteringen")
        holds += f"; {changed} op versie {correction.corrects}"
    return Line(
        partner=report.partner,
        receiver=contact.name,
        email=contact.email,
        mail=mail,
        file=report.pdf.name,
        holds=breakable(holds),
        version=correction.version,
        digest=file_hash(report.pdf),
    )


def _own_words(settings: Settings, year: int) -> PackText | None:
    """Return what the lead wrote for the mail of a year, if anything."""
    rows = read_workspace_once(settings).tables["texts"].to_dict("records")
    for row in rows:
        if row["year"] == year and place_meant(row["place"] or "") == MAIL:
            return PackText(
                place=MAIL,
                wording=row["wording"] or "",
                speaker_role=row["speaker_role"] if isinstance(row["speaker_role"], str) else "",
            )
    return None


def _list_name(pack: YearPack) -> str:
    return f"verzendlijst-{pack.year}.xlsx"


def _corrected(reports: Sequence[Report]) -> tuple[str, ...]:
    """Say which partners get a corrected report, where any partner has one already."""
    changed = [one.partner for one in reports if one.has_to_go and one.correction.is_correction]
    same = [one for one in reports if not one.has_to_go]
    if not changed:
        return ()
    if len(changed) == 1:
        subject = f"Het verslag van {changed[0]} is"
    elif len(changed) <= MOST_NAMED:
        subject = f"De verslagen van {listed(changed)} zijn"
    else:
        subject = f"{len(changed)} verslagen zijn"
    rest = " De andere hoeven niet opnieuw." if same else ""
    return (
        f"{subject} veranderd sinds het versturen. In het verslag en in de mail staat wat er "
        f"anders is.{rest}",
    )


def _nothing_new(reports: Sequence[Report]) -> str:
    versions = sorted({one.correction.version for one in reports})
    return (
        f"Geen enkel verslag zegt iets anders dan wat er verstuurd is (versie {listed(versions)}). "
        "Er hoeft niets opnieuw."
    )


def _try_out(pack: YearPack, ready: Mapping[str, bytes]) -> str:
    return (
        f"De verzendlijst en de {_mails(ready)} staan in reports/{pack.year}/kantoor/proef, alleen "
        "voor kantoor. Klopt alles? Leg het vast en verstuur: "
        f"wijkmakers partners --year {pack.year} --final"
    )


def _mails(ready: Mapping[str, bytes]) -> str:
    """Return 'mail' or '3 mails', to stand behind 'de': the list is a file too."""
    number = len(ready) - 1
    return "mail" if number == 1 else f"{number} mails"
