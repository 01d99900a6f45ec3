#!/usr/bin/env bash
# Starts the window on the sample under a virtual display, checks that it shows something, and closes it.
#   tests/start_window.sh target/debug/bordereau [PICTURE TO KEEP]
set -euo pipefail
program=$(realpath "$1")
work=$(mktemp -d)
export BORDEREAU_DATA="$work/data" LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY || true
number=$((90 + RANDOM % 400))
Xvfb ":$number" -screen 0 1280x800x24 -nolisten tcp >"$work/xvfb.log" 2>&1 &
server=$!
window=""
manager=""
finish() {
  [ -n "$window" ] && kill "$window" 2>/dev/null || true
  kill "$manager" "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
export DISPLAY=":$number"
for _ in $(seq 100); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.1; done

# A window manager: it is what asks a window to close when the person presses Alt+F4.
openbox >"$work/openbox.log" 2>&1 &
manager=$!
sleep 0.5

"$program" demo --window >"$work/out.log" 2>&1 &
window=$!
id=""
for _ in $(seq 300); do
  id=$(xdotool search --onlyvisible --pid "$window" 2>/dev/null | tail -n 1 || true)
  [ -n "$id" ] && break
  kill -0 "$window" 2>/dev/null || { echo "the program ended:"; cat "$work/out.log"; exit 1; }
  sleep 0.1
done
[ -n "$id" ] || { echo "no window appeared"; cat "$work/out.log"; exit 1; }

# Software rendering on a busy machine needs a moment; a blank window has one or two colours.
colours=0
for _ in $(seq 60); do
  import -window "$id" "$work/shot.png" 2>/dev/null || true
  colours=$(identify -format '%k' "$work/shot.png" 2>/dev/null || echo 0)
  [ "$colours" -gt 64 ] && break
  sleep 0.5
done
[ "$colours" -gt 64 ] || { echo "the window is blank ($colours colours)"; exit 1; }
if [ -n "${2:-}" ]; then cp "$work/shot.png" "$2"; fi

# On a busy machine the window manager may not have given the focus yet: the person presses again.
for _ in $(seq 5); do
  timeout 5 xdotool windowactivate --sync "$id" key --clearmodifiers alt+F4 || true
  for _ in $(seq 40); do kill -0 "$window" 2>/dev/null || break 2; sleep 0.1; done
done
if kill -0 "$window" 2>/dev/null; then echo "the window does not close"; exit 1; fi
if grep -qi 'panicked' "$work/out.log"; then echo "it panicked:"; cat "$work/out.log"; exit 1; fi
window=""
echo "the window appeared with $colours colours and closed"
