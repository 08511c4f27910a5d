"""The lab's processes. Each is known by its number and the moment it began, since numbers come again, and
is a session of its own, by which its children are found: some write over their names and surroundings."""
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time

from place import ADDRESS

PATIENCE = 180  # seconds for a port to open, on a busy machine


class Trouble(Exception):
    """The lab cannot go on; says why, and where to read more."""


def stat(pid):
    """Session and moment of birth of a process, or None."""
    try:
        fields = pathlib.Path('/proc/%d/stat' % pid).read_text().rpartition(') ')[2].split()
    except OSError:
        return None
    return None if fields[0] == 'Z' else (int(fields[3]), fields[19])


class Daemons:
    def __init__(self, place):
        self.place = place

    def note(self, name):
        return self.place.run / (name + '.pid')

    def names(self):
        return sorted(path.stem for path in self.place.run.glob('*.pid'))

    def pid(self, name):
        """Its number while it lives."""
        try:
            pid, birth = self.note(name).read_text().split()
        except (OSError, ValueError):
            return None
        now = stat(int(pid))
        return int(pid) if now and now[1] == birth else None

    def start(self, name, command, **surroundings):
        if self.pid(name):
            return
        with (self.place.log / (name + '.log')).open('ab') as log:
            begun = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=log,
                                     stderr=log, start_new_session=True, env={**os.environ, **surroundings})
        now = stat(begun.pid)
        self.note(name).write_text('%d %s\n' % (begun.pid, now[1] if now else 'never'))

    def answers(self, name, port, address=ADDRESS):
        """Waits until the process listens."""
        self.settle(name, lambda: connects(port, address), 'does not listen on port %d' % port)

    def settle(self, name, ready, otherwise):
        end = time.monotonic() + PATIENCE
        while not ready():
            log = self.place.log / (name + '.log')
            if not self.pid(name):
                raise Trouble('%s ended, see %s' % (name, log))
            if time.monotonic() > end:
                raise Trouble('%s %s after %d s, see %s' % (name, otherwise, PATIENCE, log))
            time.sleep(0.3)

    def family(self, names):
        """The living of these sessions; a session outlives the process that began it."""
        sessions = set()
        for name in names:
            try:
                pid, birth = self.note(name).read_text().split()
            except (OSError, ValueError):
                continue
            now = stat(int(pid))
            if now is None or now[1] == birth:
                sessions.add(int(pid))
        everyone = (int(entry) for entry in os.listdir('/proc') if entry.isdigit())
        return [pid for pid in everyone if (stat(pid) or (0,))[0] in sessions]

    def stop(self, names, patience):
        """Asks, waits, and ends hard what is still there."""
        for sign, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, 5)):
            for pid in self.family(names):
                try:
                    os.kill(pid, sign)
                    os.kill(pid, signal.SIGCONT)
                except ProcessLookupError:
                    pass
            end = time.monotonic() + seconds
            while self.family(names) and time.monotonic() < end:
                time.sleep(0.2)
        for name in names:
            self.note(name).unlink(missing_ok=True)


def connects(port, address=ADDRESS):
    with socket.socket() as s:
        return s.connect_ex((address, port)) == 0


if __name__ == '__main__':
    from place import Place
    daemons = Daemons(Place(sys.argv[1]))
    sys.exit(0 if any(daemons.pid(name) for name in daemons.names()) else 1)
