"""Services by their names on CentOS 6: those that the lab has are its processes, the others are played."""
import subprocess

from this_host import NAME, PARTS, STATE, Host, ended
from daemons import Daemons
from place import Place
from of_host import daemon

DAEMONS = Daemons(Place(STATE))


def running(unit):
    name = daemon(unit, NAME)
    told = Host().read()['units']
    if unit not in told:
        return None
    return DAEMONS.pid(name) if name else 1000 + len(unit) if told[unit]['runs'] else None


def outside(*words):
    """In the machine's own mounts, since a process of the lab must not find a host's files under /etc."""
    there, folder = str(DAEMONS.pid('mariadb')), str(STATE)
    surroundings = {'PATH': '/usr/sbin:/usr/bin:/sbin:/bin', 'HOME': folder, 'LANG': 'C.UTF-8',
                    'PYTHONDONTWRITEBYTECODE': '1', 'PYTHONUNBUFFERED': '1'}
    return subprocess.run(['nsenter', '-m', '-t', there, '--', '/usr/bin/python3', str(PARTS / 'of_host.py'),
                           folder, *words], cwd='/', env=surroundings).returncode


def begin(unit):
    if running(unit):
        return 0
    with Host().changed() as told:
        told['units'][unit]['runs'] = True
    return outside('start', unit, NAME) if daemon(unit, NAME) else 0


def end(unit):
    with Host().changed() as told:
        told['units'][unit]['runs'] = False
    name = daemon(unit, NAME)
    if name and DAEMONS.pid(name):
        DAEMONS.stop([name], 15)
    return 0


def said(what, unit, status):
    print('%s %s: [%s]' % (what, unit, 'FAILED' if status else '  OK  '))
    return status


def service(words):
    unit, action = words
    if unit not in Host().read()['units']:
        ended(1, '%s: unrecognized service' % unit)
    if action == 'status':
        pid = running(unit)
        print('%s (pid  %d) is running...' % (unit, pid) if pid else '%s is stopped' % unit)
        return 0 if pid else 3
    status = 0
    if action in ('stop', 'restart'):
        status = said('Stopping', unit, end(unit))
    if action in ('start', 'restart'):
        status = said('Starting', unit, begin(unit))
    return status


def chkconfig(words):
    unit, level = words
    with Host().changed() as told:
        if unit not in told['units']:
            ended(1, 'error reading information on service %s: No such file or directory' % unit)
        told['units'][unit]['on'] = level == 'on'
    return 0


def openstack_service(words):
    action, *names = words
    status = 0
    for unit, told in sorted(Host().read()['units'].items()):
        if told['on'] and unit.startswith(('openstack-', 'neutron-')) and (
                not names or any(unit.startswith((n, 'openstack-' + n)) for n in names)):
            status = max(status, service([unit, action]))
    return 123 if status else 0
