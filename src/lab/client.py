"""OpenStack's own command-line client. Its start costs seconds of a processor, more than what it is asked: a few
of its processes answer one command after the other."""
import concurrent.futures
import contextlib
import io
import json
import multiprocessing

from talk import fail

AT_ONCE = 3
# Not forked: threads of the proof, and their locks, would be copied in any state.
_pool = concurrent.futures.ProcessPoolExecutor(AT_ONCE, multiprocessing.get_context('spawn'))


def _run(words):
    from openstackclient.shell import OpenStackShell
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            ended = OpenStackShell().run(list(words))
        except SystemExit as stopped:
            ended = stopped.code
    return ended, out.getvalue(), err.getvalue()


def client(entry, *words):
    """What `openstack --os-cloud ENTRY WORDS` says."""
    ended, out, err = _pool.submit(_run, ('--os-cloud', entry, *words)).result()
    if ended:
        fail('openstack %s: %s' % (' '.join(words), err.strip()[-500:]))
    return out


def asked(entry, *words):
    """The same as JSON."""
    return json.loads(client(entry, *words, '-f', 'json'))
