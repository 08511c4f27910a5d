"""The packages of both releases and the files that they bring: those of the simulated cloud, told once."""
import fnmatch
import pathlib
import re

RELEASES = pathlib.Path(__file__).resolve().parents[3] / 'src/main/resources/io/icebridge/simulator'
RELEASE = 'rdo-release-icehouse'


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


def named(all_packages, pattern):
    return [name for name in all_packages if fnmatch.fnmatchcase(name, pattern)]


def split(full):
    """Name and version of what rpm writes as one word."""
    match = re.fullmatch(r'(.+?)-(\d.*)', full)
    return match.groups() if match else (full, '')
