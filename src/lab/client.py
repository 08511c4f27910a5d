"""OpenStack's own command-line client. Its start costs seconds of a processor, more than what it is asked: a few
of its processes answer one command after the other, each a line of JSON here and a line of JSON back."""
import contextlib
import io
import json
import queue
import subprocess
import sys

from talk import fail

AT_ONCE = 3
_idle = queue.LifoQueue()
for _ in range(AT_ONCE):
    _idle.put(None)


def client(entry, *words):
    """What `openstack --os-cloud ENTRY WORDS` says."""
    worker = _idle.get()
    try:
        if worker is None or worker.poll() is not None:
            worker = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                      text=True)
        worker.stdin.write(json.dumps(['--os-cloud', entry, *words]) + '\n')
        worker.stdin.flush()
        answer = worker.stdout.readline()
    finally:
        _idle.put(worker)
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
            ended = OpenStackShell().run(list(words))
        except SystemExit as stopped:
            ended = stopped.code
    return ended, out.getvalue(), err.getvalue()


if __name__ == '__main__':
    for line in sys.stdin:
        print(json.dumps(_run(json.loads(line))), flush=True)
