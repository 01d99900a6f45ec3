#!/usr/bin/env bash
# Starts the window on the sample under a virtual display with a bus for assistive technology, and looks at the tree
# that a screen reader is given: names of cells, choices of lists, state of steps, problems as a list.
#   tests/screen_reader.sh target/debug/bordereau
# Needs Xvfb, xdotool, dbus, at-spi2-core, python3-gi and gir1.2-atspi-2.0.
set -euo pipefail
program=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
if [ -z "${BORDEREAU_OWN_BUS:-}" ]; then
  BORDEREAU_OWN_BUS=1 exec dbus-run-session -- bash "$here/screen_reader.sh" "$program"
fi
work=$(mktemp -d)
export BORDEREAU_DATA="$work/data" LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY || true
started=()
finish() {
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

# The server takes the first free number and says it.
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/number" >/dev/null 2>&1 &
started+=($!)
for _ in $(seq 100); do [ -s "$work/number" ] && break; sleep 0.1; done
DISPLAY=":$(tr -d '[:space:]' <"$work/number")"
export DISPLAY
for _ in $(seq 100); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.1; done

/usr/libexec/at-spi-bus-launcher --launch-immediately --a11y=1 --screen-reader=1 >"$work/bus.log" 2>&1 &
started+=($!)
sleep 1
"$program" demo --window --lang fr >"$work/out.log" 2>&1 &
started+=($!)
id=""
for _ in $(seq 300); do
  id=$(xdotool search --onlyvisible --pid "${started[-1]}" 2>/dev/null | tail -n 1 || true)
  [ -n "$id" ] && break
  sleep 0.1
done
[ -n "$id" ] || { echo "no window appeared"; cat "$work/out.log"; exit 1; }
export BORDEREAU_WINDOW="$id"
timeout 120 /usr/bin/python3 "$here/screen_reader.py"
