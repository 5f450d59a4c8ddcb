"""Make the cover of the yearly review: title, period, who it is from, what each page says."""

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Cover, words
from wijkmakers_analysis.document.sentences import from_pack, pack_words
from wijkmakers_analysis.text.photos import house_of
from wijkmakers_analysis.yearpack import YearPack


def make_cover(pack: YearPack, draft: bool = False) -> Cover:
    """Return the cover.

    Parameters
    ----------
    draft
        Whether every page is marked CONCEPT.
    """
    return Cover(
        title=from_pack(pack.label, "label"),
        subtitle=words("Jaaroverzicht: leren, doen en ontmoeten"),
        period=from_pack(language.period(pack.start, pack.end), "period"),
        sender=from_pack(pack.name, "name"),
        notice=pack_words(pack.notice, "notice"),
        stamp=words("CONCEPT") if draft else (),
        file_stem=f"jaaroverzicht-{pack.year}",
        version=pack.printed_version,
        **house_of(pack),
    )
