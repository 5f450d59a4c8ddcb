"""Invented names: first names from all over, surnames that nobody bears."""

FIRST_NAMES = (
    "Wiebe", "Fenna", "Roelof", "Tjitske", "Geert", "Aafke", "Harm", "Jildou", "Meine", "Swaantje",
    "Albert", "Grietje", "Doeke", "Hilje", "Sikko", "Renske", "Tamme", "Lutske", "Okke", "Froukje",
    "Yusra", "Berend", "Noor", "Eppo", "Samira", "Klaas", "Imke", "Onno", "Zeynep", "Douwe",
    "Trijntje", "Rachid", "Anneke", "Jelmer", "Fatima", "Menno", "Lieke", "Hessel", "Ebru",
    "Sietse", "Marijke", "Abel", "Nynke", "Kofi", "Geesje", "Ruben", "Mei", "Tonnis", "Welmoed",
    "Ids", "Amina", "Bartele", "Jantina",
)  # fmt: skip
SURNAME_STARTS = (
    "Wolken", "Turf", "Mosterd", "Kruimel", "Regen", "Lantaarn", "Knikker", "Honing", "Distel",
    "Vlieger", "Kiezel", "Tuimel", "Schemer", "Kwartel", "Haver", "Donder", "Klater", "Stoep",
    "Boter", "Sneeuw", "Appel", "Draai", "Mantel", "Zonnen", "Pepermunt", "Fluister", "Veter",
    "Kastanje", "Bezem", "Trommel", "Ketel",
)  # fmt: skip
SURNAME_ENDS = (
    "bries", "hoek", "sloot", "stoep", "kwast", "wals", "pluim", "glans", "spoor", "dans", "knoop",
    "trap", "zwaai", "buik", "lust", "vonk",
)  # fmt: skip


def invented_name(at: int) -> str:
    """Return the name of the person with this number; no two numbers share one."""
    starts, ends = len(SURNAME_STARTS), len(SURNAME_ENDS)
    surnames = starts * ends
    surname = SURNAME_STARTS[at % starts] + SURNAME_ENDS[(at // starts + at % starts) % ends]
    first = FIRST_NAMES[(at + at // surnames) % len(FIRST_NAMES)]
    block = at // (surnames * len(FIRST_NAMES))
    if block:
        surname += f"-{SURNAME_STARTS[block % starts]}{SURNAME_ENDS[block // starts % ends]}"
    return f"{first} {surname}"


def email_of(name: str) -> str:
    """Return the e-mail address of a name, at a domain that can never receive mail."""
    return f"{name.lower().replace(' ', '.')}@example.org"
