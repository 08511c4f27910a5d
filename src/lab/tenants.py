"""Projects of the proof's own, each with a member, two networks and a router."""
import copy
import os
import secrets

import openstack
import yaml

from talk import settle


class Tenant:
    """One project: its connections to both regions, and what every server of it may use."""

    def __init__(self, site, letter):
        self.site, self.name = site, 'proof-%s-%s' % (site.stamp, letter)
        identity = site.admin.identity
        self.id = identity.create_project(name=self.name, domain_id='default').id
        identity.assign_project_role_to_user(self.id, site.user.id, identity.find_role('member').id)
        site.add_entry(self)
        self.old = openstack.connect(cloud=self.entry(site.old))
        self.new = openstack.connect(cloud=self.entry(site.new))
        self.networks = [self.network('private', '10.71.0.0/24'), self.network('second', '10.72.0.0/24')]
        self.router = self.old.network.create_router(
            name=self.name, external_gateway_info={'network_id': site.public})
        for subnet in self.old.network.subnets(project_id=self.id):
            self.old.network.add_interface_to_router(self.router, subnet_id=subnet.id)

    def entry(self, region):
        return '%s-%s' % (region, self.name)

    def network(self, name, cidr):
        network = self.old.network.create_network(name=name)
        self.old.network.create_subnet(network_id=network.id, ip_version=4, cidr=cidr, name=name)
        return network.id


class Site:
    """Both regions, seen by the administrator, and the projects of the proof."""

    def __init__(self, clouds, old, new, folder, projects):
        self.old, self.new, self.folder, self.stamp = old, new, folder, secrets.token_hex(3)
        self.clouds_file = os.path.join(folder, 'clouds.yaml')
        with open(clouds) as f:
            self.entries = yaml.safe_load(f)
        self.write_entries()
        os.environ['OS_CLIENT_CONFIG_FILE'] = self.clouds_file
        self.admin, self.admin_new = openstack.connect(cloud=old), openstack.connect(cloud=new)
        self.public = self.admin.network.find_network('public').id
        self.password, self.user, self.flavor, self.tenants = secrets.token_hex(8), None, None, []
        self.letters = 'abcdefgh'[:projects]
        self.with_credentials = set()

    def prepare(self):
        self.user = self.admin.identity.create_user(
            name='proof-%s' % self.stamp, password=self.password, domain_id='default')
        for letter in self.letters:
            self.tenants.append(Tenant(self, letter))
        self.private_flavor()

    def private_flavor(self):
        """In both regions, as after the step that fills the new Nova; for the first project alone."""
        name = 'proof-%s' % self.stamp
        self.flavor = name
        for admin in (self.admin, self.admin_new):
            made = admin.compute.create_flavor(
                id=name, name=name, ram=256, vcpus=1, disk=1, is_public=False)
            for tenant in self.tenants:
                admin.compute.flavor_add_tenant_access(made, tenant.id)

    def add_entry(self, tenant):
        for region in (self.old, self.new):
            entry = copy.deepcopy(self.entries['clouds'][region])
            entry['auth'].update(
                username=self.user.name, password=self.password, project_name=tenant.name)
            self.entries['clouds'][tenant.entry(region)] = entry
        self.write_entries()

    def write_entries(self):
        with open(self.clouds_file, 'w') as f:
            yaml.safe_dump(self.entries, f)

    def clouds_file_through(self, proxy):
        """The administrator's entries alone, by way of the proxy."""
        path = os.path.join(self.folder, 'clouds-proxied.yaml')
        with open(self.clouds_file, 'rb') as own, open(path, 'wb') as f:
            f.write(proxy(own.read()))
        return path

    def application_entry(self, tenant):
        return 'application-' + tenant.name

    def make_application_credentials(self, path):
        """One of the administrator's in his own project and in each of the proof's, and entries with them alone."""
        me, identity = self.admin.current_user_id, self.admin.identity
        self.with_credentials.add(me)
        entries = {region: self.credential(region, self.admin, me) for region in (self.old, self.new)}
        for tenant in self.tenants:
            identity.assign_project_role_to_user(tenant.id, me, identity.find_role('admin').id)
            auth = self.entries['clouds'][self.old]['auth']
            there = openstack.connection.Connection(
                region_name=self.old, auth=dict(auth, project_name=tenant.name), identity_api_version='3')
            entries[self.application_entry(tenant)] = self.credential(self.old, there, me)
        with open(path, 'w') as f:
            yaml.safe_dump({'clouds': entries}, f)

    def credential(self, region, cloud, user):
        made = cloud.identity.create_application_credential(
            user, '%s-%s-%s' % (self.stamp, region, secrets.token_hex(3)))
        return {'region_name': region, 'auth_type': 'v3applicationcredential',
                'auth': {'auth_url': self.entries['clouds'][region]['auth']['auth_url'],
                         'application_credential_id': made.id, 'application_credential_secret': made.secret}}

    def quota(self, tenant, instances):
        """In the new region alone."""
        self.admin_new.compute.put(
            '/os-quota-sets/%s' % tenant.id, json={'quota_set': {'instances': instances, 'force': True}})

    def foreign_servers(self):
        """Servers of others in the old region, which the change would move as well."""
        own = {t.id for t in self.tenants}
        return [s.name for s in self.admin.compute.servers(all_projects=True) if s.project_id not in own]

    def hosts_enabled(self):
        for admin in (self.admin, self.admin_new):
            for service in admin.compute.services(binary='nova-compute'):
                if service.status == 'disabled':
                    admin.compute.enable_service(service, service.host, 'nova-compute')

    def gone(self, what, get):
        settle('end of ' + what, lambda: get() is None)
