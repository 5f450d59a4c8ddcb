"""The packed bytes are a zip that everybody can read, and never change."""

import hashlib
import io
import zipfile

from wijkmakers_analysis.archive import pack, repack


def test_a_pack_is_a_zip():
    parts = [("a.xml", b"<a/>" * 100), ("map/é.xml", b"")]
    with zipfile.ZipFile(io.BytesIO(pack(parts))) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == parts
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_bytes_do_not_change():
    packed = pack([("a.xml", b"de wijk is de wijk " * 40)])
    assert hashlib.sha256(packed).hexdigest() == (
        "745900e2d9edb451c1a63d1ed993a6c1afb9ac812c4116fbf84582f28b90bbd2"
    )


def test_another_compression_gives_the_same_bytes():
    packed = []
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        given = io.BytesIO()
        with zipfile.ZipFile(given, "w", compression) as archive:
            archive.writestr("a.xml", b"<a/>" * 100)
        packed.append(repack(given.getvalue()))
    assert packed[0] == packed[1]
