"""Send partner reports: the list of who gets what, ready mails, and the register of what went.

``refuse_unsendable`` is asked before reports are made that will be sent; ``prepare_sending`` is
called once after all reports are made.
"""

from wijkmakers_analysis.sending.consent import MAKE_AGAIN, list_files_without_consent
from wijkmakers_analysis.sending.preparing import (
    Prepared,
    has_try_out,
    prepare_sending,
    refuse_unsendable,
    withdraw_try_out,
)

__all__ = [
    "MAKE_AGAIN", "Prepared", "has_try_out", "list_files_without_consent", "prepare_sending",
    "refuse_unsendable", "withdraw_try_out",
]  # fmt: skip
