"""Make dist/wijkmakers-installatie.zip: what somebody unpacks and double-clicks to install.

Run it as ``python tools/pack_installation.py``. It builds the wheel and puts it beside the
installers and the list of tested versions. With ``--with-packages`` everything that
the wheel needs comes along for this kind of machine, so that installing asks for no network.
"""

import argparse
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "dist" / "wijkmakers-installatie.zip"
INSTALLERS = ("installeren.cmd", "installeren.command")
PACKAGES = "pakketten"
RUNNABLE, PLAIN = 0o100755, 0o100644


def main() -> None:
    """Write the archive and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--with-packages", action="store_true", help="for installing offline")
    is_whole = parser.parse_args().with_packages
    with tempfile.TemporaryDirectory() as name:
        wheels = Path(name)
        pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(wheels)]
        alone = [] if is_whole else ["--no-deps"]
        constraints = ["--constraint", str(ROOT / "constraints.txt")]
        subprocess.run([*pip, *alone, *constraints, str(ROOT)], check=True)
        pack_installation(TARGET, wheels)
    print(TARGET)


def pack_installation(target: Path, wheels: Path) -> None:
    """Write the archive from a folder of wheels, the program's own among them."""
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(wheels.glob("*.whl")):
            is_own = path.name.startswith("wijkmakers_analysis-")
            name = path.name if is_own else f"{PACKAGES}/{path.name}"
            _add(archive, name, path.read_bytes(), PLAIN)
        constraints = (ROOT / "constraints.txt").read_bytes()
        _add(archive, "constraints.txt", constraints, PLAIN)
        for name in INSTALLERS:
            mode = RUNNABLE if name.endswith(".command") else PLAIN
            _add(archive, name, (ROOT / "installing" / name).read_bytes(), mode)


def _add(archive: zipfile.ZipFile, name: str, content: bytes, mode: int) -> None:
    # An archive that says which files may be run lets a Mac start one after unpacking.
    part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    part.create_system = 3
    part.external_attr = mode << 16
    part.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(part, content)


if __name__ == "__main__":
    main()
