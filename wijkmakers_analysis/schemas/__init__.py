"""What one row and one column mean: a class a sheet, one line a column."""

from wijkmakers_analysis.schemas.activities import Activities
from wijkmakers_analysis.schemas.attendance import Attendance
from wijkmakers_analysis.schemas.course import Cohorts, Enrolments
from wijkmakers_analysis.schemas.labs import PracticeQuestions
from wijkmakers_analysis.schemas.office import Corrections, FocalPoints, HouseStyle, Kinds
from wijkmakers_analysis.schemas.organisations import (
    Contacts,
    Contributions,
    Organisations,
    PartnerCounts,
)
from wijkmakers_analysis.schemas.people import Affiliations, Doubles, Participants
from wijkmakers_analysis.schemas.sheet import Column, Sheet
from wijkmakers_analysis.schemas.stories import Photos, Stories, Texts
from wijkmakers_analysis.schemas.surveys import SurveyAnswers, SurveyQuestions

# Name of the table in a Programme -> its sheet, in the order of the handbook.
SHEETS: dict[str, type[Sheet]] = {
    "activities": Activities,
    "attendance": Attendance,
    "participants": Participants,
    "affiliations": Affiliations,
    "organisations": Organisations,
    "contacts": Contacts,
    "partner_counts": PartnerCounts,
    "contributions": Contributions,
    "practice_questions": PracticeQuestions,
    "cohorts": Cohorts,
    "enrolments": Enrolments,
    "survey_questions": SurveyQuestions,
    "survey_answers": SurveyAnswers,
    "stories": Stories,
    "focal_points": FocalPoints,
    "photos": Photos,
    "kinds": Kinds,
    "corrections": Corrections,
    "doubles": Doubles,
    "house_style": HouseStyle,
    "texts": Texts,
}

__all__ = [
    "SHEETS",
    "Activities",
    "Affiliations",
    "Attendance",
    "Cohorts",
    "Column",
    "Contacts",
    "Contributions",
    "Corrections",
    "Doubles",
    "Enrolments",
    "FocalPoints",
    "HouseStyle",
    "Kinds",
    "Organisations",
    "Participants",
    "PartnerCounts",
    "Photos",
    "PracticeQuestions",
    "Sheet",
    "Stories",
    "SurveyAnswers",
    "SurveyQuestions",
    "Texts",
]
