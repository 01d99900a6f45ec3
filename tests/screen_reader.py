"""Looks at the tree of the window as AT-SPI delivers it. Started by screen_reader.sh."""

import os
import re
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

WINDOW = os.environ["BORDEREAU_WINDOW"]


def application():
    """The program on the accessibility bus, once it is there."""
    for _ in range(100):
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(number)
            if child and "bordereau" in (child.get_name() or "").lower():
                return child
        time.sleep(0.2)
    sys.exit("the program is not on the bus")


def nodes(node):
    """The node and everything below it."""
    yield node
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child is not None:
            yield from nodes(child)


def of_role(root, role):
    return [node for node in nodes(root) if node.get_role() == role]


def names(root, role):
    return [node.get_name() or "" for node in of_role(root, role)]


def wait_for(root, role, words):
    """The names of a role, once one of them holds these words."""
    found = []
    for _ in range(100):
        root.clear_cache()
        try:
            found = names(root, role)
        except Exception:  # a node went while it was read
            found = []
        if any(words in name for name in found):
            return found
        time.sleep(0.2)
    sys.exit(f"no {role.value_name} says {words!r}: {found[:5]}")


def press(key):
    subprocess.run(["xdotool", "windowfocus", WINDOW, "key", key], check=True)
    time.sleep(0.6)


def check(condition, words):
    if not condition:
        sys.exit(words)


root = application()
press("alt+Right")
wait_for(root, Atspi.Role.COMBO_BOX, "Identifiant")
combos = names(root, Atspi.Role.COMBO_BOX)
check(combos and all(", " in name and name.split(", ", 1)[1].strip() for name in combos), f"a list without its choice: {combos}")
check(any(name.startswith("Identifiant, ") and " · " in name for name in combos), f"the column of the login is not heard: {combos}")

steps = of_role(root, Atspi.Role.PAGE_TAB)
check(len(steps) == 5, f"{len(steps)} steps")
current = [step for step in steps if step.get_state_set().contains(Atspi.StateType.SELECTED)]
check([step.get_name().split(",")[0] for step in current] == ["Colonnes"], "the current step is not told")
check(all(step.get_name().count(",") >= 1 for step in steps), "a step without its state")

press("alt+Right")
cells = wait_for(root, Atspi.Role.TABLE_CELL, "Espace de cours inconnu")
shape = re.compile(r"^.+, .+ \([^()]+\), ligne \d+(, |$)")
strange = [name for name in cells if not shape.match(name)]
check(not strange, f"cells without value, column or line: {strange[:3]}")
wrong = [name for name in cells if ", Erreur, " in name]
check(wrong, "no cell says its problem")

lists = [node for node in of_role(root, Atspi.Role.LIST) if node.get_name() == "Problèmes"]
check(len(lists) == 1, "the problems are no list")
items = names(lists[0], Atspi.Role.LIST_ITEM)
check(items and all(name.strip() for name in items), "problems without names")
headings = names(root, Atspi.Role.HEADING)
check(len(headings) >= 2, f"headings: {headings}")
whys = [name for name in names(root, Atspi.Role.LINK) if name.startswith("Pourquoi")]
check(whys and all(len(name) > len("Pourquoi ? ") for name in whys), f"questions that do not say of what: {whys}")
press("alt+Right")
told = wait_for(root, Atspi.Role.TABLE_CELL, ", Ce qui arrive, 1 sur ")
place = re.compile(r"^.+, .+, \d+ sur \d+$")
strange = [name for name in told if not place.match(name)]
check(not strange, f"cells without value, column or place: {strange[:3]}")
tables = names(root, Atspi.Role.TABLE)
check({"Ce qui arrive aux lignes", "Espaces de cours du fichier"} <= set(tables), f"tables: {tables}")
heads = names(root, Atspi.Role.COLUMN_HEADER)
check({"Lignes", "Ce qui arrive", "Espace de cours"} <= set(heads), f"heads: {heads}")
print(f"{len(cells)} cells ({len(wrong)} with an error), {len(combos)} lists, {len(steps)} steps, "
      f"{len(items)} problems, {len(headings)} headings, {len(tables)} tables with {len(told)} cells: all are named")
