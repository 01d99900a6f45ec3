#!/usr/bin/env bash
# What a screen reader is given, on the real bus: no cell, list or step without its content. As root on Debian.
# Usage: .ci/screen_reader.sh [path of the program]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-target/debug/bordereau}")

. .ci/need.sh
need xvfb xdotool dbus at-spi2-core python3-gi gir1.2-atspi-2.0 libgl1-mesa-dri libxkbcommon-x11-0

tests/screen_reader.sh "$program"
