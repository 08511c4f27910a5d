"""What of the lab's processes a unit on a host is, and how it starts there: of_host.py STATE start UNIT HOST."""
import os
import re
import sys

import own_rows
import place as at
from daemons import Daemons, Trouble
from place import NEW, OLD, Place
from schemas import Schemas
from services import Services

CONTROLLERS = {OLD + '-control': OLD, NEW + '-control': NEW}
# The new controller's own, where the old one's port is the same, as on two machines.
ADDRESS = {NEW: '127.0.1.21'}
SHARED = {'openstack-keystone': 'keystone', 'openstack-glance-api': 'glance-api', 'neutron-server': 'neutron',
          **{'openstack-cinder-' + part: 'cinder-' + part for part in ('api', 'scheduler', 'volume')}}
NOVA = ('api', 'conductor', 'scheduler')
# Services that the new release's Nova has and Zed's has no more; that they live stands in Nova's own table.
PLAYED = {'openstack-nova-cert': 'nova-cert', 'openstack-nova-consoleauth': 'nova-consoleauth'}


def daemon(unit, host):
    """None of what is played."""
    part = unit.replace('openstack-nova-', '')
    if part == 'compute':
        return 'nova-compute-' + host
    if host in CONTROLLERS and part in NOVA:
        return 'nova-%s-%s' % (part, CONTROLLERS[host])
    if CONTROLLERS.get(host) == NEW and unit in PLAYED:
        return PLAYED[unit]
    return SHARED.get(unit)


class OfHost:
    def __init__(self, state):
        self.place = Place(state)
        self.daemons = Daemons(self.place)
        self.services = Services(self.place, self.daemons)

    def told(self, host, path):
        """A file as the host has it."""
        return (self.place.folder / 'hosts' / host / path[1:]).read_text()

    def region(self, host):
        """Where nova-compute reports to: whose database nova.conf on its node names."""
        return NEW if re.search(r'mysql://\S+/nova_%s\b' % NEW, self.told(host, '/etc/nova/nova.conf')) else OLD

    def start(self, unit, host):
        name = daemon(unit, host)
        part = name.split('-')[1] if '-' in name else ''
        if name in PLAYED.values():
            self.beat(name, host)
        elif name.startswith('nova-compute-'):
            self.services.node(host, self.region(host))
        elif name.startswith('nova-'):
            self.nova(part, CONTROLLERS[host])
        elif name == 'neutron':
            self.services.neutron(**self.notifying(host))
        elif name.startswith('cinder-'):
            self.services.cinder_part(part)
        else:
            {'keystone': self.services.keystone, 'glance-api': self.services.glance}[name]()

    def nova(self, part, region):
        listen = {}
        if region in ADDRESS:
            listen = {'OS_DEFAULT__OSAPI_COMPUTE_LISTEN': ADDRESS[region],
                      'OS_DEFAULT__OSAPI_COMPUTE_LISTEN_PORT': str(at.NOVA[OLD])}
        self.services.nova_part(part, region, **listen)
        if part == 'api':
            self.daemons.answers('nova-api-' + region, at.NOVA[OLD], ADDRESS.get(region, at.ADDRESS))

    def notifying(self, host):
        """Neutron tells the Nova that the host's file names, and none where it names none."""
        said = dict(re.findall(r'^(nova_region_name|notify_nova_on_port_status_changes)\s*=\s*(\S+)',
                               self.told(host, '/etc/neutron/neutron.conf'), re.M))
        told = said.get('notify_nova_on_port_status_changes', 'false').lower()
        return {'OS_DEFAULT__NOTIFY_NOVA_ON_PORT_STATUS_CHANGES': told,
                'OS_DEFAULT__NOTIFY_NOVA_ON_PORT_DATA_CHANGES': told,
                'OS_NOVA__REGION_NAME': said.get('nova_region_name', OLD)}

    def beat(self, name, host):
        """As each of Nova's services does: a row in its table, of which it says every few seconds that it lives."""
        row = "`binary` = '%s', host = '%s', topic = '%s'" % (name, host, name[5:])
        insert = "insert ignore into services set %s, created_at = utc_timestamp(), version = 0, report_count = 0," \
                 " disabled = 0, forced_down = 0, deleted = 0, uuid = uuid()" % row
        update = "update services set report_count = report_count + 1, last_seen_up = utc_timestamp()" \
                 " where %s" % row.replace(', ', ' and ')
        client = ' '.join(Schemas(self.place, self.daemons).client('mariadb', 'nova_' + NEW, '-e'))
        self.daemons.start(name, ['sh', '-c', '%s "$0"; while :; do %s "$1"; sleep 5; done' % (client, client),
                                  insert, update])

    def cells(self, *_):
        """What a Nova of today has beside the database that the runbook made for it."""
        schemas = Schemas(self.place, self.daemons)
        schemas.make('nova_api_' + NEW, schemas.manage(NEW, 'api_db', 'sync'))
        schemas.copy('nova_' + NEW, 'nova_cell0_' + NEW)
        schemas.cells(NEW)
        for statement in own_rows.of_new():
            schemas.told('own-rows', schemas.client('mariadb', '-e', statement))


if __name__ == '__main__':
    of_host, (action, unit, host) = OfHost(sys.argv[1]), sys.argv[2:]
    os.environ['HOME'] = sys.argv[1]
    try:
        getattr(of_host, action)(unit, host)
    except Trouble as trouble:
        sys.exit(str(trouble))
