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
        # What the filling has to carry beside: a quota of its own, an aggregate that is a zone.
        nova.put('/os-quota-sets/%s' % self.tenants[0].id, json={'quota_set': {'instances': 33, 'force': True}})
        nova.create_aggregate(name='proof-%s' % self.stamp)


class CheckUpgrade(Check):
    def __init__(self, site, rows, app, change):
        super().__init__(site, rows, app, change, labels=False)
        self.before = self.flavors(site.old)
        nova = site.admin.compute
        self.nodes = {s.host for s in nova.services(binary='nova-compute')}

    def flavors(self, region):
        found = asked(region, 'flavor', 'list', '--all', '--long')
        return {f['ID']: (f['Name'], f['RAM'], f['VCPUs'], f['Disk'], f['Is Public']) for f in found}

    def run(self):
        super().run()
        new = self.site.new
        same(new, 'flavors', self.flavors(new), self.before)
        up = {s['Host'] for s in asked(new, 'compute', 'service', 'list', '--service', 'nova-compute')
              if (s['State'], s['Status']) == ('up', 'enabled')}
        same(new, 'nodes', up, self.nodes | {new + '-1'})
        quota = openstack.connect(cloud=new).compute.get('/os-quota-sets/%s' % self.site.tenants[0].id).json()
        same(new, 'quota', quota['quota_set']['instances'], 33)
        aggregates = [a['Name'] for a in asked(new, 'aggregate', 'list')]
        same(new, 'aggregates', aggregates, ['proof-%s' % self.site.stamp])
        for kind in ('identity', 'image', 'network', 'compute'):
            found = asked(new, 'endpoint', 'list', '--service', kind, '--region', new)
            same(new, 'endpoints of ' + kind, len(found), 3)
        say('ok    %s has the flavors, quotas, aggregates, endpoints and nodes of both' % new)

    def nothing_behind(self, tenant):
        """Nobody answers there any more; what Nova's database said last is in its archive."""
        left = asked(self.site.new, 'endpoint', 'list', '--service', 'compute', '--region', self.site.old)
        same(self.site.old, 'endpoints of compute', left, [])
