"""Servers of every kind in the old region, and the truth about each."""
import concurrent.futures
import itertools

from talk import fail, say, settle

# What a kind has beside one server: ports made beforehand, networks, a floating address, volumes,
# a root volume (and whether it goes with its server), a key pair with the private flavor, power off.
# Key pairs and several networks only where Nova's database tells whose key and which order it is.
KINDS = {
    'plain': {'floating': True},
    'made-port': {'made': True},
    'two-networks': {'networks': 2, 'floating': True},
    'volumes': {'volumes': 2, 'made': True, 'floating': True},
    'root-kept': {'root': 'keep', 'volumes': 1},
    'root-goes': {'root': 'goes', 'made': True},
    'keyed': {'private': True, 'key': True},
    'stopped': {'stopped': True, 'made': True},
}
# Descriptions, tags and server groups are Nova's own to tell, and in no query of the old profile, which refuses
# volumes that several servers have: that of `shared` is on another server of its project as well.
OF_TODAY = {
    'labelled': {'labels': True, 'made': True},
    'grouped': {'group': 'anti-affinity', 'floating': True},
    'together': {'group': 'soft-affinity', 'made': True},
    'shared': {'shared': True},
}
PLAIN = ('plain', 'made-port')


def seed(site, count, kinds, told):
    """Server i is of kind i modulo the kinds, in project i modulo the projects; projects side by side, each over
    connections of its own."""
    def of(tenant):
        rows = [order(site, tenant, kinds[i % len(kinds)], i, told) for i in range(count)
                if site.tenants[i % len(site.tenants)] is tenant]
        for row in rows:
            finish(site, row)
        share(rows)
        for row in rows:
            row['truth'] = settle('rest of ' + row['name'], lambda: picture(row))
        return rows
    with concurrent.futures.ThreadPoolExecutor(len(site.tenants)) as pool:
        rows = sorted(itertools.chain(*pool.map(of, site.tenants)), key=lambda row: row['number'])
    say('%d servers in %d projects of %s' % (len(rows), len(site.tenants), site.old))
    return rows


def order(site, tenant, kind, number, told):
    """Asks for the server with all that must be there before it."""
    cloud, has, name = tenant.old, dict({**KINDS, **OF_TODAY}[kind]), '%s-%s-%d' % (kind, site.stamp, number)
    nics = []
    for network in tenant.networks[:has.get('networks', 1) if told else 1]:
        nics.append({'port': cloud.network.create_port(network_id=network, name=name).id}
                    if has.get('made') else {'uuid': network})
    body = dict(name=name, flavor_id=site.flavor if has.get('private') else '1', networks=nics,
                metadata={'number': str(number), 'kind': kind})
    if has.get('root'):
        volume = new_volume(cloud, name + '-root', image_id=image(cloud))
        body['block_device_mapping_v2'] = [{
            'source_type': 'volume', 'destination_type': 'volume', 'uuid': volume, 'boot_index': 0,
            'delete_on_termination': has['root'] == 'goes'}]
    else:
        body['image_id'] = image(cloud)
    if has.get('key') and told:
        body['key_name'] = key_pair(cloud, tenant.name)
    if has.get('labels'):
        body.update(description='the server of %s' % name, tags=['proof', kind])
    if has.get('group'):
        group = cloud.compute.create_server_group(name='%s-group' % name, policy=has['group'])
        body['scheduler_hints'] = {'group': group.id}
    volumes = [new_volume(cloud, '%s-%d' % (name, n)) for n in range(has.get('volumes', 0))]
    server = cloud.compute.create_server(**body)
    return {'id': server.id, 'name': name, 'kind': kind, 'number': number, 'tenant': tenant, 'has': has,
            'volumes': volumes}


def image(cloud):
    return cloud.image.find_image('base').id


def new_volume(cloud, name, **more):
    volume = cloud.block_storage.create_volume(name=name, size=1, **more)
    settle('volume ' + name, lambda: cloud.block_storage.get_volume(volume.id).status == 'available')
    return volume.id


def key_pair(cloud, name):
    if not cloud.compute.find_keypair(name):
        cloud.compute.create_keypair(name=name)
    return name


def finish(site, row):
    """What can only follow the boot: floating address, volumes, power."""
    cloud, has = row['tenant'].old, row['has']
    server = settle('boot of ' + row['name'], lambda: at(cloud, row['id'], 'ACTIVE'))
    if has.get('floating'):
        port = sorted(cloud.network.ports(device_id=server.id), key=lambda p: p.network_id)[0]
        address = cloud.network.create_ip(floating_network_id=site.public, port_id=port.id)
        row['floating'] = address.floating_ip_address
    for volume in row['volumes']:
        cloud.compute.create_volume_attachment(server.id, volume_id=volume)
        settle('volume on ' + row['name'], lambda: on(cloud, volume, server.id))
    if has.get('stopped'):
        cloud.compute.stop_server(server)
        settle('stop of ' + row['name'], lambda: at(cloud, row['id'], 'SHUTOFF'))


def on(cloud, volume_id, server_id):
    """A volume that several servers have is in use while it comes on another."""
    volume = cloud.block_storage.get_volume(volume_id)
    return volume.status == 'in-use' and server_id in {a['server_id'] for a in volume.attachments}


def share(rows):
    """Each such server's volume is on the next server of the project as well, of whatever kind."""
    for place, row in enumerate(rows):
        if row['has'].get('shared'):
            cloud = row['tenant'].old
            row['shared'] = new_volume(cloud, row['name'] + '-shared', volume_type='shared')
            for one in {each['id']: each for each in (row, rows[(place + 1) % len(rows)])}.values():
                cloud.compute.create_volume_attachment(one['id'], volume_id=row['shared'])
                settle('shared volume on ' + one['name'], lambda: on(cloud, row['shared'], one['id']))


def at(cloud, server_id, status):
    server = cloud.compute.get_server(server_id)
    if server.status == 'ERROR':
        fail('server %s is in ERROR: %s' % (server.name, server.to_dict().get('fault') or 'no room on any node, perhaps'))
    return server if server.status == status else None


def picture(row):
    """The server as it must look afterwards; None while Nova does not list all addresses yet."""
    cloud, server_id = row['tenant'].old, row['id']
    server = cloud.compute.get_server(server_id)
    ports = {p.id: {'mac': p.mac_address, 'network': p.network_id, 'groups': sorted(p.security_group_ids),
                    'fixed': sorted(f['ip_address'] for f in p.fixed_ips)}
             for p in cloud.network.ports(device_id=server_id)}
    shown = sorted(a['addr'] for addresses in server.addresses.values() for a in addresses)
    wanted = sorted([ip for p in ports.values() for ip in p['fixed']]
                    + ([row['floating']] if row.get('floating') else []))
    if shown != wanted:
        return None
    devices = {a.device: a.volume_id for a in cloud.compute.volume_attachments(server_id)}
    return {'addresses': shown, 'ports': ports, 'devices': devices, 'status': server.status,
            'flavor': server.flavor.original_name, 'key': server.key_name or '',
            'project': server.project_id, 'description': server.description or '', 'tags': sorted(server.tags or []),
            'metadata': dict(server.metadata)}


def untouched(rows):
    """Nothing of the old region has been stopped, locked, imaged or parked."""
    for row in rows:
        got = picture(row)
        if got != row['truth']:
            fail('%s was touched: %r, was %r' % (row['name'], got, row['truth']))
        if row['tenant'].old.compute.get_server(row['id']).is_locked:
            fail('%s was locked' % row['name'])
        if list(row['tenant'].old.image.images(owner=row['tenant'].id)):
            fail('there is an image in %s' % row['tenant'].name)
