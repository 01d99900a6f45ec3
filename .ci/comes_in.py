#!/usr/bin/env python3
"""What comes into the program, held to `.cargo/deny.toml` without the network: sources, crates that are refused, versions left
open, second versions of one crate. Licences are held by `notices.py`; known faults (advisories) need cargo-deny and its database.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"


def graph(targets):
    """Packages by id, and the ids that each depends on, for all systems that are named."""
    run = ["cargo", "metadata", "--format-version", "1", "--locked", "--all-features"]
    run += [word for target in targets for word in ("--filter-platform", target)]
    told = json.loads(subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    needs = {node["id"]: [dependency["pkg"] for dependency in node["deps"]] for node in told["resolve"]["nodes"]}
    packages = {package["id"]: package for package in told["packages"] if package["id"] in needs}
    return packages, needs, told["resolve"]["root"]


def below(roots, needs):
    seen, waiting = set(), list(roots)
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting += needs[at]
    return seen


def second_versions(packages, needs, bans):
    """Crates that come in twice, but for what a tree with a known reason brings."""
    trees = {entry["crate"] for entry in bans.get("skip-tree", [])}
    known = below([id for id, package in packages.items() if package["name"] in trees], needs)
    versions = collections.defaultdict(set)
    for id, package in packages.items():
        if id not in known:
            versions[package["name"]].add(package["version"])
    for name, found in sorted(versions.items()):
        if len(found) > 1:
            yield f"{name} comes in as {' and '.join(sorted(found))}"
    for name in sorted(trees - {package["name"] for package in packages.values()}):
        yield f"skip-tree names {name}, which does not come in any more"


def faults(packages, needs, root, rules):
    refused = {entry["crate"]: entry["reason"] for entry in rules["bans"]["deny"]}
    for id, package in packages.items():
        name = f"{package['name']} {package['version']}"
        if id != root and package["source"] != CRATES_IO:
            yield f"{name} comes from {package['source'] or 'this machine'}"
        if package["name"] in refused:
            yield f"{name} is refused: {refused[package['name']]}"
    for dependency in packages[root]["dependencies"]:
        if dependency["req"] == "*":
            yield f"{dependency['name']} may be of any version"
    yield from second_versions(packages, needs, rules["bans"])


def main():
    rules = tomllib.loads((ROOT / ".cargo/deny.toml").read_text())
    packages, needs, root = graph(rules["graph"]["targets"])
    found = list(faults(packages, needs, root, rules))
    print(f"{len(packages) - 1} crates for all systems, tests too; {len(found)} faults")
    if found:
        sys.exit("\n".join(found))


main()
