"""What a run cost, as the cloud itself has it: its databases and the access logs of both Novas."""
import datetime
import pathlib
import re
import subprocess

# Neutron's news are no call of whoever moves servers.
CALL = re.compile(r'osapi_compute\.wsgi\.server .*"(?:GET|POST|PUT|DELETE) (?!\S*os-server-external-events)')


class Lab:
    def __init__(self, folder, old, new):
        self.folder, self.old, self.new = pathlib.Path(folder), old, new

    def marks(self):
        return {log: log.stat().st_size for log in (
            self.folder / 'log' / ('nova-api-%s.log' % region) for region in (self.old, self.new))}

    def calls(self, since):
        """Calls to both Novas since these marks."""
        count = 0
        for log, at in since.items():
            with log.open('rb') as lines:
                lines.seek(at)
                count += sum(1 for line in lines if CALL.search(line.decode(errors='replace')))
        return count

    def rows(self, statement):
        told = subprocess.run(
            ['mariadb', '--no-defaults', '--socket=%s' % (self.folder / 'run' / 'mysql.sock'), '-N', '-B', '-e',
             statement], capture_output=True, text=True, check=True)
        return [line.split('\t') for line in told.stdout.splitlines()]

    def downtimes(self, names):
        """Seconds by server from Nova's being asked to stop it until the new one runs and its floating
        address leads there."""
        among = ', '.join("'%s'" % name for name in names)
        stopped = self.rows(
            'select i.display_name, min(a.start_time) from nova_{0}.instances i join nova_{0}.instance_actions a'
            " on a.instance_uuid = i.uuid where a.action = 'stop' and i.display_name in ({1})"
            ' group by i.display_name'.format(self.old, among))
        started = dict(self.rows('select display_name, launched_at from nova_{0}.instances where deleted = 0'
                                 ' and display_name in ({1})'.format(self.new, among)))
        assigned = dict(self.rows(
            'select i.display_name, s.updated_at from nova_{0}.instances i join neutron.ports p'
            ' on p.device_id = i.uuid join neutron.floatingips f on f.fixed_port_id = p.id'
            ' join neutron.standardattributes s on s.id = f.standard_attr_id'
            ' where i.deleted = 0 and i.display_name in ({1})'.format(self.new, among)))
        return {name: (max(moment(started[name]), moment(assigned.get(name) or started[name])) - moment(down)).total_seconds()
                for name, down in stopped}


def moment(text):
    return datetime.datetime.fromisoformat(text.split('.')[0])
