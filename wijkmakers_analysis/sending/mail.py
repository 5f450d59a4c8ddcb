"""Write the mail that goes with a partner's report, as a draft that a mail program opens."""

import hashlib
from datetime import UTC, date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from wijkmakers_analysis import language
from wijkmakers_analysis.document import clean, plain
from wijkmakers_analysis.document.addressing import FAMILIAR, FORMAL
from wijkmakers_analysis.sending.contacts import Contact
from wijkmakers_analysis.sending.report import Report
from wijkmakers_analysis.text.partner.correcting import list_changes
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.parts import PackText
from wijkmakers_analysis.yearpack.selection import is_familiar

NO_SALUTATION = "Goedendag"
NOON = time(12, tzinfo=UTC)
# A folded header gets a second space where an encoded word follows; a line may be this long.
POLICY = SMTP.clone(max_line_length=990)
# The same text with 'u' and with 'je', as the house style says.
FORMS = {
    FORMAL: {"u": "u", "krijgt": "krijgt u", "leest": "U leest", "kunt": "kunt u", "hebt": "hebt u",
             "wilt": "Wilt u"},
    FAMILIAR: {"u": "je", "krijgt": "krijg je", "leest": "Je leest", "kunt": "kun je",
               "hebt": "heb je", "wilt": "Wil je"},
}  # fmt: skip
FIRST = (
    "Hierbij {krijgt} het verslag 'Brengen en halen' van {partner} over {label} ({period}). "
    "{leest} erin wat {partner} het afgelopen jaar inbracht in het netwerk en wat {partner} "
    "eruit haalde. Het verslag zit als pdf bij deze mail."
)
CORRECTED = (
    "Op {day} stuurden we {u} versie {corrects} van het verslag 'Brengen en halen' van "
    "{partner} over {label}. Daarin klopte iets niet. Hierbij {krijgt} "
    "versie {version}. {wilt} die gebruiken in plaats van de vorige? Het verslag zit als pdf bij "
    "deze mail."
)
CHANGED = "Dit is er veranderd:"
PROTECTED = (
    "In het verslag staat niets over afzonderlijke mensen. Kleine aantallen mensen zijn afgerond "
    "of staan er als groep, zoals '1 tot en met 4'. Daarom {kunt} het verslag ook aan anderen "
    "laten lezen."
)
QUESTIONS = "Klopt er iets niet, of {hebt} een vraag? Laat het ons weten: antwoord op deze mail"
GREETING = "Met vriendelijke groet,"


def compose_mail(
    report: Report,
    contact: Contact,
    pack: YearPack,
    day: date,
    own_words: PackText | None = None,
) -> bytes:
    """Return a draft to one person with one report; the same input always gives the same bytes.

    Parameters
    ----------
    report
        The report that goes with it.
    day
        The day of the reports, which the mail is dated on.
    own_words
        What the lead wrote for this mail; it stands after the opening.
    """
    message = EmailMessage(policy=POLICY)
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(datetime.combine(day, NOON))
    message["To"] = Address(display_name=clean(contact.name), addr_spec=contact.email)
    message["Subject"] = subject_of(report, pack)
    message["Content-Language"] = "nl"
    message.set_content(
        write_text(report, contact, pack, own_words), charset="utf-8", cte="quoted-printable"
    )
    attached = report.pdf.read_bytes()
    message.add_attachment(
        attached, maintype="application", subtype="pdf", filename=report.pdf.name
    )
    digest = hashlib.sha256(attached + contact.email.encode()).hexdigest()
    message.set_boundary(f"=_verslag_{digest[:32]}")
    return message.as_bytes()


def subject_of(report: Report, pack: YearPack) -> str:
    """Return the subject: what it is, of whom and of which year."""
    what = clean(f"het verslag van {report.partner} over {pack.label}")
    if report.correction.is_correction:
        return f"Verbeterd, versie {report.correction.version}: {what}"
    return f"Brengen en halen: {what}"


def write_text(
    report: Report, contact: Contact, pack: YearPack, own_words: PackText | None = None
) -> str:
    """Return the text of the mail, a line for each paragraph."""
    correction = report.correction
    filled = {
        **FORMS[FAMILIAR if is_familiar(pack) else FORMAL],
        "partner": report.partner,
        "label": pack.label,
        "period": language.period(pack.start, pack.end),
        "version": correction.version,
        "corrects": correction.corrects,
        "day": language.day(correction.corrected_on) if correction.corrected_on else "",
    }
    opening = CORRECTED if correction.is_correction else FIRST
    paragraphs = [f"{_salutation(contact)},", opening.format(**filled)]
    if correction.is_correction:
        changes = (f"- {plain(line)}" for line in list_changes(correction, pack))
        paragraphs.append("\n".join((CHANGED, *changes)))
    elif own_words:
        paragraphs += own_words.wording.strip().split("\n\n")
    office = pack.house_style.get("contact", "").strip()
    reach = f", of schrijf naar {office}" if "@" in office else ""
    paragraphs += [PROTECTED.format(**filled), f"{QUESTIONS.format(**filled)}{reach}."]
    signed = own_words.speaker_role if own_words else ""
    paragraphs.append("\n".join(line for line in (GREETING, signed, pack.name) if line))
    return clean("\n\n".join(paragraphs)) + "\n"


def _salutation(contact: Contact) -> str:
    return contact.salutation.rstrip(" ,;:!") or NO_SALUTATION
