"""Tell what changed in the network since the year before, beside the partner's own table."""

from wijkmakers_analysis.document import Blocks, Bullets, Heading, words
from wijkmakers_analysis.document.sentences import (
    organisation_in_words,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.text.comparison import tell_difference
from wijkmakers_analysis.yearpack.over_time import UNCOMPARABLE
from wijkmakers_analysis.yearpack.partner import PartnerPack

# Of the whole network, as far as the years can be compared.
OF_THE_NETWORK = ("activities", "participants", "partners")


def tell_changes(pack: PartnerPack) -> Blocks:
    """Open the part about last year; a short report has none.

    A partner that joined this year has no last year of its own.
    """
    if pack.has_few_people or pack.compared_with is None:
        return Blocks(())
    heading = Heading(words("Vergeleken met vorig jaar"), level=2)
    if pack.partner.has_joined:
        return together(
            heading,
            paragraph(
                sentence(
                    "Voor {name} is dit het eerste jaar, dus er is nog niets om naast te leggen.",
                    name=organisation_in_words(pack.organisation),
                )
            ),
        )
    of_all = [
        one for one in pack.comparisons if one.key in OF_THE_NETWORK and one.verdict != UNCOMPARABLE
    ]
    told = Bullets(tuple(tell_difference(one) for one in of_all)) if of_all else Blocks(())
    about_all = paragraph(words("In het hele netwerk:")) if of_all else Blocks(())
    return together(heading, about_all, told)
