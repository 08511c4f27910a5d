"""program.py NAME WORDS...: one of the programs; a shell script traps/NAME of the host runs once in its place."""
import importlib
import subprocess
import sys

from programs import PROGRAMS
from this_host import Host

if __name__ == '__main__':
    name, words = sys.argv[1], sys.argv[2:]
    trap = Host().folder / 'traps' / name
    if trap.exists():
        sys.exit(subprocess.run(['sh', '-c', trap.rename(trap.with_suffix('.sprung')).read_text()]).returncode)
    module = next(module for module, names in PROGRAMS.items() if name in names)
    sys.exit(getattr(importlib.import_module(module), name.replace('-', '_'))(words))
