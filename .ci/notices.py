#!/usr/bin/env python3
"""Licence notices and bill of materials (CycloneDX 1.5) of all crates inside the program, from `cargo metadata`.

A crate whose licence is not in `deny.toml` ends it: nothing is shipped under terms that nobody read.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tomllib

TARGETS = ("x86_64-unknown-linux-gnu", "x86_64-pc-windows-gnu", "aarch64-apple-darwin")
TEXTS = re.compile(r"(licen[cs]e|copying|notice|unlicense|copyright)", re.I)
ROOT = pathlib.Path(__file__).resolve().parent.parent


def inside(target):
    """Packages that are linked into the program for a target, build tools and tests left aside."""
    run = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target]
    told = json.loads(subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    seen, waiting = set(), [told["resolve"]["root"]]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        for dependency in nodes[at]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    macros = lambda p: any("proc-macro" in kind for target in p["targets"] for kind in [target["kind"]])
    return {p["id"]: p for p in told["packages"] if p["id"] in seen and p["source"] and not macros(p)}


def licence(expression, allowed):
    """The first choice of an expression that is wholly allowed; the expression itself where all parts are asked for."""
    expression = expression.replace("/", " OR ")
    choices = [choice.strip(" ()") for choice in expression.split(" OR ")] if " AND " not in expression else [expression]
    for choice in choices:
        words = [word for word in re.split(r"\s+(?:AND|OR)\s+|[()]", choice) if word.strip()]
        if all(word.strip() in allowed for word in words):
            return choice
    return None


def texts(package):
    folder = pathlib.Path(package["manifest_path"]).parent
    named = [folder / package["license_file"]] if package.get("license_file") else []
    found = sorted({path.resolve() for path in [*folder.iterdir(), *named] if path.is_file() and (path in named or TEXTS.search(path.name))})
    return [path for path in found if path.suffix.lower() not in (".rs", ".html", ".json", ".toml")]


def own_text(package, chosen):
    """The terms of a crate that ships no text of them."""
    kept = ROOT / "assets/licences" / f"LICENSE-{chosen.upper()}.txt"
    if not kept.is_file():
        return f"The crate ships no text; its terms are {chosen}: https://spdx.org/licenses/{chosen}.html"
    text = kept.read_text(encoding="utf-8").strip()
    holder = ", ".join(package["authors"]) or f"the authors of {package['name']}"
    return re.sub(r"^Copyright .*$", f"Copyright (c) {holder}", text, count=1, flags=re.M) if chosen in ("MIT", "Zlib") else text


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--version", required=True)
    ask.add_argument("--notices", required=True, type=pathlib.Path)
    ask.add_argument("--bom", required=True, type=pathlib.Path)
    asked = ask.parse_args()
    allowed = set(tomllib.loads((ROOT / ".cargo/deny.toml").read_text())["licenses"]["allow"])
    packages = {}
    for target in TARGETS:
        packages.update(inside(target))
    packages = sorted(packages.values(), key=lambda p: (p["name"], p["version"]))
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text())["package"]
    sums = {(p["name"], p["version"]): p.get("checksum") for p in lock}
    refused, without, bodies, components = [], 0, {}, []
    for package in packages:
        chosen = licence(package["license"] or "", allowed)
        if chosen is None:
            refused.append(f"{package['name']} {package['version']}: {package['license']}")
            continue
        name = f"{package['name']} {package['version']} ({package['license']})"
        found = [path.read_text(encoding="utf-8", errors="replace").strip() for path in texts(package)]
        without += not found
        for text in found or [own_text(package, chosen)]:
            bodies.setdefault(text, []).append(name)
        component = {
            "type": "library",
            "name": package["name"],
            "version": package["version"],
            "purl": f"pkg:cargo/{package['name']}@{package['version']}",
            "licenses": [{"expression": package["license"].replace("/", " OR ")}],
        }
        if sums.get((package["name"], package["version"])):
            component["hashes"] = [{"alg": "SHA-256", "content": sums[(package["name"], package["version"])]}]
        components.append(component)
    if refused:
        sys.exit("licences that .cargo/deny.toml does not allow:\n" + "\n".join(refused))
    with asked.notices.open("w", encoding="utf-8") as out:
        out.write(f"Bordereau {asked.version} contains the works named below, under their own terms.\n")
        out.write("Fonts and icons: see the folder licences.\n")
        for text, names in sorted(bodies.items(), key=lambda body: body[1][0]):
            out.write("\n" + "=" * 78 + "\n" + "\n".join(names) + "\n" + "-" * 78 + "\n" + text + "\n")
    root = {"type": "application", "name": "bordereau", "version": asked.version, "purl": f"pkg:cargo/bordereau@{asked.version}"}
    bom = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": {"component": root}, "components": components}
    asked.bom.write_text(json.dumps(bom, indent=1) + "\n", encoding="utf-8")
    print(f"{len(packages)} crates, {len(bodies)} texts, {without} crates without a text of their own")


main()
