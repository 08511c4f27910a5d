"""Makes of a lab that is up a cloud before its upgrade: the new region's Nova goes, with all that it knew."""
import shutil

import openstack

import own_rows
from place import NEW, OLD
from schemas import Schemas

# Registered anew by the runbook; volumes and placement, which no release before has by these names, stay.
REGISTERED = ('compute', 'identity', 'image', 'network')
# Database users as a site has them; root's own are the lab's.
USERS = {'keystone': 'keystone_admin', 'glance': 'glance', 'cinder': 'cinder', 'neutron': 'neutron', 'nova': 'nova'}
PASSWORD = 's1te'


class OldRegion:
    def __init__(self, place, daemons, services):
        self.place, self.daemons, self.services = place, daemons, services
        self.schemas = Schemas(place, daemons)

    def alone(self):
        """Once: a second call leaves what was upgraded meanwhile as it is."""
        self.place.once('old-region-alone', self.made_alone)

    def made_alone(self):
        self.daemons.stop([name for name in self.daemons.names() if NEW in name or name == 'neutron'], 15)
        # Before the release that the upgrade goes to, Neutron tells no Nova of its ports.
        self.services.neutron(OS_DEFAULT__NOTIFY_NOVA_ON_PORT_STATUS_CHANGES='false',
                              OS_DEFAULT__NOTIFY_NOVA_ON_PORT_DATA_CHANGES='false')
        for schema in ('nova_' + NEW, 'nova_api_' + NEW, 'nova_cell0_' + NEW, 'placement_' + NEW):
            self.ask('drop database if exists ' + schema)
            (self.place.done / ('schema-' + schema)).unlink(missing_ok=True)
        for mark in ('cell0-' + NEW, 'cell1-' + NEW):
            (self.place.done / mark).unlink(missing_ok=True)
        for node in self.place.folder.glob('node-%s-*' % NEW):
            shutil.rmtree(node)
        self.empty_placement()
        self.services.placement(NEW)
        self.unregistered()
        self.users()

    def ask(self, sql):
        self.schemas.told('old-region', self.schemas.client('mariadb', '-e', sql))

    def empty_placement(self):
        """Nova of today has no life without it, and the releases before know none: it is there, and knows no node."""
        client = self.schemas.client
        dump, load = client('mariadb-dump'), client('mariadb', 'placement_' + NEW)
        self.ask('create database placement_%s character set utf8mb3' % NEW)
        self.schemas.told('old-region', ['bash', '-o', 'pipefail', '-c', '{ %s; %s; } | %s' % (
            ' '.join([*dump, '--no-data', 'placement_' + OLD]),
            ' '.join([*dump, '--no-create-info', 'placement_' + OLD, 'alembic_version']), ' '.join(load))])

    def unregistered(self):
        keystone = openstack.connect(cloud=OLD).identity
        types = {service.id: service.type for service in keystone.services()}
        for endpoint in list(keystone.endpoints()):
            if endpoint.region_id == NEW and types[endpoint.service_id] in REGISTERED:
                keystone.delete_endpoint(endpoint)

    def users(self):
        for service, user in USERS.items():
            schema = 'nova_' + OLD if service == 'nova' else service
            self.ask("grant all on %s.* to %s@'%%' identified by '%s'" % (schema, user, PASSWORD))
        for statement in own_rows.of_old():
            self.ask(statement)
