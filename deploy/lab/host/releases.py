"""The packages of both releases and the files that they bring: those of the simulated cloud, told once."""
import fnmatch
import pathlib
import re

RELEASES = pathlib.Path(__file__).resolve().parents[3] / 'src/main/resources/io/icebridge/simulator'
RELEASE = 'rdo-release-icehouse'
# Who is made by a package, with the number that Red Hat gives him everywhere.
USERS = {'openstack-glance': ('glance', 161), 'openstack-nova-common': ('nova', 162),
         'openstack-keystone': ('keystone', 163), 'openstack-neutron': ('neutron', 164),
         'openstack-cinder': ('cinder', 165)}


class Package:
    def __init__(self, line):
        self.name, self.old, self.new, *lists = line.split()
        self.roles, self.units, self.files, self.requires = (
            [] if words == '-' else words.split(',') for words in lists)

    def version(self, new):
        return self.new if new else self.old


def packages():
    lines = (RELEASES / 'packages.txt').read_text().splitlines()
    return {p.name: p for p in map(Package, (line for line in lines if line and not line.startswith('#')))}


def packaged(path, version):
    """A configuration file as a package of this version brings it."""
    old = version.startswith('2013.2') or path.startswith('/etc/swift/') and version.startswith('1.10')
    file = RELEASES / ('havana' if old else 'icehouse') / path[1:]
    return file.read_text() if file.exists() else ''


def user(package, etc):
    """As the package's script does, where he is not there yet."""
    name, number = USERS[package]
    for file, line in (('passwd', '{0}:x:{1}:{1}::/var/lib/{0}:/sbin/nologin\n'), ('group', '{0}:x:{1}:\n')):
        path = pathlib.Path(etc, file)
        text = path.read_text()
        if not re.search('^%s:' % name, text, re.M):
            path.write_text(text + line.format(name, number))


def script(unit, etc):
    """As its package brings it: by it the host knows the service."""
    path = pathlib.Path(etc, 'init.d', unit)
    path.parent.mkdir(exist_ok=True)
    path.write_text('#!/bin/sh\n# chkconfig: - 98 02\n')


def named(all_packages, pattern):
    return [name for name in all_packages if fnmatch.fnmatchcase(name, pattern)]


def split(full):
    """Name and version of what rpm writes as one word."""
    match = re.fullmatch(r'(.+?)-(\d.*)', full)
    return match.groups() if match else (full, '')
