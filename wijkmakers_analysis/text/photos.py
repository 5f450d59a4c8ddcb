"""Show the photos whose consent holds, each with its alt text and its maker, and the logos."""

from typing import TypedDict

from wijkmakers_analysis.document import Blocks, Photos, Picture, Text, picture_of
from wijkmakers_analysis.document.addressing import FAMILIAR, FORMAL
from wijkmakers_analysis.document.sentences import (
    closed,
    following,
    from_pack,
    pack_words,
    sentence,
)
from wijkmakers_analysis.schemas.office import COLOUR, FUNDERS, LOGO
from wijkmakers_analysis.schemas.text_places import COVER, place_meant
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.parts import PackPhoto
from wijkmakers_analysis.yearpack.selection import is_familiar

PHOTO, LOGOS = "photos", "logos"


class House(TypedDict):
    """What the house style tells a cover, by the names that `Cover` has for it."""

    accent: str
    address: str
    logo: Picture | None
    photo: Picture | None


def show_photos(pack: YearPack, place: str) -> Blocks:
    """Return the photos of one place in the review as one block, or nothing.

    Parameters
    ----------
    pack
        With the photos whose consent holds on the day of the report, as `open_year` gives it.
    place
        One of the places that a text can stand at.
    """
    found = [one for one in _shown(pack) if place_meant(one.place) == place]
    pictures = tuple(_picture(pack, one, _credit(one)) for one in found)
    return Blocks((Photos(pictures, PHOTO),) if pictures else ())


def show_funders(pack: YearPack) -> Blocks:
    """Return the logos of who made the programme possible, or nothing."""
    pictures = tuple(_picture(pack, one) for one in _shown(pack) if one.place == FUNDERS)
    return Blocks((Photos(pictures, LOGOS),) if pictures else ())


def house_of(pack: YearPack, *, has_photo: bool = True) -> House:
    """Return what the house style tells a cover: main colour, form of address, logo and photo.

    Parameters
    ----------
    has_photo
        Whether there is room for a photo.
    """
    logos = [_picture(pack, one) for one in _shown(pack) if one.place == LOGO]
    photos = [_picture(pack, one, _credit(one)) for one in _shown(pack) if one.place == COVER]
    return {
        "accent": pack.house_style.get(COLOUR, ""),
        "address": FAMILIAR if is_familiar(pack) else FORMAL,
        "logo": next(iter(logos), None),
        "photo": next(iter(photos), None) if has_photo else None,
    }


def _shown(pack: YearPack) -> list[PackPhoto]:
    return [one for one in pack.photos if one.picture in pack.pictures]


def _picture(pack: YearPack, photo: PackPhoto, caption: Text = ()) -> Picture:
    content = pack.pictures[photo.picture]
    size = (photo.width, photo.height)
    # The office describes a photo; what is said of a logo we wrote.
    told = pack_words if photo.place in (LOGO, FUNDERS) else from_pack
    return picture_of(content, size, told(photo.alt, "photos"), caption)


def _credit(photo: PackPhoto) -> Text:
    maker = sentence("Foto: {maker}", maker=from_pack(photo.maker, "photos"))
    return following((closed(from_pack(photo.caption, "photos")), maker))
