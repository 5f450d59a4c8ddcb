#!/bin/bash
# Installeert Wijkmakers voor u alleen, in uw eigen map. Beheerdersrechten zijn niet nodig.
cd "$(dirname "$0")" || exit 1
programma="$HOME/wijkmakers-programma"
eigen="$programma/bin/python"

stop() {
  printf '%s\n' "$@"
  echo
  read -r -p "Druk op Enter om te sluiten. "
  exit 1
}

bron=$(ls wijkmakers_analysis-*.whl 2>/dev/null | tail -1)
if [ -z "$bron" ] && [ -f ../pyproject.toml ]; then bron=..; fi
if [ -z "$bron" ]; then
  stop "Het bestand wijkmakers_analysis (.whl) ligt niet naast dit bestand." \
    "Pak het hele zip-bestand eerst uit, en dubbelklik dan opnieuw."
fi
lijst=constraints.txt
[ -f "$lijst" ] || lijst=../constraints.txt
if [ -d pakketten ]; then export PIP_NO_INDEX=1 PIP_FIND_LINKS=pakketten; fi

python=""
for een in python3 python3.14 python3.13 python3.12 python3.11 \
  /Library/Frameworks/Python.framework/Versions/Current/bin/python3; do
  if "$een" -c "import sys, venv; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1; then
    python=$een
    break
  fi
done
if [ -z "$python" ]; then
  stop "Python 3.12 of nieuwer staat nog niet op deze computer." \
    "Haal het van python.org en installeer het. Dubbelklik daarna opnieuw op dit bestand."
fi

echo "Wijkmakers komt in de map wijkmakers-programma, in uw eigen map. Dit duurt een paar minuten."
nieuw=""
gemist=""
if [ ! -x "$eigen" ]; then
  nieuw=ja
  "$python" -m venv "$programma" || gemist=ja
fi
if [ -n "$gemist" ] ||
  ! "$eigen" -m pip install --quiet --disable-pip-version-check --upgrade \
    --constraint "$lijst" "$bron" ||
  # Pip laat staan wat hetzelfde nummer heeft, ook als er iets is verbeterd.
  ! "$eigen" -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps \
    "$bron" ||
  ! "$eigen" -m wijkmakers_analysis --version; then
  if [ -n "$nieuw" ]; then rm -rf "$programma"; fi
  stop "Het installeren is niet gelukt. Kijk of u internet hebt, en dubbelklik dan opnieuw."
fi

echo
echo "Wijkmakers staat nu op deze computer."
echo "Wilt u nu een nieuwe werkruimte? Sleep de map waarin die moet komen naar dit venster"
read -r -p "en druk op Enter. Alleen Enter: nu niet. Map: " plek
# What is dragged into the window comes with a backslash before a space, and one behind it.
plek=$(printf '%s' "$plek" | sed -e 's/\\\(.\)/\1/g' -e "s/^'\(.*\)'\$/\1/" -e 's/ *$//')
if [ -n "$plek" ]; then
  "$eigen" -m wijkmakers_analysis nieuw "$plek/Wijkmakers" || stop ""
  if [ "$(uname)" = Darwin ]; then open "$plek/Wijkmakers"; fi
fi
echo "Klaar."
