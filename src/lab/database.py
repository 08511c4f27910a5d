"""A way over SSH to the old Nova's database, as a site has one: our own sshd on loopback, with the
`mysql` client behind it. Without it the application must refuse what only the database knows."""
import getpass
import os
import subprocess

from application import free_port
from talk import fail, settle


class DatabaseHost:
    def __init__(self, mysql_socket, schema, folder):
        self.socket, self.schema, self.folder = mysql_socket, schema, folder
        self.port, self.process = free_port(), None

    def path(self, name):
        return os.path.join(self.folder, name)

    def start(self):
        for name in ('host_key', 'client_key'):
            subprocess.run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', self.path(name)], check=True)
        with open(self.path('host_key.pub')) as f:
            key = ' '.join(f.read().split()[:2])
        with open(self.path('known_hosts'), 'w') as f:
            f.write('[127.0.0.1]:%d %s\n' % (self.port, key))
        # SHLVL: bash would read the user's .bashrc for each command, which takes seconds where that does much.
        with open(self.path('sshd_config'), 'w') as f:
            f.write('Port %d\nListenAddress 127.0.0.1\nHostKey %s\nAuthorizedKeysFile %s\n'
                    'PidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n'
                    'PermitRootLogin prohibit-password\nMaxSessions 50\nSetEnv MYSQL_HOME=%s SHLVL=1\n'
                    % (self.port, self.path('host_key'), self.path('client_key.pub'), self.folder))
        with open(self.path('my.cnf'), 'w') as f:
            f.write('[client]\nsocket=%s\n' % self.socket)
        os.makedirs('/run/sshd', exist_ok=True)
        log = open(self.path('sshd.log'), 'ab')
        self.process = subprocess.Popen(
            ['/usr/sbin/sshd', '-D', '-e', '-f', self.path('sshd_config')], stdout=log, stderr=log)
        settle('the database answering over SSH', self.answers, 60)

    def answers(self):
        if self.process.poll() is not None:
            fail('sshd ended, see %s' % self.path('sshd.log'))
        asked = subprocess.run(
            ['ssh', '-p', str(self.port), '-i', self.path('client_key'), '-o', 'BatchMode=yes',
             '-o', 'UserKnownHostsFile=' + self.path('known_hosts'), '127.0.0.1',
             'mysql -N -B %s' % self.schema], input=b'select 1;', capture_output=True)
        return asked.returncode == 0

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()

    def cloud_file(self):
        return ('ssh: {user: %s, sudo: false, key: %s, known-hosts: %s}\n'
                'hosts:\n- {name: database, address: 127.0.0.1, port: %d, roles: [database]}\n'
                'databases:\n- {service: nova, host: database, schema: %s}\n'
                % (getpass.getuser(), self.path('client_key'), self.path('known_hosts'), self.port,
                   self.schema))
