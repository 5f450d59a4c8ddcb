"""Keep the workspace's secret, and turn an identity into a pseudonym with it."""

import hmac
import os
import secrets
from pathlib import Path

from wijkmakers_analysis.errors import IntakeError
from wijkmakers_analysis.intake.problems import ERROR, Problem

SECRET_PATH = Path(".wijkmakers") / "secret"
SECRET_BYTES = 32
PREFIX, LENGTH = "p", 16


def read_secret(root: Path) -> bytes:
    """Return the secret of a workspace; the first use makes it.

    Two first uses at the same moment end with one and the same secret.

    Parameters
    ----------
    root
        Folder of the workspace.

    Raises
    ------
    IntakeError
        Where the file cannot be read or made, or holds no secret: a new one would change every
        pseudonym.
    """
    path = root / SECRET_PATH
    try:
        if not path.exists():
            _make(path)
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        secret = b""
    if len(secret) < SECRET_BYTES:
        what = f"het geheim van deze werkruimte ({SECRET_PATH.as_posix()}) is niet te lezen"
        remedy = (
            "Zet het terug uit de reservekopie. Is die er niet, haal het bestand dan weg: er komt "
            "een nieuw geheim."
        )
        raise IntakeError((Problem(ERROR, "", "", "", what, remedy, "bestand"),))
    return secret


def pseudonym(identity: str, secret: bytes) -> str:
    """Return the pseudonym of an identity: HMAC-SHA256, 16 hexadecimal digits after a p."""
    digest = hmac.digest(secret, identity.encode("utf-8"), "sha256").hex()
    return PREFIX + digest[:LENGTH]


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}.tmp")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(os.urandom(SECRET_BYTES).hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError:  # a disk without hard links
        if not path.exists():
            os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
