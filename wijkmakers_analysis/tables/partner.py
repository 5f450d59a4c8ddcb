"""Set in rows what happened around one partner, and its figures beside those of last year."""

from collections.abc import Sequence

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Blocks, Text, words
from wijkmakers_analysis.document.sentences import (
    following,
    from_pack,
    joined,
    names,
    organisation_in_words,
    pack_words,
    sentence,
)
from wijkmakers_analysis.language import first_upper
from wijkmakers_analysis.tables.columns import TableColumn, build_table
from wijkmakers_analysis.yearpack.over_time import IN_PARTNER_REPORT, PackComparison
from wijkmakers_analysis.yearpack.partner import NEARBY, PartnerPack, activities_around
from wijkmakers_analysis.yearpack.parts import PackActivity
from wijkmakers_analysis.yearpack.selection import title_of

# With more activities around a partner than these, those nearby give way to what it asked for.
MOST_ACTIVITIES, MOST_IN_SHORT = 14, 3
Around = tuple[PackActivity, tuple[str, ...]]


def tabulate_activities(pack: PartnerPack) -> Blocks:
    """Return the activities that the partner asked for, that were on its question, or nearby."""
    around = activities_around(pack)
    kept = _most_own(around, MOST_IN_SHORT if pack.has_few_people else MOST_ACTIVITIES)
    note = words("Bron: de lijst met activiteiten.")
    if len(kept) < len(around):
        note = following((note, _left_out(len(around) - len(kept))))
    is_nearby = all(why == (NEARBY,) for _, why in kept)
    where = "in het werkgebied van" if is_nearby else "rond"
    why_here = TableColumn("Reden", tuple(joined(map(words, why)) for _, why in kept))
    return build_table(
        sentence("Wat er {where} {partner} was", where=words(where),
                 partner=organisation_in_words(pack.organisation)),
        TableColumn("Activiteit", tuple(_activity(one) for one, _ in kept)),
        TableColumn("Wanneer", tuple(pack_words(one.when, _ref(one)) for one, _ in kept)),
        TableColumn("Wijk", tuple(names(one.neighbourhoods, _ref(one)) for one, _ in kept),
                    "De wijk is niet bijgehouden."),
        *(() if is_nearby else (why_here,)),
        note=note,
    )  # fmt: skip


def tabulate_own_changes(pack: PartnerPack) -> Blocks:
    """Return the partner's figures beside those of last year; none in a short report."""
    own = [one for one in pack.comparisons if one.where == IN_PARTNER_REPORT]
    if pack.has_few_people or pack.partner.has_joined or not own:
        return Blocks(())
    return build_table(
        sentence("{partner}: dit jaar naast vorig jaar", partner=first_upper(pack.organisation)),
        TableColumn("Wat", tuple(_text(one, one.label) for one in own)),
        TableColumn("Vorig jaar", tuple(_text(one, one.was) for one in own), is_numeric=True),
        TableColumn("Dit jaar", tuple(_text(one, one.now) for one in own), is_numeric=True),
        note=following(
            (
                words("Een verschil zegt hier weinig: het gaat om kleine en afgeronde aantallen."),
                _lengths(pack),
            )
        ),
    )


def _most_own(around: Sequence[Around], most: int) -> list[Around]:
    """Return as many as there is room for: what is only nearby gives way first."""
    ordered = sorted(around, key=lambda found: found[1] == (NEARBY,))
    kept = {one.id for one, _ in ordered[:most]}
    return [found for found in around if found[0].id in kept]


def _left_out(number: int) -> Text:
    more = from_pack(language.count(number, "activiteit", "activiteiten"), "activities")
    return sentence("Niet in deze tabel: nog {more}.", more=more)


def _activity(one: PackActivity) -> Text:
    title = from_pack(title_of(one), _ref(one))
    if one.kind.casefold() in one.title.casefold():
        return title
    return sentence("{title} ({kind})", title=title, kind=pack_words(one.kind, _ref(one)))


def _lengths(pack: PartnerPack) -> Text:
    days = (pack.end - pack.start).days + 1
    if pack.compared_with is None or pack.compared_with.days == days:
        return ()
    return sentence(
        "Het vorige jaar telt {was} dagen en dit jaar {now}.",
        was=from_pack(language.number(pack.compared_with.days), "compared_with"),
        now=from_pack(language.number(days), "period"),
    )


def _text(one: PackComparison, text: str) -> Text:
    return pack_words(text, f"comparisons.{one.key}")


def _ref(one: PackActivity) -> str:
    return f"activities.{one.id}"
