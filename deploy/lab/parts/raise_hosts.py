"""Gives a lab that is up hosts over SSH, as it was before its upgrade: raise_hosts.py FOLDER."""
import json
import os
import re
import shutil
import subprocess
import sys

from daemons import Daemons, Trouble
from old_region import OldRegion
from place import HERE, NEW, OLD, Place
from services import Services

sys.path.append(str(HERE / 'host'))
from programs import PROGRAMS  # noqa: E402
from releases import RELEASES, USERS, packaged, packages, script, user  # noqa: E402

PORT = 2222
# Name, last number of the address, roles as in a cloud file.
HOSTS = (('control-1', 11, ('identity', 'dashboard', 'database')), ('control-2', 12, ('image', 'volume')),
         (OLD + '-control', 13, ('network', 'nova-controller')),
         (OLD + '-1', 14, ('compute',)), (OLD + '-2', 15, ('compute',)),
         (NEW + '-control', 21, ('nova-controller-new',)), (NEW + '-1', 22, ('compute-new',)))
SCHEMAS = {'keystone': 'keystone', 'glance': 'glance', 'cinder': 'cinder', 'neutron': 'neutron', 'nova': 'nova_' + OLD}
# Neither runs where RDO has just been installed, and agents of Neutron's controller run where its server does.
STILL = ('openstack-nova-console', 'openstack-nova-metadata-api')
SERVERS = ('neutron-server', 'neutron-dhcp-agent', 'neutron-l3-agent', 'neutron-metadata-agent')
HIDDEN = ('/etc', '/var/lib')  # in whose place a host has its own


def address(number):
    return '127.0.1.%d' % number


class Hosts:
    def __init__(self, place, daemons):
        self.place, self.daemons, self.folder = place, daemons, place.folder / 'hosts'
        self.bin, self.key = self.folder / 'bin', self.folder / 'key'

    def made(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.bin.mkdir(parents=True)
        for name in (name for names in PROGRAMS.values() for name in names):
            program = self.bin / name
            program.write_text('#!/bin/sh\nexec /usr/bin/python3 -B %s %s "$@"\n' % (HERE / 'host/program.py', name))
            program.chmod(0o755)
        (self.folder / 'my.cnf').write_text('[client]\nsocket=%s\nuser=root\n' % self.place.socket)
        self.keygen(self.key)
        with (self.folder / 'known_hosts').open('w') as known:
            for name, number, roles in HOSTS:
                self.host(name, number, roles)
                key = (self.folder / name / 'key.pub').read_text().split()[:2]
                known.write('[%s]:%d %s\n' % (address(number), PORT, ' '.join(key)))
        (self.folder / 'cloud.yaml').write_text(self.cloud_file())

    def keygen(self, path):
        subprocess.run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', str(path)], check=True)

    def host(self, name, number, roles):
        folder = self.folder / name
        shutil.copytree('/etc', folder / 'etc', symlinks=True)
        for below in ('lib', 'traps'):
            (folder / below).mkdir()
        self.keygen(folder / 'key')
        for service in ('keystone', 'glance', 'cinder', 'neutron', 'nova'):
            shutil.rmtree(folder / 'etc' / service, ignore_errors=True)
        installed, units = {}, {}
        for package in packages().values():
            if set(package.roles) & {'*', *roles} and 'linuxbridge' not in package.roles:
                installed[package.name] = package.old
                if package.name in USERS:
                    user(package.name, folder / 'etc')
                for path in package.files:
                    self.configured(folder, path, name, number)
                for unit in package.units:
                    runs = unit not in STILL and (unit not in SERVERS or 'network' in roles)
                    units[unit] = {'on': runs, 'runs': runs}
                    script(unit, folder / 'etc')
        plugin = folder / 'etc/neutron/plugins/openvswitch/ovs_neutron_plugin.ini'
        if plugin.exists():
            shutil.copy(plugin, folder / 'etc/neutron/plugin.ini')
        (folder / 'host.json').write_text(json.dumps({'packages': installed, 'units': units}))
        (folder / 'sshd_config').write_text(
            'Port %d\nListenAddress %s\nHostKey %s\nAuthorizedKeysFile %s.pub\nPidFile none\nStrictModes no\n'
            'UsePAM no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\nMaxSessions 50\nMaxStartups 200\n'
            'SetEnv PATH=%s:/usr/sbin:/usr/bin:/sbin:/bin MYSQL_HOME=%s LAB_STATE=%s LAB_HOST=%s SHLVL=1\n'
            % (PORT, address(number), folder / 'key', self.key, self.bin, self.folder, self.place.folder, name))

    def configured(self, folder, path, name, number):
        """As its package brings it, with what the simulated site has set in it."""
        text = packaged(path, '2013.2')
        where = {role: host for host, _, roles in reversed(HOSTS) for role in roles}
        for line in (RELEASES / 'site.txt').read_text().splitlines():
            if line.startswith(path + ' '):
                _, section, option, value = line.split(None, 3)
                words = {**where, 'host': name, 'address': address(number),
                         **{'schema-of-' + service: schema for service, schema in SCHEMAS.items()}}
                value = re.sub(r'\{([\w-]+)}', lambda word: words[word.group(1)], value)
                # The lab's own project of its services.
                text = option_set(text, section, option, 'service' if value == 'services' else value)
        if path.endswith('local_settings'):
            text = text.replace('OPENSTACK_HOST = "127.0.0.1"', 'OPENSTACK_HOST = "control-1"')
        file = folder / path[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def cloud_file(self):
        hosts = '\n'.join('- {name: %s, address: %s, port: %d, roles: [%s]}' % (
            name, address(number), PORT, ', '.join(roles)) for name, number, roles in HOSTS)
        databases = '\n'.join('- {service: %s, host: control-1, schema: %s}' % pair for pair in SCHEMAS.items())
        return ('profile: havana-icehouse\ncloud: %s\nregions: {old: %s, new: %s}\nnetwork: neutron\n'
                'ssh: {user: root, sudo: false, key: %s, known-hosts: %s}\nhosts:\n%s\ndatabases:\n%s\n'
                % (OLD, OLD, NEW, self.key, self.folder / 'known_hosts', hosts, databases))

    def up(self):
        os.makedirs('/run/sshd', exist_ok=True)
        for name, number, _ in HOSTS:
            folder = self.folder / name
            self.daemons.start('host-' + name, [
                'unshare', '-m', 'sh', '-c', 'mount --bind "$0/etc" /etc && mount --bind "$0/lib" /var/lib &&'
                ' exec /usr/sbin/sshd -D -e -f "$0/sshd_config"', folder])
            self.daemons.answers('host-' + name, PORT, address(number))


def option_set(text, section, option, value):
    """Where the option stands in its section, else at the section's end, else in a section of its own."""
    lines, at, here = text.splitlines(), None, False
    for number, line in enumerate(lines):
        if line.startswith('['):
            here = line.strip() == '[%s]' % section
        if here and (line.strip() or at is None):
            at = number
        if here and re.match(r'%s\s*=' % re.escape(option), line):
            lines[number] = '%s = %s' % (option, value)
            return '\n'.join(lines) + '\n'
    if at is None:
        lines, at = [*lines, '', '[%s]' % section], len(lines) + 1
    return '\n'.join([*lines[:at + 1], '%s = %s' % (option, value), *lines[at + 1:]]) + '\n'


def main():
    place = Place(sys.argv[1])
    daemons = Daemons(place)
    if any(str(place.folder).startswith(hidden + '/') for hidden in HIDDEN):
        sys.exit('no hosts here: the folder of a lab that is to have some is not below %s' % ' or '.join(HIDDEN))
    if not daemons.pid('mariadb') or not daemons.pid('keystone'):
        sys.exit('no hosts here: there is no lab up in %s; bring it up with deploy/lab/up' % place.folder)
    os.environ['OS_CLIENT_CONFIG_FILE'] = str(place.clouds)
    try:
        OldRegion(place, daemons, Services(place, daemons)).alone()
        hosts = Hosts(place, daemons)
        place.once('hosts', hosts.made)
        hosts.up()
    except (Trouble, subprocess.CalledProcessError, OSError) as trouble:
        sys.exit('the hosts did not come up: %s; logs are in %s' % (trouble, place.log))
    print('%d hosts are up: %s' % (len(HOSTS), hosts.folder / 'cloud.yaml'))


if __name__ == '__main__':
    main()
