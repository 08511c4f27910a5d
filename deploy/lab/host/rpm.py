"""Packages as RPM and yum handle them, with RPM's rule for configuration files: one that nobody has changed is
replaced, beside a changed one the package's own is put as .rpmnew."""
import os
import pathlib
import subprocess
import sys
import tempfile

from releases import RELEASE, USERS, named, packaged, packages, script, split, user
from this_host import Host, ended

ALL = packages()


def offered(told, name):
    return ALL[name].version(told.get('new')) if name in ALL else None


def place(path, before, after, root=''):
    fresh, file = packaged(path, after), pathlib.Path(root + path)
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        file.write_text(fresh)
        return
    there, first = file.read_text(), packaged(path, before) if before else None
    if fresh in (first, there):
        return
    if there == first:
        file.write_text(fresh)
        return
    pathlib.Path(root + path + '.rpmnew').write_text(fresh)
    print('warning: %s created as %s.rpmnew' % (path, path), file=sys.stderr)


def move(told, versions):
    """Brings packages to these versions; what runs of them is started anew, as their scripts do."""
    again = []
    for name, version in versions.items():
        before = told['packages'].get(name)
        for path in ALL[name].files:
            place(path, before, version)
        told['packages'][name] = version
        if name in USERS:
            user(name, '/etc')
        for unit in ALL[name].units:
            script(unit, '/etc')
            told['units'].setdefault(unit, {'on': False, 'runs': False})
            again.append(unit)
        print('  %-10s : %s-%s' % ('Updating' if before else 'Installing', name, version))
    return again


def started_anew(units):
    from units import running, service
    for unit in units:
        if running(unit):
            service([unit, 'restart'])


def needed(told, names, found):
    for name in names:
        if name in ALL and name not in found:
            needed(told, [n for n in ALL[name].requires if told['packages'].get(n) != offered(told, n)], found)
            found.append(name)
    return found


def yum(words):
    root, plain = None, []
    for word in words:
        if word.startswith('--installroot='):
            root = word.partition('=')[2]
        elif not word.startswith('-'):
            plain.append(word)
    verb, names = plain[0], plain[1:]
    if root:
        return in_folder(root, names)
    if verb == 'check-update':
        told = Host().read()
        newer = {n: offered(told, n) for n, v in told['packages'].items() if offered(told, n) not in (None, v)}
        for name, version in newer.items():
            print('%-40s %-20s openstack' % (name + '.noarch', version))
        return 100 if newer else 0
    with Host().changed() as told:
        before = dict(told['packages'])
        wanted = list(upgrades(told, names)) if verb == 'upgrade' else asked(told, names)
        versions = {n: offered(told, n) for n in wanted if told['packages'].get(n) != offered(told, n)}
        again = move(told, versions)
    started_anew([u for u in again if any(u in ALL[n].units for n in before if n in versions)])
    print('Complete!' if versions else 'Nothing to do')
    return 0


def upgrades(told, globs):
    return [n for n in told['packages'] if n in ALL and (not globs or any(n in named([n], g) for g in globs))]


def asked(told, names):
    found = []
    for name in names:
        if '://' in name:
            told['new'] = True
            found.append(RELEASE)
        else:
            matching = named(ALL, name)
            if not matching:
                print('No package %s available.' % name)
            needed(told, matching, found)
    return found


def in_folder(root, names):
    """The new release in a folder of its own, beside what the host has."""
    told = {'new': True, 'packages': {}}
    for name in needed(told, [n for n in names if n in ALL], []):
        for path in ALL[name].files:
            place(path, None, ALL[name].new, root)
    pathlib.Path(root, 'etc').mkdir(parents=True, exist_ok=True)
    print('Complete!')
    return 0


def yumdownloader(words):
    folder = words[words.index('--destdir') + 1]
    for full in (w for w in words if not w.startswith('-') and w != folder):
        pathlib.Path(folder, full + '.rpm').write_text('%s %s\n' % split(full))
    return 0


def rpm2cpio(words):
    name, version = pathlib.Path(words[0]).read_text().split()
    with tempfile.TemporaryDirectory() as folder:
        for path in ALL[name].files:
            place(path, None, version, folder)
        files = ''.join('.%s\n' % path for path in ALL[name].files)
        return subprocess.run(['cpio', '-o', '--quiet', '-H', 'newc'], input=files.encode(), cwd=folder).returncode


def rpm(words):
    names = [w for w in words if not w.startswith('-')]
    if '-U' in words:
        return back(names)
    if '-K' in words:
        return max(map(whole, names))
    installed = Host().read()['packages']
    if '-qa' in words:
        for name in sorted(installed):
            if not names or any(name in named([name], glob) for glob in names):
                print('%s-%s' % (name, installed[name]))
        return 0
    if '-qf' in words:
        return owner(installed, names[-1])
    if '--last' in words:
        kernels = sorted({installed['kernel'], ALL['kernel'].old}, reverse=True)
        print(*('kernel-%s.x86_64    Mon 01 Sep 2014 10:00:00 AM UTC' % version for version in kernels), sep='\n')
        return 0
    status = 0
    for name in names:
        there = name in installed
        print('%s-%s' % (name, installed[name]) if there else 'package %s is not installed' % name)
        status |= not there
    return int(status)


def whole(file):
    """What yumdownloader wrote there, and all of it."""
    path = pathlib.Path(file)
    good = path.exists() and path.read_text() == '%s %s\n' % split(path.stem)
    print('%s: digests %s' % (file, 'OK' if good else 'NOT OK'))
    return int(not good)


def owner(installed, path):
    owners = [name for name in installed if name in ALL and path in ALL[name].files]
    print(*owners or ['file %s is not owned by any package' % path], sep='\n')
    return 0 if owners else 1


def back(files):
    versions = {}
    for file in files:
        if not os.path.exists(file):
            ended(1, 'error: open of %s failed: No such file or directory' % file)
        name, version = pathlib.Path(file).read_text().split()
        versions[name] = version
    with Host().changed() as told:
        again = move(told, versions)
    started_anew(again)
    return 0
