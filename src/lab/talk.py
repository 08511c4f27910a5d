"""What the proof says, and how it waits and fails."""
import contextlib
import sys
import time


class Failed(Exception):
    """Something is not as it must be."""


def say(text):
    print('%s  %s' % (time.strftime('%H:%M:%S'), text), flush=True)


def fail(text):
    raise Failed(text)


def settle(what, get, seconds=180):
    """The first true value that `get` answers."""
    end = time.time() + seconds
    while time.time() < end:
        value = get()
        if value:
            return value
        time.sleep(0.5)
    return fail('%s did not happen within %d s' % (what, seconds))


def same(where, what, got, wanted):
    if got != wanted:
        fail('%s of %s: got %r, wanted %r' % (what, where, got, wanted))


@contextlib.contextmanager
def judged():
    """A proof: what is not as it must be is said, and ends it with 1."""
    try:
        yield
    except Failed as failed:
        say('FAIL  %s' % failed)
        sys.exit(1)
    except KeyboardInterrupt:
        say('interrupted')
        sys.exit(130)
