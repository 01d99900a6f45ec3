#!/usr/bin/env bash
# Makes the pictures of all sizes from bordereau.svg. Needs rsvg-convert (librsvg2-bin) and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")"
for size in 16 24 32 48 64 128 256; do
  rsvg-convert -w "$size" -h "$size" bordereau.svg -o "bordereau-$size.png"
done
convert bordereau-16.png bordereau-24.png bordereau-32.png bordereau-48.png bordereau-64.png bordereau-256.png bordereau.ico
rm bordereau-24.png
