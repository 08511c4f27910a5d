"""Prints for each NUMBER.yours and NUMBER.merged of a folder whether every setting is the same."""
import json
import pathlib
import sys


def settings(path):
    names = {}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), names)
    return {name: value for name, value in names.items() if name.isupper()}


def judged(yours):
    try:
        merged = settings(yours.with_suffix(".merged"))
    except Exception as broken:
        return repr(broken)
    differing = [n for n, v in settings(yours).items() if merged.get(n, "not there") != v]
    return "differ: " + ", ".join(differing) if differing else "same"


json.dump({y.stem: judged(y) for y in pathlib.Path(sys.argv[1]).glob("*.yours")}, sys.stdout)
