"""Say which sheet and column fill a part of the reports: the one place for this advice.

A part without data carries its advice; a draft shows it, a report that goes out does not, and
`check --state` tells it. The reasons of facts have it for `facts --internal`.
"""

ACTIVITIES = "Zet in blad Activiteiten wat er was, met 'soort' en 'datum'."
WALKS = "Zet in blad Activiteiten de wandelingen, met 'soort' wijkwandeling en 'datum'."
LABS = "Zet in blad Activiteiten de werkplaatsen, met 'soort' werkplaats en 'datum'."
MEETINGS = (
    "Zet in blad Activiteiten de bijeenkomsten, met 'soort' bijeenkomst of workshop en 'datum'."
)
FESTIVALS = (
    "Zet in blad Activiteiten deze dagen, met 'soort' festival of partnerbijeenkomst en 'datum'."
)
ALL_ACTIVITIES = "Vul in blad Activiteiten de ontbrekende activiteiten en hun 'datum' aan."
NEIGHBOURHOODS = "Vul in blad Activiteiten 'wijk' in."
COHORTS = (
    "Zet in blad Edities elke editie, met 'start' en 'eind', en in blad Inschrijvingen wie "
    "begon, met 'status'."
)
ATTENDANCE = (
    "Zet in blad Aanwezigheid wie er was, of vul in blad Activiteiten 'bezoekers geteld' in."
)
ORGANISATIONS_OF_VISITORS = (
    "Zet in blad Aanwezigheid wie er was, met 'organisatie', en in blad Organisaties van elke "
    "organisatie de 'sector'."
)
AGES = "Vul in blad Deelnemers 'leeftijdsgroep' in."
YOUNG_TALENT = (
    "Zet in blad Organisaties wie meewerkt, met 'relatie' samenwerking jong talent, en in blad "
    "Activiteiten bij 'thema' jong talent."
)
PARTNERS = "Zet in blad Organisaties de partners, met 'relatie' partner."
CONTRIBUTIONS = "Zet in blad Bijdragen wat een partner inbracht, met 'organisatie' en 'soort'."
QUESTIONS = "Zet in blad Vraagstukken elke vraag bij 'vraagstuk', met 'organisatie', 'datum' en 'opvolging'."
ANSWERS = (
    "Zet in blad Antwoorden de scores van vooraf en achteraf, met 'moment', en in blad Vragen de "
    "vragen."
)
STORIES = "Zet in blad Verhalen een verhaal bij 'tekst', met 'toestemming' en 'geldig tot'."
FOCAL_POINTS = "Zet in blad Speerpunten de punten, met bij 'jaar' het komende jaar."
OVERVIEW = "Begin met blad Activiteiten, blad Organisaties en blad Aanwezigheid."
