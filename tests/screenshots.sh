#!/usr/bin/env bash
# Makes the pictures of assets/screenshots/ again: the real program on the embedded sample, under a virtual display.
#   cargo build --release && tests/screenshots.sh target/release/bordereau [FOLDER]
# Needs Xvfb, xdotool and ImageMagick.
set -euo pipefail
program=$(realpath "$1")
folder=$(realpath -m "${2:-$(dirname "$0")/../assets/screenshots}")
mkdir -p "$folder"
unset WAYLAND_DISPLAY || true
export LIBGL_ALWAYS_SOFTWARE=1

# picture NAME WIDTH HEIGHT LANGUAGE THEME ARGUMENTS -- STEPS...
# A step is a key for xdotool, `click:X,Y`, `type:TEXT` or `wait:SECONDS`.
picture() {
  local name=$1 width=$2 height=$3 language=$4 theme=$5 arguments=$6
  shift 7
  local work number server window id at step
  work=$(mktemp -d)
  mkdir -p "$work/config" /tmp/marie/Documents
  printf 'theme = "%s"\n' "$theme" >"$work/config/settings.toml"
  # The server takes the first free number and says it.
  Xvfb -displayfd 3 -screen 0 "${width}x${height}x24" -nolisten tcp 3>"$work/number" >/dev/null 2>&1 &
  server=$!
  for _ in $(seq 100); do [ -s "$work/number" ] && break; sleep 0.1; done
  number=$(tr -d '[:space:]' <"$work/number")
  export DISPLAY=":$number"
  for _ in $(seq 100); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.1; done
  # shellcheck disable=SC2086
  HOME=/tmp/marie BORDEREAU_DATA="$work" "$program" $arguments --lang "$language" >/dev/null 2>&1 &
  window=$!
  id=""
  for _ in $(seq 600); do
    id=$(xdotool search --onlyvisible --pid "$window" 2>/dev/null | tail -n 1 || true)
    [ -n "$id" ] && break
    sleep 0.1
  done
  [ -n "$id" ] || { echo "no window appeared for $name"; exit 1; }
  sleep 0.5
  # A window that is not shown yet takes neither size nor focus.
  for _ in $(seq 20); do
    xdotool windowsize "$id" "$width" "$height" windowmove "$id" 0 0 windowfocus "$id" 2>/dev/null && break
    sleep 0.5
  done
  xdotool mousemove 2 2
  sleep 1
  for step in "$@"; do
    case $step in
      click:*)
        at=${step#click:}
        xdotool mousemove "${at%,*}" "${at#*,}" click 1
        ;;
      type:*) xdotool type "${step#type:}" ;;
      wait:*) sleep "${step#wait:}" ;;
      *) xdotool key "$step" ;;
    esac
    sleep 0.4
  done
  xdotool mousemove 2 2
  sleep 0.8
  import -window root -strip "$folder/$name.png"
  kill "$window" "$server" 2>/dev/null || true
  wait "$window" "$server" 2>/dev/null || true
  rm -rf "$work"
  echo "$folder/$name.png"
}

# The first start on a machine where the institution put its file: the platform, the list, two clicks more.
cp "$(dirname "$0")/../assets/sample/liste-licence-1.xlsx" /tmp/marie/Documents/liste.xlsx
sed "s/, \"sample\": true//; s/\"extracted_at\": \"[^\"]*\"/\"extracted_at\": \"$(date -u +%FT%TZ)\"/" "$(dirname "$0")/../assets/sample/site.json" \
  >/tmp/marie/catalogue.json
cat >/tmp/marie/etablissement.json <<'FILE'
{ "institution": "Université d’exemple", "platforms": [
  { "name": "Ecampus", "academic_year": "2026-2027", "catalogue": "/tmp/marie/catalogue.json", "importers": ["moodle-upload-users"],
    "prerequisites": ["Le compte existe depuis la veille"], "closed_courses": ["DEMO*"], "assumed": { "welcome_message": true },
    "locked": ["academic_year", "closed_courses"] },
  { "name": "Prélude", "academic_year": "2026-2027" } ] }
FILE
export BORDEREAU_INSTITUTION=/tmp/marie/etablissement.json
first="click:745,226 wait:2"
picture 0-etablissement 1280 800 fr light "" -- wait:1.5
# shellcheck disable=SC2086
picture 0-etablissement-choisi 1280 800 fr light "" -- wait:1.5 $first
list="click:745,437 type:/tmp/marie/Documents/liste.xlsx Return wait:2"
# shellcheck disable=SC2086
picture 0-etablissement-liste 1280 800 fr light "" -- wait:1.5 $first $list
# shellcheck disable=SC2086
picture 0-etablissement-verifie 1280 800 fr light "" -- wait:1.5 $first $list click:1170,748 wait:1 click:1170,748 wait:1.5
unset BORDEREAU_INSTITUTION

on=alt+Right
# What a person decides on the sample: everything safe, two courses, a role, a group, a row without account.
decide="$on $on wait:0.6 click:360,737 wait:0.8 click:1155,299 wait:0.8 click:1155,299 wait:0.8 click:1030,307 wait:0.8 click:950,483 wait:0.8 click:1103,324 wait:0.8"
picture 0-accueil 1280 800 fr light "" -- wait:0.5
picture 1-ouvrir 1280 800 fr light "demo --window" -- wait:0.5
picture 2-colonnes 1280 800 fr light "demo --window" -- $on
picture 3-verifier 1280 800 fr light "demo --window" -- $on $on F8
# shellcheck disable=SC2086
picture 3-corrige 1280 800 fr light "demo --window" -- $decide
# shellcheck disable=SC2086
picture 4-prevoir 1280 800 fr light "demo --window" -- $decide $on wait:1
# shellcheck disable=SC2086
picture 4-prevoir-sombre 1280 800 fr dark "demo --window" -- $on $on $on wait:1
# shellcheck disable=SC2086
picture 4-prevoir-1024x700 1024 700 fr light "demo --window" -- $on $on $on wait:1
# A ready file in Windows-1252, as Moodle would take it unchanged, beside the repaired one.
printf 'username;course1;role1;group1\n22301215;CHIM_L1;student;TD \xe9t\xe9\n22301215;BIO_L1_CELL;student;TD1\n' >/tmp/marie/Documents/inscriptions.csv
picture 4-tel-quel 1280 800 fr light /tmp/marie/Documents/inscriptions.csv -- $on $on $on wait:1
# shellcheck disable=SC2086
picture 5-remettre 1280 800 fr light "demo --window" -- $decide $on $on wait:0.5 ctrl+s wait:7
picture 1-ouvrir-sombre 1280 800 fr dark "demo --window" -- wait:0.5
picture 3-verifier-sombre 1280 800 fr dark "demo --window" -- $on $on F8
picture 3-verifier-anglais 1280 800 en light "demo --window" -- $on $on F8
picture 3-verifier-1024x700 1024 700 fr light "demo --window" -- $on $on F8
zoom="ctrl+equal ctrl+equal ctrl+equal ctrl+equal ctrl+equal ctrl+equal ctrl+equal ctrl+equal ctrl+equal ctrl+equal"
# shellcheck disable=SC2086
picture 3-verifier-200 1280 800 fr light "demo --window" -- $on $on $zoom
