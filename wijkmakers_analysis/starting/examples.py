"""Give the example row that stands in the sheet Uitleg, never in a list itself."""

from collections.abc import Mapping

# Table -> column -> what somebody could fill in. A column that is not named stays empty.
EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "activities": {
        "activity_id": "W01", "activity_title": "Wandeling Beijum", "kind": "wijkwandeling",
        "date": "3-4-2026", "neighbourhoods": "Beijum; Lewenborg", "venue": "Buurthuis, zaal 2",
        "guide_role": "bewoner", "initiative": "opdracht", "commissioner": "Stichting Voorbeeld",
        "theme": "vergroening", "focal_points": "jong talent", "status": "doorgegaan",
        "capacity": "30", "visitors": "meer dan 30", "is_outside_city": "nee",
        "parent_id": "W00", "is_series": "nee",
    },
    "attendance": {
        "activity_id": "W01", "person": "deelnemer@voorbeeld.nl",
        "organisation": "Woonstichting Voorbeeld", "is_registered": "ja", "presence": "x",
        "role": "deelnemer",
    },
    "participants": {
        "person": "Voornaam Achternaam", "email": "deelnemer@voorbeeld.nl", "age_band": "25-34",
        "is_young_talent": "ja", "is_student": "nee", "role_since": "1-9-2025",
    },
    "affiliations": {
        "person": "Voornaam Achternaam", "organisation": "Woonstichting Voorbeeld",
        "start_date": "1-9-2025", "end_date": "31-8-2026",
    },
    "organisations": {
        "organisation": "Woonstichting Voorbeeld", "also_known_as": "WSV; Stichting Voorbeeld",
        "sector": "woningcorporatie", "relation": "partner", "working_area": "Beijum; Lewenborg",
        "start_date": "1-12-2025",
    },
    "contacts": {
        "organisation": "Woonstichting Voorbeeld", "person": "Voornaam Achternaam",
        "email": "contact@voorbeeld.nl", "salutation": "Beste Voornaam",
    },
    "partner_counts": {"date": "1-12-2025", "partner_count": "21"},
    "contributions": {
        "organisation": "Woonstichting Voorbeeld", "date": "3-4-2026", "kind": "plek",
        "activity_id": "W01", "explanation": "zaal voor de afsluiting",
    },
    "practice_questions": {
        "question": "Hoe bereiken we bewoners die nooit komen?",
        "organisation": "Woonstichting Voorbeeld", "date": "april 2026", "activity_id": "WP1",
        "follow_up": "proef", "follow_up_date": "1-10-2026",
    },
    "cohorts": {
        "cohort": "4", "cohort_title": "Leergang, vierde editie", "start_date": "15-1-2026",
        "end_date": "30-6-2026", "modules": "6", "capacity": "24",
    },
    "enrolments": {
        "cohort": "4", "person": "deelnemer@voorbeeld.nl",
        "organisation": "Woonstichting Voorbeeld", "status": "afgerond",
        "diploma_date": "30-6-2026",
    },
    "survey_questions": {
        "item": "V1", "wording": "Ik ken de wijk waarin ik werk.", "kind": "zelfbeoordeling",
        "scale_low": "1", "scale_high": "10",
    },
    "survey_answers": {
        "cohort": "4", "respondent": "R07", "moment": "voor", "item": "V1", "score": "6",
    },
    "stories": {
        "story": "V01", "quote": "Nu ken ik de mensen achter de voordeur.", "date": "3-4-2026",
        "speaker_role": "medewerker van een corporatie", "activity_id": "W01",
        "theme": "ontmoeten", "value_cycle": "1", "consent": "jaaroverzicht",
        "valid_until": "31-12-2027", "is_name_allowed": "nee",
    },
    "photos": {
        "file_name": "W01 wandeling.jpg", "alt_text": "Een groep mensen bij een flat",
        "caption": "De wandeling in april", "maker": "Wijkmakers", "place": "cover",
        "consent": "openbaar", "valid_until": "31-12-2027",
    },
    "focal_points": {
        "focal_point": "jong talent", "year": "2027", "explanation": "meer trainees aan het werk",
        "indicator": "Jong talent", "target": "20",
    },
    "texts": {
        "year": "2026", "place": "voorwoord", "wording": "Dit jaar liepen wij door twaalf wijken.",
        "speaker_role": "programmaleider",
    },
    "kinds": {"kind": "excursie", "pillar": "leren", "counts_in": "workshop"},
    "corrections": {
        "file_name": "Aanwezigheid.xlsx", "sheet_name": "Aanwezigheid", "cell": "C12",
        "old_value": "W1", "new_value": "W01", "reason": "tikfout in een lijst van een partner",
        "status": "doorgegeven",
    },
    "doubles": {
        "person_1": "Voornaam Achternaam", "person_2": "V. Achternaam", "is_same": "ja",
        "date": "1-6-2026", "decided_by": "programmaleider",
    },
    "house_style": {"setting": "hoofdkleur", "value": "#0B6B5D"},
}  # fmt: skip
