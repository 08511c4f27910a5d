"""The operator of the upgrade: carries out by hand what he is asked for on hosts that Icebridge does not log in to, and
decides on the one failure that the proof has prepared; any other ends it."""
import json
import subprocess

import drive
from talk import fail, say


class Person:
    def __init__(self, hosts, by_hand, failing):
        self.hosts, self.by_hand, self.decisions, self.done = hosts, by_hand, [], 0
        if failing:
            self.prepare_failure()

    def prepare_failure(self):
        """Keystone's schema change leaves its database without a table and ends with an error; the service is wanted
        back as it was, and then the same again."""
        self.decisions = ['restore', 'retry']
        with open(self.hosts + '/control-1/traps/openstack-db', 'w') as trap:
            trap.write("mysql -e 'drop table revocation_event' keystone; echo half a schema; exit 1\n")

    def cloud_file(self):
        """The lab's, with the hosts where he works."""
        with open(self.hosts + '/cloud.yaml') as f:
            lines = f.read().splitlines()
        for number, line in enumerate(lines):
            if any(line.startswith('- {name: %s,' % host) for host in self.by_hand):
                lines[number] = line[:-1] + ', by-hand: true}'
        return '\n'.join(lines) + '\n'

    def mend(self, app, task):
        told = app.call(drive.OPERATOR, '/task/%s/variables?deserializeValues=false' % task['id'])
        shown = {name: variable['value'] for name, variable in told.items()}
        commands = [row['command'] for row in json.loads(shown.get('byHandCommands') or '[]')]
        if commands:
            self.work(app, task, shown['failureMessage'].split()[0], '\n'.join(commands))
        elif self.decisions and task['taskDefinitionKey'] == 'decideOnService':
            decision = self.decisions.pop(0)
            say('%s decides: %s: %s' % (drive.OPERATOR, decision, drive.story(app, task)))
            drive.complete(app, drive.OPERATOR, task, decision=decision, comment='as rehearsed')
        else:
            fail(drive.story(app, task))

    def work(self, app, task, host, script):
        """On the host's console, which is the same shell."""
        say('%s works by hand on %s' % (drive.OPERATOR, host))
        ran = subprocess.run(['ssh', '-F', '/dev/null', '-i', self.hosts + '/key', '-o', 'BatchMode=yes',
                              '-o', 'UserKnownHostsFile=%s/known_hosts' % self.hosts, *self.place(host), 'sh -s'],
                             input=script, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.done += 1
        drive.complete(app, drive.OPERATOR, task, decision='byHand', comment='on its console',
                       output=ran.stdout.strip() or '(no output)')

    def place(self, host):
        with open(self.hosts + '/cloud.yaml') as f:
            line = next(line for line in f if line.startswith('- {name: %s,' % host))
        words = dict(pair.split(': ') for pair in line[3:line.index(', roles')].split(', '))
        return ['-p', words['port'], 'root@' + words['address']]

    def done_all(self):
        if self.decisions:
            fail('nothing failed: nobody was asked for %s' % ', '.join(self.decisions))
        if self.by_hand and not self.done:
            fail('nobody was asked to work by hand on %s' % ', '.join(self.by_hand))
