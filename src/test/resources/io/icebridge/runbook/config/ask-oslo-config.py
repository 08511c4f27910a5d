"""Prints what oslo.config reads from each NUMBER.conf of a folder, as one JSON object."""
import json
import pathlib
import sys

from oslo_config import cfg

GROUPS = ["DEFAULT", "database", "sql", "agent"]
NAMES = ["connection", "host", "provider", "former"]
OLD = {
    ("database", "connection"): ("former", "sql"),
    ("agent", "host"): ("former", "DEFAULT"),
}
SEVERAL = {("agent", "provider"), ("DEFAULT", "provider")}


def read(path):
    conf = cfg.ConfigOpts()
    # Named by others' values; not told of themselves.
    conf.register_opts([cfg.StrOpt("plain", default="P"), cfg.StrOpt("deeper", default="D")])
    asked = []
    for group in GROUPS:
        for name in NAMES:
            if (name, group) in OLD.values():
                continue
            kind = cfg.MultiStrOpt if (group, name) in SEVERAL else cfg.StrOpt
            old = OLD.get((group, name))
            more = {"deprecated_opts": [cfg.DeprecatedOpt(old[0], group=old[1])]} if old else {}
            option = kind(name, **more)
            where = None if group == "DEFAULT" else group
            conf.register_opt(option, group=where)
            asked.append((group, name))
    conf(["--config-file", str(path)], project="asked", default_config_files=[])
    said = {}
    for group, name in asked:
        value = conf[name] if group == "DEFAULT" else conf[group][name]
        if value is not None:
            said[group + "/" + name] = "\n".join(value) if isinstance(value, list) else value
    return said


def main():
    answers = {}
    for path in pathlib.Path(sys.argv[1]).glob("*.conf"):
        try:
            answers[path.stem] = read(path)
        except cfg.ConfigFileParseError as refused:
            answers[path.stem] = str(refused)
    json.dump(answers, sys.stdout)


main()
