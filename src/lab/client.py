"""OpenStack's own command-line client. Its start costs seconds of a processor, more than what it is asked: one of its
processes for each entry of clouds.yaml answers one command after the other, a line of JSON for each. Not one for
several entries: the client keeps the first one's connections for as long as it lives."""
import collections
import contextlib
import io
import json
import subprocess
import sys
import threading

from talk import fail

_workers, _locks = {}, collections.defaultdict(threading.Lock)


def client(entry, *words):
    """What `openstack --os-cloud ENTRY WORDS` says."""
    with _locks[entry]:
        worker = _workers.get(entry)
        if worker is None or worker.poll() is not None:
            worker = _workers[entry] = subprocess.Popen(
                [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        worker.stdin.write(json.dumps(['--os-cloud', entry, *words]) + '\n')
        worker.stdin.flush()
        answer = worker.stdout.readline()
    if not answer:
        fail('the client ended amid openstack %s' % ' '.join(words))
    ended, out, err = json.loads(answer)
    if ended:
        fail('openstack %s: %s' % (' '.join(words), err.strip()[-500:]))
    return out


def asked(entry, *words):
    """The same as JSON."""
    return json.loads(client(entry, *words, '-f', 'json'))


def _run(words):
    from openstackclient.shell import OpenStackShell
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            ended = OpenStackShell().run(words)
        except SystemExit as stopped:
            ended = stopped.code
    return ended, out.getvalue(), err.getvalue()


if __name__ == '__main__':
    for line in sys.stdin:
        print(json.dumps(_run(json.loads(line))), flush=True)
