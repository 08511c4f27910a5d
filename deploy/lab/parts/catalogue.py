"""Who is who in the lab, where its services are, and what a tenant needs for a first server."""
import time

import openstack

import place as at
from daemons import Trouble
from place import NEW, NODES, OLD, REGIONS


def address(port, path=''):
    return 'http://%s:%d%s' % (at.ADDRESS, port, path)


def endpoints(region):
    return (('identity', 'keystone', at.AUTH), ('image', 'glance', address(at.GLANCE)),
            ('network', 'neutron', address(at.NEUTRON)),
            ('volumev3', 'cinderv3', address(at.CINDER, '/v3/%(project_id)s')),
            ('compute', 'nova', address(at.NOVA[region], '/v2.1')),
            ('placement', 'placement', address(at.PLACEMENT[region])))


def named(found, make, name, **more):
    """The one of that name, made where there is none, so that a second try goes on where the first ended."""
    return next((one for one in found if one.name == name), None) or make(name=name, **more)


def people(password):
    keystone = openstack.connect(cloud=OLD).identity
    roles = {name: named(keystone.roles(), keystone.create_role, name)
             for name in ('admin', 'member', 'reader', 'service')}
    projects = {name: named(keystone.projects(), keystone.create_project, name, domain_id='default')
                for name in ('admin', 'service', 'member')}
    users = {name: named(keystone.users(), keystone.create_user, name, password=password, domain_id='default')
             for name in ('admin', 'service', 'member')}
    for user, project, role in (('service', 'service', 'admin'), ('service', 'service', 'service'),
                                ('member', 'member', 'member'), ('admin', 'member', 'admin')):
        keystone.assign_project_role_to_user(projects[project], users[user], roles[role])
    list_services(keystone)


def list_services(keystone):
    regions = {region.id for region in keystone.regions()}
    for region in REGIONS:
        if region not in regions:
            keystone.create_region(id=region)
    known = {(one.region_id, one.service_id, one.interface) for one in keystone.endpoints()}
    services = {one.type: one for one in keystone.services()}
    for region in REGIONS:
        for kind, name, url in endpoints(region):
            if kind not in services:
                services[kind] = keystone.create_service(type=kind, name=name)
            for interface in ('public', 'internal', 'admin'):
                if (region, services[kind].id, interface) not in known:
                    keystone.create_endpoint(
                        region_id=region, service_id=services[kind].id, interface=interface, url=url)


def flavors(region):
    nova = openstack.connect(cloud=region).compute
    known = {flavor.id for flavor in nova.flavors()}
    for number, name, cores, memory, disk in (('1', 'tiny', 1, 512, 1), ('2', 'small', 1, 2048, 20)):
        if number not in known:
            nova.create_flavor(id=number, name=name, vcpus=cores, ram=memory, disk=disk)


def image():
    cloud = openstack.connect(cloud=OLD)
    if not cloud.image.find_image('base'):
        cloud.create_image('base', data=b'what every disk begins with\n', disk_format='raw',
                           container_format='bare', visibility='public', wait=True)


def networks():
    outside = openstack.connect(cloud=OLD).network
    public = named(outside.networks(), outside.create_network, 'public', is_router_external=True,
                   provider_network_type='flat', provider_physical_network='public')
    named(outside.subnets(), outside.create_subnet, 'public', network_id=public.id, ip_version=4,
          cidr='203.0.113.0/24', is_dhcp_enabled=False)
    inside = openstack.connect(cloud=OLD + '-member').network
    private = named(inside.networks(), inside.create_network, 'private')
    subnet = named(inside.subnets(), inside.create_subnet, 'private', network_id=private.id, ip_version=4,
                   cidr='10.0.0.0/24')
    if not list(inside.routers(name='router')):
        router = inside.create_router(name='router', external_gateway_info={'network_id': public.id})
        inside.add_interface_to_router(router, subnet_id=subnet.id)


def complete(region):
    """Waits until every node is up and known to the scheduler."""
    nova = openstack.connect(cloud=region).compute

    def nodes():
        up = [one for one in nova.services(binary='nova-compute') if one.state == 'up']
        return min(len(up), len(list(nova.hypervisors())))
    come('nodes of ' + region, nodes, NODES)


def pool():
    """Waits until Cinder's scheduler has heard of the place for volumes: what it is told before it listens is lost."""
    cinder = openstack.connect(cloud=OLD).block_storage
    come('pools of volumes', lambda: len(list(cinder.backend_pools())), 1)


def shared_type():
    """A type of volumes that several servers may have at once."""
    cinder = openstack.connect(cloud=OLD).block_storage
    named(cinder.types(), cinder.create_type, 'shared', extra_specs={'multiattach': '<is> True'})


def come(what, count, wanted, patience=180):
    end = time.monotonic() + patience
    while count() < wanted:
        if time.monotonic() > end:
            raise Trouble('%d of %d %s after %d s' % (count(), wanted, what, patience))
        time.sleep(0.5)
