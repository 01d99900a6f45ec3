# The parts of .ci/wine. Sourced.

# same_bytes: the same JSON as on Linux, for the lists of the oracles.
same_bytes() {
  local oracle=tests/oracle/moodle-uploaduser list read=0
  local site=(--importer moodle-upload-users --catalogue "$oracle/fixture.json" --json)
  for command in simulate check read; do
    local same=0 other=0 folder=$oracle/cases
    [ "$command" = simulate ] || folder=tests/oracle/reading/files
    for list in $(ls "$folder" | awk -v n="$lists" '{ all[NR] = $0 } END { step = NR > n ? NR / n : 1; for (i = 1; i <= NR; i += step) print all[int(i)] }'); do
      local told=0 said=0
      case $command in read) set -- "$folder/$list" --json ;; *) set -- "$folder/$list" "${site[@]}" ;; esac
      "$linux" "$command" "$@" --lang fr > "$work/linux.json" 2>/dev/null || told=$?
      wine "$program" "$command" "$@" --lang fr > "$work/windows.json" 2>/dev/null || said=$?
      if [ "$told" = "$said" ] && cmp -s "$work/linux.json" "$work/windows.json"; then
        same=$((same + 1))
      else
        other=$((other + 1))
        echo "          $command $list: another answer than on Linux (exit codes $told and $said)"
        diff <(tr ',' '\n' < "$work/linux.json") <(tr ',' '\n' < "$work/windows.json") | head -6 || true
      fi
    done
    [ "$other" = 0 ] && ok "$command: the same bytes of JSON as on Linux for $same lists" || fail "$command: $other lists of $((same + other)) differ"
  done
}

window() { xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -n 1 || true; }

# appeared TITLE NAME: waits for a window and keeps a picture.
appeared() {
  id=""
  for _ in $(seq 200); do
    id=$(window "$1")
    [ -n "$id" ] && break
    sleep 0.3
  done
  [ -n "$id" ] || fail "$2: no window appeared"
  for _ in $(seq 60); do
    sleep 1
    import -window root "$pictures/$2.png"
    [ "$(identify -format '%k' "$pictures/$2.png")" -gt 64 ] && return
  done
  fail "$2: the window is blank"
}

# started NAME PROGRAM: the window opens on the sample, and no console beside it.
started() {
  wine "$2" demo --window >/dev/null 2>&1 &
  appeared '^Bordereau|Bordereau$' "$1"
  sleep 4
  import -window root "$pictures/$1.png"
  [ -z "$(window 'bordereau.*exe')" ] && ok "$1: the window opens, no console beside it" || fail "$1: a console is open beside the window"
}

closed() {
  for _ in $(seq 5); do
    xdotool windowactivate --sync "$id" key --clearmodifiers alt+F4 2>/dev/null || true
    for _ in $(seq 20); do [ -n "$(window 'Bordereau')" ] || { sleep 2; return; }; sleep 0.3; done
  done
  fail "the window does not close"
}

# All files, and all that the registry says of the program; the installer's own temporary files aside.
files() { (cd "$drive" && find . -type f ! -path '*/Temp/*' | sort); }
registry() {
  # The files of the registry are written every half minute: what is exported is what it holds now.
  rm -f "$work/registry.reg"
  wine regedit /E "Z:$work/registry.reg" || true
  iconv -f UTF-16 -t UTF-8 "$work/registry.reg" > "$work/registry.txt" || { echo "the registry cannot be read"; return; }
  grep -i bordereau "$work/registry.txt" | sort || true
}
opens() { wine reg query "HKCR\\$1" /ve 2>/dev/null | tr -d '\r' || true; }

# How many versions the list of programs has.
versions() {
  local hive
  for hive in HKLM HKCU; do
    wine reg query "$hive\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall" /s /reg:64 2>/dev/null || true
  done | grep -c 'DisplayName.*Bordereau'
}

installed_and_removed() {
  local before after csv xlsx hive newer=$work/newer.msi
  # What the portable program kept is not the installer's.
  rm -rf "$drive"/users/*/AppData/*/bordereau
  before=$(files)
  csv=$(opens .csv) xlsx=$(opens .xlsx)
  wine msiexec /i "$msi" /qn || fail "$scope: installing"
  found=$(find "$drive" -name bordereau.exe | head -1)
  [ -n "$found" ] || fail "$scope: no program after installing"
  wine "$found" --version >/dev/null && ok "installed silently in ${found#"$drive"/}"
  find "$drive" -path '*Start Menu*' -name 'Bordereau.lnk' | grep -q . && ok "in the Start menu" || fail "not in the Start menu"
  hive=HKLM
  [ "$scope" = machine ] || hive=HKCU
  wine reg query "$hive\\Software\\Classes\\Applications\\bordereau-window.exe\\SupportedTypes" | grep -q '\.xlsx' && ok "offered for workbooks" || fail "not offered"
  [ "$csv" = "$(opens .csv)" ] && [ "$xlsx" = "$(opens .xlsx)" ] && ok "what opens lists is what it was" || fail "file associations were taken"

  started "$scope" "$(dirname "$found")/bordereau-window.exe"
  ! wine msiexec /x "$msi" /qn && [ -f "$found" ] && ok "not removed while its window is open" || fail "removed under an open window"
  # Windows stops a newer version when this one refuses to go; Wine goes on, so what is tried is that it refuses.
  ! wine msiexec /x "$msi" /qn UPGRADINGPRODUCTCODE='{4A0B2D55-64C5-4E2C-9D0E-1A7C6B3F9E10}' && [ -f "$found" ] \
    && ok "does not make room for a newer version while its window is open" || fail "makes room under an open window"
  wine msiexec /x "$msi" /qb >/dev/null 2>&1 &
  sleep 12
  import -window root "$pictures/$scope-open.png"
  xdotool key Return
  wait $! || true
  closed
  [ -f "$found" ] || fail "removed under an open window"

  newer_version
  wine msiexec /i "$newer" /qn || fail "$scope: the next version"
  [ "$(versions)" = 1 ] && ok "the next version takes the place of this one" || fail "two versions stand beside each other"
  mkdir -p "$data"
  wine "$found" catalogue import tests/oracle/moodle-uploaduser/fixture.json --platform Essai >/dev/null 2>&1 || true
  wine msiexec /x "$newer" /qb >/dev/null 2>&1 &
  sleep 12
  import -window root "$pictures/$scope-data.png"
  # The second of the two buttons: the data are erased.
  xdotool key Tab Return
  wait $! || fail "$scope: removing"
  sleep 3
  after=$(files)
  [ "$before" = "$after" ] && ok "removed, no file is left, the person's neither" || { diff <(echo "$before") <(echo "$after") | head; fail "$scope: files are left"; }
  [ -z "$(registry)" ] && ok "nothing is left in the registry" || { registry | head; fail "$scope: the registry still names it"; }
}

# The same files as a newer version.
newer_version() {
  cp assets/package/windows/bordereau.wxs assets/package/icon/bordereau.ico "$work/"
  (cd "$work" && wixl -a x64 -D VERSION=99.0.0 -D SCOPE="per${scope^}" -D SOURCE=Bordereau -o newer.msi bordereau.wxs)
}
