"""Name what organisations bring in, as a sentence holds it."""

from wijkmakers_analysis.document import Text, words
from wijkmakers_analysis.document.sentences import pack_words

# Kind -> what an organisation brought, after 'bracht' or 'gaf'; once, and more than once.
BROUGHT = {
    "plek": ("een plek", "plekken"),
    "gids of spreker": ("een gids of spreker", "gidsen of sprekers"),
    "vraagstuk": ("een vraag uit de praktijk", "vragen uit de praktijk"),
    "deelnemers": ("deelnemers", "deelnemers"),
    "opdracht": ("een opdracht", "opdrachten"),
    "uren of geld": ("uren of geld", "uren of geld"),
}
# Kind -> the same as something that is done, as a line begins with it.
BRINGING = {
    "plek": "Een plek inbrengen",
    "gids of spreker": "Een gids of spreker inbrengen",
    "vraagstuk": "Een vraag uit de praktijk inbrengen",
    "deelnemers": "Deelnemers meebrengen",
    "opdracht": "Een opdracht geven",
    "uren of geld": "Uren of geld inbrengen",
}


def contribution_in_words(kind: str) -> Text:
    """Return a kind of contribution as it stands after 'keer': 'een plek', 'uren of geld'."""
    forms = BROUGHT.get(kind)
    return words(forms[0]) if forms else pack_words(kind, "contributions")


def bringing_in_words(kind: str) -> Text:
    """Return a kind of contribution as something that is done: 'Een plek inbrengen'."""
    done = BRINGING.get(kind)
    return words(done) if done else pack_words(kind, "contributions")
