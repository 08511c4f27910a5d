"""A host of the lab as its programs see it: what is installed, and what runs of that which is played. Its files are
files, below /etc and /var/lib of a mount namespace of its own."""
import contextlib
import fcntl
import json
import os
import pathlib
import sys

STATE = pathlib.Path(os.environ['LAB_STATE'])
NAME = os.environ['LAB_HOST']
PARTS = pathlib.Path(__file__).resolve().parent.parent / 'parts'
sys.path.append(str(PARTS))


class Host:
    def __init__(self, name=NAME):
        self.name, self.folder = name, STATE / 'hosts' / name

    def read(self):
        return json.loads((self.folder / 'host.json').read_text())

    @contextlib.contextmanager
    def changed(self):
        """What it is, to be changed: by one program at a time, and never left half written."""
        with open(self.folder / 'lock', 'w') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            told = self.read()
            yield told
            part = self.folder / 'host.json.part'
            part.write_text(json.dumps(told, indent=1, sort_keys=True))
            part.rename(self.folder / 'host.json')


def ended(status, *lines):
    """Says why, as programs do, and ends."""
    print(*lines, sep='\n', file=sys.stderr)
    sys.exit(status)
