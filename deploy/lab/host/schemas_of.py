"""Schema changes by the programs' names on CentOS 6: Debian's own programs, as the database's user and on the
database that the host's configuration names."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from this_host import PARTS, STATE, ended
from place import NEW, Place

PLACE = Place(STATE)
LAUNCH = ['/usr/bin/python3', '-B', str(PARTS / 'launch.py')]
FILES = {'keystone': 'keystone.conf', 'glance': 'glance-api.conf', 'cinder': 'cinder.conf', 'neutron': 'neutron.conf',
         'nova': 'nova.conf'}


def connection(service):
    """Where the host's file says that the database is, by the lab's socket."""
    path = pathlib.Path('/etc', service, FILES[service])
    found = re.search(r'^\s*(?:sql_)?connection\s*=\s*mysql://([^:]+):([^@]*)@[^/]+/(\w+)', path.read_text(), re.M)
    if not found:
        ended(1, '%s names no database' % path)
    return 'mysql+pymysql://%s:%s@localhost/%s?unix_socket=%s&charset=utf8' % (*found.groups(), PLACE.socket)


def manage(service, *words):
    """Debian's own, by the lab's settings with the host's database in place of the lab's."""
    with tempfile.NamedTemporaryFile('w', suffix='.conf') as file:
        file.write('[database]\nconnection = %s\n' % connection(service))
        file.flush()
        lab = ['nova-%s.conf' % NEW] if service == 'nova' else [service + '.conf']
        settings = [*PLACE.settings(*lab), '--config-file=' + file.name]
        if service == 'keystone':
            program = ['/usr/bin/keystone-manage', '--config-file=%s' % (PLACE.etc / 'keystone.conf'),
                       '--config-file=' + file.name]
        else:
            module = {'neutron': 'neutron.db.migration.cli'}.get(service, service + '.cmd.manage')
            program = [*LAUNCH, module, *settings]
        return subprocess.run([*program, *words]).returncode


SYNC = {'keystone': ['db_sync'], 'glance': ['db_sync'], 'cinder': ['db', 'sync'],
        'nova': ['db', 'sync', '--local_cell']}


def openstack_db(words):
    service = words[words.index('--service') + 1]
    return manage(service, *SYNC[service])


def keystone_manage(words):
    if words == ['token_flush']:
        print('Fernet tokens are in no database')
        return 0
    return manage('keystone', *SYNC['keystone'])


def glance_manage(words):
    return manage('glance', *SYNC['glance'])


def cinder_manage(words):
    return manage('cinder', *SYNC['cinder'])


def neutron_db_manage(words):
    """Of this Neutron's two branches both are meant."""
    plain = [w for w in words if not w.startswith('--') and not w.startswith('/')]
    return manage('neutron', *('heads' if w == 'head' else w for w in plain))


def nova_manage(words):
    """With what a Nova of today needs beside: a database for its API, and its cells."""
    from units import outside
    return manage('nova', *SYNC['nova']) or outside('cells', '-', '-')


def chroot(words):
    """The configuration below the folder in the host's place, for what runs there alone."""
    root, *command = words
    mounts = ''.join('mount --bind %s/etc/%s /etc/%s && ' % (root, name, name)
                     for name in sorted(os.listdir(root + '/etc')) if os.path.isdir('/etc/' + name))
    sys.stdout.flush()
    return subprocess.run(['unshare', '-m', 'sh', '-c', mounts + 'exec "$@"', 'sh', *command]).returncode
