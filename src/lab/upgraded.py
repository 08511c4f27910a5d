"""The cloud before its upgrade, with one Nova, and what must be so after it beside the servers."""
import openstack

from check import Check
from client import asked
from talk import same, say
from tenants import Site


class SiteBefore(Site):
    """The new region's Nova is what the runbook deploys and fills."""

    def hosts_enabled(self):
        """Those of the one Nova that there is."""
        for service in self.admin.compute.services(binary='nova-compute'):
            if service.status == 'disabled':
                self.admin.compute.enable_service(service, service.host, 'nova-compute')

    def private_flavor(self):
        self.flavor = 'proof-%s' % self.stamp
        nova = self.admin.compute
        made = nova.create_flavor(id=self.flavor, name=self.flavor, ram=256, vcpus=1, disk=1, is_public=False)
        for tenant in self.tenants:
            nova.flavor_add_tenant_access(made, tenant.id)
        # What the filling has to carry beside: quotas of a project and of one of its users, an aggregate.
        nova.put('/os-quota-sets/%s' % self.tenants[0].id, json={'quota_set': {'instances': 33, 'force': True}})
        nova.put(self.users_quota(), json={'quota_set': {'instances': 22, 'force': True}})
        nova.create_aggregate(name='proof-%s' % self.stamp)

    def users_quota(self):
        return '/os-quota-sets/%s?user_id=%s' % (self.tenants[0].id, self.user.id)


class CheckUpgrade(Check):
    def __init__(self, site, rows, app, change):
        super().__init__(site, rows, app, change, labels=False)
        self.keys = self.key_pairs(site.old)
        self.before, self.aggregates = self.flavors(site.old), self.named_aggregates(site.old)
        nova = site.admin.compute
        self.nodes = {s.host for s in nova.services(binary='nova-compute')}

    def flavors(self, region):
        found = asked(region, 'flavor', 'list', '--all', '--long')
        return {f['ID']: (f['Name'], f['RAM'], f['VCPUs'], f['Disk'], f['Is Public']) for f in found}

    def key_pairs(self, region):
        """Of the one user whom all projects of the proof share."""
        found = asked(self.site.tenants[0].entry(region), 'keypair', 'list')
        return {k['Name']: k['Fingerprint'] for k in found}

    def named_aggregates(self, region):
        return sorted(a['Name'] for a in asked(region, 'aggregate', 'list'))

    def run(self):
        super().run()
        new = self.site.new
        same(new, 'flavors', self.flavors(new), self.before)
        up = {s['Host'] for s in asked(new, 'compute', 'service', 'list', '--service', 'nova-compute')
              if (s['State'], s['Status']) == ('up', 'enabled')}
        same(new, 'nodes', up, self.nodes | {new + '-1'})
        nova = openstack.connect(cloud=new).compute
        for path, wanted in (('/os-quota-sets/%s' % self.site.tenants[0].id, 33), (self.site.users_quota(), 22)):
            same(new, 'quota', nova.get(path).json()['quota_set']['instances'], wanted)
        same(new, 'key pairs', self.key_pairs(new), self.keys)
        same(new, 'aggregates', self.named_aggregates(new), self.aggregates)
        for kind in ('identity', 'image', 'network', 'compute'):
            found = asked(new, 'endpoint', 'list', '--service', kind, '--region', new)
            same(new, 'endpoints of ' + kind, len(found), 3)
        say('ok    %s has the flavors, quotas, key pairs, aggregates and endpoints, and the nodes of both' % new)

    def nothing_behind(self, tenant):
        """Nobody answers there any more; what Nova's database said last is in its archive."""
        left = asked(self.site.new, 'endpoint', 'list', '--service', 'compute', '--region', self.site.old)
        same(self.site.old, 'endpoints of compute', left, [])
