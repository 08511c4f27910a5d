"""Databases and what must be in them before a service starts."""
import subprocess
import sys

from place import AUTH, HERE, NEW, OLD

LAUNCH = [sys.executable, str(HERE / 'parts' / 'launch.py')]


class Schemas:
    def __init__(self, place, daemons):
        self.place, self.daemons = place, daemons

    def server(self):
        place = self.place
        data = place.folder / 'mysql'
        place.once('mysql', lambda: self.told('mysql', [
            'mariadb-install-db', '--no-defaults', '--datadir=%s' % data, '--user=root', '--skip-test-db',
            '--skip-name-resolve', '--auth-root-authentication-method=normal']))
        # Reached through a socket in a folder of root's alone. What it holds may be lost with the power.
        self.daemons.start('mariadb', [
            'mariadbd', '--no-defaults', '--user=root', '--datadir=%s' % data, '--socket=%s' % place.socket,
            '--skip-networking', '--max-connections=1000', '--performance-schema=0',
            '--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0', '--innodb-buffer-pool-size=256M',
            '--pid-file=%s' % (place.run / 'mariadbd')])
        self.daemons.settle('mariadb', lambda: subprocess.run(
            self.client('mariadb', '-e', 'select 1'), capture_output=True).returncode == 0, 'does not answer')

    def client(self, program, *words):
        return [program, '--no-defaults', '--socket=%s' % self.place.socket, *words]

    def told(self, name, command):
        """Runs a command whose words go to a log of its own."""
        with (self.place.log / ('set-up-%s.log' % name)).open('ab') as log:
            subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=True)

    def make(self, schema, *commands):
        def work():
            self.told(schema, self.client(
                'mariadb', '-e', 'create database if not exists %s character set utf8mb3' % schema))
            for command in commands:
                self.told(schema, command)
        self.place.once('schema-' + schema, work)

    def copy(self, schema, other):
        """Cheaper than making all tables again one change after the other."""
        self.make(other, ['bash', '-o', 'pipefail', '-c', '%s | %s' % (
            ' '.join(self.client('mariadb-dump', schema)), ' '.join(self.client('mariadb', other)))])

    def keystone(self):
        manage = ['keystone-manage', '--config-file=%s' % (self.place.etc / 'keystone.conf')]
        owner = ['--keystone-user=root', '--keystone-group=root']
        password = (self.place.folder / 'password').read_text()
        self.make('keystone', [*manage, 'db_sync'], [*manage, 'fernet_setup', *owner],
                  [*manage, 'credential_setup', *owner],
                  [*manage, 'bootstrap', '--bootstrap-password', password, '--bootstrap-region-id', OLD,
                   '--bootstrap-public-url', AUTH])

    def glance(self):
        self.make('glance', [*LAUNCH, 'glance.cmd.manage', *self.place.settings('glance.conf'), 'db_sync'])

    def cinder(self):
        self.make('cinder', [*LAUNCH, 'cinder.cmd.manage', *self.place.settings('cinder.conf'), 'db', 'sync'])

    def neutron(self):
        self.make('neutron', [*LAUNCH, 'neutron.db.migration.cli', *self.place.settings('neutron.conf'),
                              'upgrade', 'heads'])

    def placement(self):
        self.make('placement_' + OLD, ['placement-manage', '--config-file=%s' % (
            self.place.etc / ('placement-' + OLD) / 'placement.conf'), 'db', 'sync'])
        self.copy('placement_' + OLD, 'placement_' + NEW)

    def manage(self, region, *words):
        return [*LAUNCH, 'nova.cmd.manage', *self.place.nova(region), *words]

    def nova(self):
        self.make('nova_api_' + OLD, self.manage(OLD, 'api_db', 'sync'))
        self.make('nova_' + OLD, self.manage(OLD, 'db', 'sync', '--local_cell'))
        self.copy('nova_api_' + OLD, 'nova_api_' + NEW)
        for other in ('nova_' + NEW, 'nova_cell0_' + OLD, 'nova_cell0_' + NEW):
            self.copy('nova_' + OLD, other)

    def cells(self, region):
        """Where Nova looks for its servers: those that came to no node, and all others."""
        nowhere = 'mysql+pymysql://root@localhost/nova_cell0_%s?unix_socket=%s&charset=utf8' % (
            region, self.place.socket)
        self.place.once('cell0-' + region, lambda: self.told('cells-' + region, self.manage(
            region, 'cell_v2', 'map_cell0', '--database_connection', nowhere)))
        self.place.once('cell1-' + region, lambda: self.told('cells-' + region, self.manage(
            region, 'cell_v2', 'create_cell', '--name', 'cell1')))
