@echo off
rem Installeert Wijkmakers voor u alleen, in uw eigen map. Beheerdersrechten zijn niet nodig.
chcp 65001 >nul
setlocal
title Wijkmakers installeren
pushd "%~dp0"
if errorlevel 1 goto fout
set "PROGRAMMA=%USERPROFILE%\wijkmakers-programma"
set "EIGEN=%PROGRAMMA%\Scripts\python.exe"
set "BRON="
for %%F in (wijkmakers_analysis-*.whl) do set "BRON=%%~fF"
if not defined BRON if exist "..\pyproject.toml" set "BRON=.."
if not defined BRON goto geenbron
set "LIJST=constraints.txt"
if not exist "%LIJST%" set "LIJST=..\constraints.txt"
if exist "pakketten" set "PIP_NO_INDEX=1"
if exist "pakketten" set "PIP_FIND_LINKS=pakketten"
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 goto metpy
python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 goto metpython
goto geenpython

:metpy
echo Wijkmakers komt in de map wijkmakers-programma, in uw eigen map. Dit duurt een paar minuten.
set "NIEUW="
if exist "%EIGEN%" goto pakketten
set "NIEUW=ja"
py -3 -m venv "%PROGRAMMA%"
if errorlevel 1 goto mislukt
goto pakketten

:metpython
echo Wijkmakers komt in de map wijkmakers-programma, in uw eigen map. Dit duurt een paar minuten.
set "NIEUW="
if exist "%EIGEN%" goto pakketten
set "NIEUW=ja"
python -m venv "%PROGRAMMA%"
if errorlevel 1 goto mislukt

:pakketten
"%EIGEN%" -m pip install --quiet --disable-pip-version-check --upgrade --constraint "%LIJST%" "%BRON%"
if errorlevel 1 goto mislukt
rem Pip laat staan wat hetzelfde nummer heeft, ook als er iets is verbeterd.
"%EIGEN%" -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps "%BRON%"
if errorlevel 1 goto mislukt
"%EIGEN%" -m wijkmakers_analysis --version
if errorlevel 1 goto mislukt
echo.
echo Wijkmakers staat nu op deze computer.
echo Wilt u nu een nieuwe werkruimte? Sleep de map waarin die moet komen naar dit venster
echo en druk op Enter. Alleen Enter: nu niet.
set "PLEK="
set /p "PLEK=Map: "
if not defined PLEK goto klaar
set "PLEK=%PLEK:"=%"
if not defined PLEK goto klaar
"%EIGEN%" -m wijkmakers_analysis nieuw "%PLEK%\Wijkmakers"
if errorlevel 1 goto fout
start "" "%PLEK%\Wijkmakers"
goto klaar

:geenbron
echo Het bestand wijkmakers_analysis (.whl) ligt niet naast dit bestand.
echo Pak het hele zip-bestand eerst uit, en dubbelklik dan opnieuw.
goto fout

:geenpython
echo Python 3.12 of nieuwer staat nog niet op deze computer.
echo Installeer het eerst, voor u alleen: zoek in de Microsoft Store naar Python,
echo of haal het van python.org en kies Install Now zonder vinkje bij admin privileges.
echo Dubbelklik daarna opnieuw op dit bestand.
goto fout

:mislukt
if defined NIEUW rmdir /s /q "%PROGRAMMA%"
echo Het installeren is niet gelukt. Kijk of u internet hebt, en dubbelklik dan opnieuw.
goto fout

:fout
echo.
pause
exit /b 1

:klaar
echo Klaar.
pause
