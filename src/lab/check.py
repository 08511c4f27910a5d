"""What became of the servers, asked from outside with OpenStack's own client."""
import concurrent.futures
import html
import os
import re
import urllib.parse

from application import AUDITOR
from client import asked, client
from talk import fail, same, say


class Check:
    def __init__(self, site, rows, app, change, labels):
        self.site, self.rows, self.app, self.change, self.labels = site, rows, app, change, labels

    def run(self):
        with concurrent.futures.ThreadPoolExecutor(len(self.site.tenants)) as pool:
            list(pool.map(self.of_tenant, self.site.tenants))
        self.roles_revoked()

    def of_tenant(self, tenant):
        for row in self.rows:
            if row['tenant'] is tenant:
                say('ok    ' + self.server(row))
        self.shared(tenant)
        self.nothing_else(tenant)

    def ask(self, tenant, region, *words):
        return asked(tenant.entry(region), *words)

    def server(self, row):
        tenant, truth, new = row['tenant'], row['truth'], self.site.new
        found = self.ask(tenant, new, 'server', 'list', '--name', '^%s$' % row['name'])
        same(row['name'], 'number of servers', len(found), 1)
        row['new'] = found[0]['ID']
        got = self.ask(tenant, new, 'server', 'show', row['new'])
        same(row['name'], 'addresses', sorted(a for n in got['addresses'].values() for a in n), truth['addresses'])
        same(row['name'], 'status', got['status'], truth['status'])
        same(row['name'], 'flavor', got['flavor'].split(' (')[0], truth['flavor'])
        same(row['name'], 'key pair', got['key_name'] or '', truth['key'])
        same(row['name'], 'project', got['project_id'], truth['project'])
        same(row['name'], 'metadata', dict(got['properties']), truth['metadata'])
        if self.labels:
            self.of_today(row, tenant, truth)
        self.ports(row, tenant, truth)
        volumes = self.ask(tenant, new, 'server', 'volume', 'list', row['new'])
        same(row['name'], 'volumes', {v['Device']: v['Volume ID'] for v in volumes}, truth['devices'])
        if not row['has'].get('root'):
            self.disk(row, tenant, got['image'])
        return '%s is in %s as %s' % (row['name'], new, row['new'])

    def of_today(self, row, tenant, truth):
        """By the library, since the client's own default is a Nova of once."""
        now = tenant.new.compute.get_server(row['new'])
        same(row['name'], 'description', now.description or '', truth['description'])
        same(row['name'], 'tags', sorted(now.tags or []), truth['tags'])
        if row['has'].get('group'):
            groups = [(g.name, g.policy) for g in tenant.new.compute.server_groups()
                      if row['new'] in (g.member_ids or [])]
            same(row['name'], 'server group', groups, [('%s-group' % row['name'], row['has']['group'])])

    def shared(self, tenant):
        """By Cinder's word: whoever had such a volume has it, and nobody else."""
        rows = [r for r in self.rows if r['tenant'] is tenant]
        for volume in [r['shared'] for r in rows if r.get('shared')]:
            now = self.ask(tenant, self.site.new, 'volume', 'show', volume)
            same(volume, 'servers', sorted(a['server_id'] for a in now['attachments']),
                 sorted(r['new'] for r in rows if volume in r['truth']['devices'].values()))
            same(volume, 'status', now['status'], 'in-use')
            say('ok    volume %s is on %d servers' % (volume, len(now['attachments'])))

    def ports(self, row, tenant, truth):
        found = self.ask(tenant, self.site.new, 'port', 'list', '--server', row['new'])
        same(row['name'], 'ports', {p['ID'] for p in found}, set(truth['ports']))
        for port_id, before in truth['ports'].items():
            port = self.ask(tenant, self.site.new, 'port', 'show', port_id)
            same(row['name'], 'MAC', port['mac_address'], before['mac'])
            same(row['name'], 'fixed', sorted(f['ip_address'] for f in port['fixed_ips']), before['fixed'])
            same(row['name'], 'groups', sorted(port['security_group_ids']), before['groups'])
            wanted = 'ACTIVE' if truth['status'] == 'ACTIVE' else port['status']
            same(row['name'], 'port status', port['status'], wanted)

    def disk(self, row, tenant, image):
        """The lab's hypervisor notes in each snapshot whose it is."""
        row['image'] = re.search(r'\(([0-9a-f-]{36})\)', image).group(1)
        path = os.path.join(self.site.folder, 'disk-' + row['image'])
        client(tenant.entry(self.site.new), 'image', 'save', row['image'], '--file', path)
        with open(path, 'rb') as f:
            last = f.read().splitlines()[-1].decode(errors='replace')
        os.remove(path)
        same(row['name'], "disk's last line", last.split(' on ')[0], 'snapshot of ' + row['id'])

    def nothing_else(self, tenant):
        rows = [r for r in self.rows if r['tenant'] is tenant]
        new = self.site.new
        self.nothing_behind(tenant)
        ids = {s['ID'] for s in self.ask(tenant, new, 'server', 'list')}
        same(tenant.name, 'servers in ' + new, ids, {r['new'] for r in rows})
        owned = [p for p in self.ask(tenant, new, 'port', 'list', '--long', '--project', tenant.id)
                 if not (p['Device Owner'] or '').startswith('network:')]
        same(tenant.name, 'ports', {p['ID'] for p in owned}, {p for r in rows for p in r['truth']['ports']})
        volumes = {v['ID'] for v in self.ask(tenant, new, 'volume', 'list')}
        same(tenant.name, 'volumes', volumes, {v for r in rows for v in r['truth']['devices'].values()})
        same(tenant.name, 'volume snapshots', self.ask(tenant, new, 'volume', 'snapshot', 'list'), [])
        floating = {f['Floating IP Address'] for f in self.ask(tenant, new, 'floating', 'ip', 'list')}
        same(tenant.name, 'floating addresses', floating, {r['floating'] for r in rows if r.get('floating')})
        images = {i['ID'] for i in self.ask(tenant, new, 'image', 'list', '--private')} | {
            i['ID'] for i in self.ask(tenant, new, 'image', 'list', '--shared')}
        kept = {r['image'] for r in rows if r.get('image')}
        same(tenant.name, 'images', images, kept)
        for row in rows:
            if row.get('image') and row['image'] not in self.report(row):
                fail('the report on %s does not name its image %s' % (row['name'], row['image']))

    def nothing_behind(self, tenant):
        old = self.site.old
        same(tenant.name, 'servers in ' + old, self.ask(tenant, old, 'server', 'list'), [])

    def report(self, row):
        subject = urllib.parse.quote('server ' + row['id'])
        page = self.app.text(AUDITOR, '/audit/change?id=%s&subject=%s' % (self.change, subject))
        return html.unescape(page)

    def roles_revoked(self):
        for tenant in self.site.tenants:
            held = asked(self.site.old, 'role', 'assignment', 'list', '--project', tenant.id)
            same(tenant.name, 'people with a role', {r['User'] for r in held},
                 {self.site.user.id} | self.site.with_credentials)
        keys = asked(self.site.new, 'keypair', 'list')
        lent = [k['Name'] for k in keys if k['Name'].startswith('proof-' + self.site.stamp)]
        same("the administrator", 'key pairs', lent, [])
        say('ok    nothing left over in %s' % ', '.join(t.name for t in self.site.tenants))
