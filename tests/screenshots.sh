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

# picture NAME WIDTH HEIGHT LANGUAGE THEME ARGUMENTS -- STEPS...; ONLY=PATTERN in the environment makes some of them.
# A step is a key for xdotool, `type:TEXT`, `wait:SECONDS`, `tabs:N` (Tab that often), or `do:WORDS`, which looks a command up
# by its words and does it. No place on the screen is named: another layout makes other pictures, not wrong ones.
picture() {
  [[ $1 =~ ${ONLY:-.} ]] || return 0
  # A busy machine may be too slow to show a window in time.
  for _ in 1 2 3; do drawn "$@" && return 0; done
  exit 1
}

drawn() {
  local name=$1 width=$2 height=$3 language=$4 theme=$5 arguments=$6
  shift 7
  local work number server window id at step
  work=$(mktemp -d)
  mkdir -p "$work/config" /tmp/marie/Documents /tmp/marie/partage
  # What a former run kept: receipts, what was decided for lists.
  [ -z "${kept:-}" ] || cp -r "$kept/." "$work/"
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
  if [ -z "$id" ]; then
    echo "no window appeared for $name"
    kill "$window" "$server" 2>/dev/null || true
    return 1
  fi
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
      tabs:*) for _ in $(seq "${step#tabs:}"); do xdotool key Tab; sleep 0.1; done ;;
      do:*)
        xdotool key ctrl+shift+p
        sleep 1
        xdotool type "${step#do:}"
        sleep 0.4
        xdotool key Down
        sleep 0.2
        xdotool key Return
        ;;
      type:*) xdotool type "${step#type:}" ;;
      wait:*) sleep "${step#wait:}" ;;
      *) xdotool key "$step" ;;
    esac
    sleep 0.4
  done
  xdotool mousemove 2 2
  sleep 0.8
  import -window root -strip "$folder/$name.png" || return 1
  kill "$window" "$server" 2>/dev/null || true
  wait "$window" "$server" 2>/dev/null || true
  rm -rf "$work"
  echo "$folder/$name.png"
}

# The first start on a machine where the institution put its file: the platform, the list, two keys more.
here=$(realpath "$(dirname "$0")")
mkdir -p /tmp/marie/Documents /tmp/marie/partage
cp "$here/../assets/sample/liste-licence-1.xlsx" /tmp/marie/Documents/liste.xlsx
sed "s/, \"sample\": true//; s/\"extracted_at\": \"[^\"]*\"/\"extracted_at\": \"$(date -u +%FT%TZ)\"/" "$here/../assets/sample/site.json" \
  >/tmp/marie/catalogue.json
cat >/tmp/marie/etablissement.json <<'FILE'
{ "institution": "Université d’exemple", "platforms": [
  { "name": "Ecampus", "academic_year": "2026-2027", "catalogue": "/tmp/marie/catalogue.json", "importers": ["moodle-upload-users"],
    "prerequisites": ["Le compte existe depuis la veille"], "closed_courses": ["DEMO*"], "assumed": { "welcome_message": true },
    "locked": ["academic_year", "closed_courses"] },
  { "name": "Prélude", "academic_year": "2026-2027" } ] }
FILE
on=alt+Right
export BORDEREAU_INSTITUTION=/tmp/marie/etablissement.json
first="tabs:5 Return wait:2"
picture 0-etablissement 1280 800 fr light "" -- wait:1.5
# shellcheck disable=SC2086
picture 0-etablissement-choisi 1280 800 fr light "" -- wait:1 $first
# Without a file dialogue of the system the path is typed.
list="ctrl+o wait:1 type:/tmp/marie/Documents/liste.xlsx Return wait:2"
# shellcheck disable=SC2086
picture 0-etablissement-liste 1280 800 fr light "" -- wait:1 $first $list
# shellcheck disable=SC2086
picture 0-etablissement-verifie 1280 800 fr light "" -- wait:1 $first $list $on $on wait:1.5
unset BORDEREAU_INSTITUTION

picture 0-accueil 1280 800 fr light "" -- wait:0.5
picture 1-ouvrir 1280 800 fr light "demo --window" -- wait:0.5
picture 2-colonnes 1280 800 fr light "demo --window" -- $on wait:0.5
picture 3-verifier 1280 800 fr light "demo --window" -- $on $on wait:0.5 F8
picture 1-ouvrir-sombre 1280 800 fr dark "demo --window" -- wait:0.5
picture 3-verifier-sombre 1280 800 fr dark "demo --window" -- $on $on wait:0.5 F8
picture 3-verifier-anglais 1280 800 en light "demo --window" -- $on $on wait:0.5 F8
picture 3-verifier-1024x700 1024 700 fr light "demo --window" -- $on $on wait:0.5 F8
zoom=$(printf 'ctrl+equal wait:0.3 %.0s' $(seq 10))
# shellcheck disable=SC2086
picture 3-verifier-200 1280 800 fr light "demo --window" -- $on $on $zoom
# Sorted on the screen, then written in that order.
picture 3-trie-sombre 1280 800 fr dark "demo --window" -- $on $on wait:0.5 F8 "do:plus petits" wait:0.5
picture 3-trie-1024x700 1024 700 fr light "demo --window" -- $on $on wait:0.5 F8 "do:plus petits" wait:0.5 "do:dans cet ordre" wait:0.5
picture 3-trie-anglais 1280 800 en light "demo --window" -- $on $on wait:0.5 F8 "do:smallest" wait:0.5 "do:in this order" wait:0.5
# shellcheck disable=SC2086
picture 3-trie-200 1280 800 fr light "demo --window" -- $on $on wait:0.5 F8 "do:plus petits" wait:0.5 $zoom
picture 4-prevoir-sombre 1280 800 fr dark "demo --window" -- $on $on $on wait:1
picture 4-prevoir-1024x700 1024 700 fr light "demo --window" -- $on $on $on wait:1
picture 7-aide 1280 800 fr light "demo --window" -- $on $on wait:0.5 F1
picture 7-commandes 1280 800 fr light "demo --window" -- $on $on wait:0.5 F8 ctrl+shift+p type:trier
# A ready file in Windows-1252, as Moodle would take it unchanged, beside the repaired one.
printf 'username;course1;role1;group1\n22301215;CHIM_L1;student;TD \xe9t\xe9\n22301215;BIO_L1_CELL;student;TD1\n' >/tmp/marie/Documents/inscriptions.csv
picture 4-tel-quel 1280 800 fr light /tmp/marie/Documents/inscriptions.csv -- $on $on $on wait:1

# A later week: what was decided for the list of the sample is known, and a file went to a shared folder.
kept=$(mktemp -d)
cat >/tmp/marie/modele.toml <<'FILE'
format = "1.0"
platform = "Plateforme d’exemple"
delimiter = ";"
fixed = true
titles = ["N° étudiant", "Nom", "Prénom", "Espace de cours", "Rôle", "Groupe TD"]

[columns]
importer = "moodle-upload-users"

[columns.fields]
username = { column = "N° étudiant" }
course1 = { column = "Espace de cours" }
role1 = { column = "Rôle" }
group1 = { column = "Groupe TD" }

[values.course1]
"CHIM-L1" = "CHIM_L1"
"BIO_L1_CEL" = "BIO_L1_CELL"

[values.role1]
"Étudiant" = "student"
"Enseignant" = "editingteacher"

[values.group1]
"TD 2" = "TD2"
FILE
rows() { printf 'username;course1;role1;group1\n'; printf '%s;CHIM_L1;student;%s\n' "$@"; }
rows 22300133 TD1 22300148 TD1 22300175 TD1 >/tmp/marie/Documents/semaine-1.csv
rows 22300148 TD2 22300175 TD1 22300236 TD1 >/tmp/marie/Documents/semaine-2.csv
rm -f /tmp/marie/partage/semaine-1.csv
BORDEREAU_DATA=$kept "$program" recipes import /tmp/marie/modele.toml --name "Licence 1" >/dev/null
BORDEREAU_DATA=$kept "$program" submit /tmp/marie/Documents/semaine-1.csv --to folder:/tmp/marie/partage --yes >/dev/null
# Everything that was decided is taken: the keyboard begins on the button.
again="wait:0.5 do:derni wait:1 Return wait:2.5"
picture 1-comme-la-derniere-fois 1280 800 fr light "demo --window" -- wait:0.5
picture 1-parties 1280 800 fr light "demo --window" -- wait:0.5 do:derni
# shellcheck disable=SC2086
picture 3-corrige 1280 800 fr light "demo --window" -- $again
# shellcheck disable=SC2086
picture 4-prevoir 1280 800 fr light "demo --window" -- $again $on wait:1.5
# shellcheck disable=SC2086
picture 5-remettre 1280 800 fr light "demo --window" -- $again $on wait:1 $on wait:1
picture 5-depuis 1280 800 fr light /tmp/marie/Documents/semaine-2.csv -- $on $on wait:0.5 $on wait:1 $on wait:1.5
picture 6-envois 1280 800 fr light /tmp/marie/Documents/semaine-2.csv -- wait:0.5 do:envois
picture 6-modeles 1280 800 fr light "demo --window" -- wait:0.5 do:modeles
picture 6-change 1280 800 fr light "demo --window" -- $again do:chang
rm -rf "$kept"
