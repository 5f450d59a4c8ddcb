"""Write the files to double-click, so that nobody at the office needs a terminal."""

from pathlib import Path

WINDOWS_FOLDER, MAC_FOLDER = "Dubbelklik Windows", "Dubbelklik Mac"
# Where the installation of one user lies; in the own folder, which is not synced and which the
# Python of the Microsoft Store leaves where it is.
ENVIRONMENT = "wijkmakers-programma"
# Name of the file -> step of `wijkmakers stap`.
STEPS = {
    "1 Controleren": "controleren",
    "2 Jaaroverzicht": "jaaroverzicht",
    "3 Partnerverslagen": "partnerverslagen",
    "4 Afsluiten": "afsluiten",
    "5 Volgend jaar": "volgend-jaar",
    "Concept jaaroverzicht": "concept",
    "Oefenen": "oefenen",
    "Verkennen": "verkennen",
    "Wat ontbreekt nog": "stand",
}
NOT_FOUND = (
    "Wijkmakers staat nog niet op deze computer.",
    "Installeer het eerst: zie 'Installeren' in de handleiding.",
)
# No block between brackets, so that a bracket in the path is harmless; the folder is entered and
# not passed on, so that its last backslash escapes nothing.
_WINDOWS = """\
@echo off
rem Dubbelklik op dit bestand. Het venster blijft open als er iets mis is.
chcp 65001 >nul
setlocal
title Wijkmakers: {name}
pushd "%~dp0.."
if errorlevel 1 goto fout
set "EIGEN=%USERPROFILE%\\{environment}\\Scripts\\python.exe"
if exist "%EIGEN%" goto eigen
py -3 -c "import wijkmakers_analysis" >nul 2>nul
if not errorlevel 1 goto starter
echo {not_found[0]}
echo {not_found[1]}
goto fout
:eigen
"%EIGEN%" -m wijkmakers_analysis stap {step} .
if not "%ERRORLEVEL%"=="0" goto fout
goto einde
:starter
py -3 -m wijkmakers_analysis stap {step} .
if not "%ERRORLEVEL%"=="0" goto fout
goto einde
:fout
echo.
pause
:einde
"""
_MAC = """\
#!/bin/bash
# Dubbelklik op dit bestand. Het venster blijft open als er iets mis is.
cd "$(dirname "$0")/.." || exit 1
eigen="$HOME/{environment}/bin/python"
if [ -x "$eigen" ]; then
  "$eigen" -m wijkmakers_analysis stap {step} .
elif python3 -c "import wijkmakers_analysis" 2>/dev/null; then
  python3 -m wijkmakers_analysis stap {step} .
else
  echo "{not_found[0]}"
  echo "{not_found[1]}"
  false
fi
status=$?
if [ "$status" -ne 0 ]; then
  echo
  read -r -p "Druk op Enter om te sluiten. "
fi
exit "$status"
"""


def write_double_clicks(folder: Path) -> list[Path]:
    """Write a file a step, for Windows and for macOS (and Linux, from a terminal).

    Parameters
    ----------
    folder
        A workspace.

    Returns
    -------
    The files written.
    """
    written = []
    for name, step in STEPS.items():
        words = {
            "name": name, "step": step, "environment": ENVIRONMENT, "not_found": NOT_FOUND,
        }  # fmt: skip
        windows = folder / WINDOWS_FOLDER / f"{name}.cmd"
        mac = folder / MAC_FOLDER / f"{name}.command"
        for path, text in ((windows, _WINDOWS), (mac, _MAC)):
            path.parent.mkdir(exist_ok=True)
            line_end = "\r\n" if path == windows else "\n"
            path.write_text(text.format(**words), encoding="utf-8", newline=line_end)
        mac.chmod(0o755)
        written += [windows, mac]
    return written
