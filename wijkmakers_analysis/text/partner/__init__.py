"""Write the report of one partner: what it brought, what it got, and the network around it."""

from wijkmakers_analysis.text.partner.ahead import (
    list_next_dates,
    offer_paragraph,
    tell_contact,
    tell_protection,
)
from wijkmakers_analysis.text.partner.bringing import tell_contributions, tell_questions
from wijkmakers_analysis.text.partner.changing import tell_changes
from wijkmakers_analysis.text.partner.correcting import tell_correction
from wijkmakers_analysis.text.partner.getting import (
    tell_nearby,
    tell_network_results,
    tell_people,
)
from wijkmakers_analysis.text.partner.meeting import show_network_tiles, tell_ties
from wijkmakers_analysis.text.partner.opening import (
    open_partner_report,
    show_own_tiles,
    tell_membership,
)

__all__ = [
    "list_next_dates", "offer_paragraph", "open_partner_report", "show_network_tiles",
    "show_own_tiles", "tell_changes", "tell_contact", "tell_contributions", "tell_correction",
    "tell_membership",
    "tell_nearby", "tell_network_results", "tell_people", "tell_protection", "tell_questions",
    "tell_ties",
]  # fmt: skip
