"""Makes the fonts of this folder from the published ones.

    pip install fonttools
    npm pack @expo-google-fonts/inter @expo-google-fonts/jetbrains-mono lucide-static   (then unpack each)
    python3 subset.py FOLDER_OF_THE_UNPACKED_PACKAGES

Inter keeps Latin, Greek, Cyrillic, Vietnamese, arrows and signs; its figures are made tabular by default, because
the toolkit has no switch for OpenType features. Lucide keeps the icons that `icons.txt` lists.
"""

import json
import pathlib
import sys

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
LETTERS = (
    "U+0020-007E,U+00A0-017F,U+0180-024F,U+0259,U+02B0-02FF,U+0300-0336,U+0370-03FF,U+0400-045F,U+0490-0491,U+04D0-04FF,"
    "U+1E00-1EFF,U+2000-203A,U+2044,U+2070-2094,U+20AC,U+20BA,U+2116,U+2122,U+2190-2199,U+21A9-21AA,U+21B5,U+21E7,U+21E5,"
    "U+2212,U+2215,U+2219,U+221E,U+2248,U+2260,U+2264,U+2265,U+2303,U+2318,U+2325,U+232B,U+23CE,U+2423,U+25A0-25A1,U+25B2-25BC,"
    "U+25B6,U+25C0,U+25CB,U+25CF,U+2605,U+2606,U+26A0,U+2713,U+2717,U+27F5-27F6,U+FB01-FB02,U+FFFD"
)


def cut(source, target, unicodes, features):
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.notdef_outline = True
    font = subset.load_font(source, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=unicodes)
    cutter.subset(font)
    font.save(target)
    print(target.name, target.stat().st_size)


def with_tabular_figures(source, target):
    """Figures of equal width become the ones that the character map names."""
    font = TTFont(source)
    names = set(font.getGlyphOrder())
    single = {}
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in font["GSUB"].table.LookupList.Lookup[index].SubTable:
                    table = getattr(table, "ExtSubTable", table)
                    single.update(getattr(table, "mapping", {}))
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            name = table.cmap.get(code)
            if single.get(name) in names:
                table.cmap[code] = single[name]
    font.save(target)


def with_drawn_signs(path):
    """Adds two signs that the fonts lack: U+237D for a no-break space, U+FFFD for a lost character."""
    font = TTFont(path)
    em = font["head"].unitsPerEm
    box = [[(0.08, -0.12), (0.52, -0.12), (0.52, 0.16), (0.58, 0.16), (0.58, 0.22), (0.46, 0.22), (0.46, -0.06), (0.14, -0.06),
            (0.14, 0.22), (0.02, 0.22), (0.02, 0.16), (0.08, 0.16)]]
    diamond = [[(0.35, -0.1), (0.02, 0.35), (0.35, 0.8), (0.68, 0.35)], [(0.35, 0.0), (0.6, 0.35), (0.35, 0.7), (0.1, 0.35)]]
    for code, name, contours, width in ((0x237D, "uni237D", box, 0.6), (0xFFFD, "uniFFFD", diamond, 0.7)):
        advance = font["hmtx"].metrics.get("zero", (0, 0))[0] if font["post"].isFixedPitch else int(width * em)
        pen = TTGlyphPen(None)
        for contour in contours:
            points = [(int(x * em), int(y * em)) for x, y in contour]
            pen.moveTo(points[0])
            for point in points[1:]:
                pen.lineTo(point)
            pen.closePath()
        font.setGlyphOrder(font.getGlyphOrder() + [name])
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = (advance or int(width * em), int(0.02 * em))
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    font.save(path)


def main(folder):
    inter = next(folder.glob("*inter*/package"))
    mono = next(folder.glob("*jetbrains-mono*/package"))
    lucide = next(folder.glob("*lucide-static*/package/font"))
    letters = subset.parse_unicodes(LETTERS.replace("U+", ""))
    for weight in ("400Regular", "500Medium", "600SemiBold"):
        whole = HERE / f"Inter-{weight[3:]}.ttf"
        with_tabular_figures(inter / weight / f"Inter_{weight}.ttf", whole)
        cut(whole, whole, letters, ["kern", "mark", "mkmk", "ccmp", "locl"])
        with_drawn_signs(whole)
    cut(mono / "400Regular" / "JetBrainsMono_400Regular.ttf", HERE / "JetBrainsMono-Regular.ttf", letters, ["mark", "mkmk", "ccmp", "locl"])
    with_drawn_signs(HERE / "JetBrainsMono-Regular.ttf")
    names = (HERE / "icons.txt").read_text().split()
    codes = json.loads((lucide / "codepoints.json").read_text())
    cut(lucide / "lucide.ttf", HERE / "lucide.ttf", [codes[name] for name in names], [])
    for name in names:
        print(f"    {name.upper().replace('-', '_')} = '\\u{{{codes[name]:x}}}'")


main(pathlib.Path(sys.argv[1]))
