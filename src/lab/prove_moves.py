#!/usr/bin/python3
"""Proof on a real two-region OpenStack: plain servers with fixed and floating addresses move, and
OpenStack's own client finds them there.

    prove_moves.py --clouds CLOUDS_YAML --jar ICEBRIDGE_JAR [--servers 6] [--at-once 2] [--kills 0]

CLOUDS_YAML has the entries OLD, NEW, OLD-demo and NEW-demo (an administrator and a plain member of
each region; OLD and NEW are the regions' names), the cloud an image `base`, a flavor `m1.tiny`, a network `private` in the member's
project and an external network `public`. Exits 1 at the first thing that is not as it was.
"""
import argparse
import base64
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import openstack

STARTER, APPROVER = 'manager', 'manager2'


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    p.add_argument('--clouds', required=True)
    p.add_argument('--jar', required=True)
    p.add_argument('--old', default='havana')
    p.add_argument('--new', default='icehouse')
    p.add_argument('--servers', type=int, default=6)
    p.add_argument('--at-once', type=int, default=2)
    p.add_argument('--kills', type=int, default=0, help='kill -9 the application so many times on the way')
    p.add_argument('--port', type=int, default=0, help='of the application; a free one by itself')
    p.add_argument('--minutes', type=int, default=15)
    return p.parse_args()


def settle(what, get, seconds=120):
    end = time.time() + seconds
    while time.time() < end:
        value = get()
        if value:
            return value
        time.sleep(0.5)
    fail('%s did not happen within %d s' % (what, seconds))


def say(text):
    print('%s  %s' % (time.strftime('%H:%M:%S'), text), flush=True)


def fail(text):
    say('FAIL  ' + text)
    sys.exit(1)


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class Application:
    """The runbook as its users run it: the jar, REST, a starter and an approver."""

    def __init__(self, options, folder):
        self.options, self.folder, self.process = options, folder, None
        self.port = options.port or free_port()
        self.base = 'http://127.0.0.1:%d' % self.port

    def start(self):
        with socket.socket() as s:
            if s.connect_ex(('127.0.0.1', self.port)) == 0:
                fail('port %d is taken by another program, which is not ours to talk to' % self.port)
        log = open(os.path.join(self.folder, 'serve.log'), 'ab')
        environment = dict(os.environ, OS_CLIENT_CONFIG_FILE=os.path.abspath(self.options.clouds))
        self.process = subprocess.Popen(
            ['java', '-jar', self.options.jar, 'serve', '--cloud', os.path.join(self.folder, 'cloud.yaml'),
             '--data', os.path.join(self.folder, 'data'), '--server.port=%d' % self.port, '--server.address=127.0.0.1',
             '--spring.profiles.active=demo'], stdout=log, stderr=log, env=environment)
        settle('the application answering', self.up)

    def up(self):
        if self.process.poll() is not None:
            fail('the application ended, see %s/serve.log' % self.folder)
        try:
            return urllib.request.urlopen(self.base + '/actuator/health', timeout=5).status == 200
        except (urllib.error.URLError, OSError):
            return False

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def call(self, user, path, body=None):
        token = base64.b64encode(('%s:%s' % (user, user)).encode()).decode()
        request = urllib.request.Request(
            self.base + '/engine-rest' + path, data=None if body is None else json.dumps(body).encode(),
            headers={'Authorization': 'Basic ' + token, 'Content-Type': 'application/json'})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                text = answer.read()
                return json.loads(text) if text else None
        except urllib.error.HTTPError as e:
            fail('%s answered %d: %s' % (path, e.code, e.read().decode()[:500]))


def seed(options, old, admin):
    """Plain servers of the member's project, every second one with a floating address."""
    image = old.image.find_image('base').id
    network = next(n.id for n in old.network.networks(name='private', project_id=old.current_project_id))
    public = old.network.find_network('public').id
    stamp = '%x' % int(time.time())
    truth = []
    for i in range(options.servers):
        ports = [{'uuid': network}]
        if i % 2:
            ports = [{'port': old.network.create_port(network_id=network, name='pre-%s-%d' % (stamp, i)).id}]
        server = old.compute.create_server(
            name='plain-%s-%d' % (stamp, i), flavor_id='1', image_id=image, networks=ports,
            metadata={'number': str(i), 'stamp': stamp})
        truth.append({'id': server.id})
    for i, row in enumerate(truth):
        server = settle('boot', lambda: ready(old, row['id']))
        port = next(old.network.ports(device_id=server.id))
        row.update(name=server.name, port=port.id, mac=port.mac_address, metadata=server.metadata,
                   fixed=[f['ip_address'] for f in port.fixed_ips], floating=None)
        if i % 2 == 0:
            address = old.network.create_ip(floating_network_id=public)
            old.network.update_ip(address, port_id=port.id)
            row['floating'] = address.floating_ip_address
    return truth


def ready(cloud, server_id):
    server = cloud.compute.get_server(server_id)
    if server.status == 'ERROR':
        fail('server %s is in ERROR: %s' % (server_id, server.fault))
    return server if server.status == 'ACTIVE' and server.addresses else None


def write_cloud_file(options, folder):
    with open(os.path.join(folder, 'cloud.yaml'), 'w') as f:
        f.write('profile: havana-icehouse\n'
                'cloud: %s\n'
                'regions: {old: %s, new: %s}\n'
                'network: neutron\n'
                'limits: {servers-at-once: %d}\n'
                'moving: {without-database: true}\n' % (options.old, options.old, options.new, options.at_once))


def run(options, app, change):
    """Starts move-servers, approves its gates as another person, kills the application on the way."""
    app.call(STARTER, '/process-definition/key/move-servers/start', {'businessKey': change})
    end, kills, moved_before = time.time() + options.minutes * 60, options.kills, -1
    kill_at = [(options.servers * (k + 1)) // (options.kills + 1) for k in range(options.kills)]
    while time.time() < end:
        for task in app.call(APPROVER, '/task?processInstanceBusinessKeyLike=%25&active=true') or []:
            if task['taskDefinitionKey'] != 'decide':
                variables = app.call(APPROVER, '/task/%s/variables' % task['id'])
                fail('%s: %s' % (task['name'], (variables.get('failureMessage') or {}).get('value')))
            say('%s approves: %s' % (APPROVER, task['name']))
            app.call(APPROVER, '/task/%s/claim' % task['id'], {'userId': APPROVER})
            app.call(APPROVER, '/task/%s/complete' % task['id'],
                     {'variables': {'decision': {'value': 'approve'}, 'comment': {'value': 'as planned'}}})
        history = app.call(STARTER, '/history/process-instance?processInstanceBusinessKey=%s'
                           '&processDefinitionKey=move-servers' % change)
        if history and history[0]['endTime']:
            return history[0]
        moved = app.call(STARTER, '/history/activity-instance/count?activityId=recordMove&finished=true')['count']
        if moved != moved_before:
            say('%d of %d moved' % (moved, options.servers))
            moved_before = moved
        if kills and moved >= kill_at[options.kills - kills]:
            kills -= 1
            say('kill -9')
            app.kill()
            app.start()
        time.sleep(1)
    fail('not done within %d minutes' % options.minutes)


def check(options, truth):
    """With OpenStack's own command-line client, from outside."""
    def client(region, *words):
        text = subprocess.run(['openstack', '--os-cloud', region + '-demo',
                               *words, '-f', 'json'], check=True, capture_output=True, text=True,
                              env=dict(os.environ, OS_CLIENT_CONFIG_FILE=os.path.abspath(options.clouds))).stdout
        return json.loads(text)
    names = {row['name'] for row in truth}
    left = [s['Name'] for s in client(options.old, 'server', 'list') if s['Name'] in names]
    if left:
        fail('still in %s: %s' % (options.old, left))
    arrived = {s['Name']: s for s in client(options.new, 'server', 'list', '--long')}
    ports = {p['ID']: p for p in client(options.new, 'port', 'list', '--long')}
    floating = {f['Floating IP Address']: f for f in client(options.new, 'floating', 'ip', 'list')}
    for row in truth:
        server = arrived.get(row['name']) or fail('%s is not in %s' % (row['name'], options.new))
        detail = client(options.new, 'server', 'show', server['ID'])
        port = ports.get(row['port']) or fail('port of %s is gone' % row['name'])
        wanted = sorted(row['fixed'] + ([row['floating']] if row['floating'] else []))
        same(row, 'addresses', sorted(a for n in detail['addresses'].values() for a in n), wanted)
        same(row, 'status', detail['status'], 'ACTIVE')
        same(row, 'port fixed', sorted(f['ip_address'] for f in port['Fixed IP Addresses']), sorted(row['fixed']))
        same(row, 'port MAC', port['MAC Address'], row['mac'])
        same(row, 'port status', port['Status'], 'ACTIVE')
        same(row, 'metadata', {k: detail['properties'].get(k) for k in row['metadata']}, row['metadata'])
        if row['floating']:
            same(row, 'floating port', floating[row['floating']]['Port'], row['port'])
        say('ok    %s is in %s as %s' % (row['name'], options.new, server['ID']))
        row['new'] = server['ID']
    doubled = [n for n in names if sum(s['Name'] == n for s in client(options.new, 'server', 'list')) != 1]
    if doubled:
        fail('doubled: %s' % doubled)


def same(row, what, got, wanted):
    if got != wanted:
        fail("%s of %s: got %r, wanted %r" % (what, row['name'], got, wanted))


def tidy(truth, old, new, admin):
    """Leaves the cloud as it was: servers, ports, addresses and kept snapshots of this proof."""
    for cloud in (old, new):
        for row in truth:
            for server in list(cloud.compute.servers(name='^%s$' % row['name'])):
                cloud.compute.delete_server(server)
                settle('deletion', lambda: cloud.compute.find_server(server.id) is None)
    for row in truth:
        if row.get('floating'):
            old.network.delete_ip(old.network.find_ip(row['floating']))
        if row.get('port'):
            old.network.delete_port(row['port'], ignore_missing=True)
    for image in list(old.image.images(owner=old.current_project_id)):
        if image.properties.get('icebridge') or 'icebridge' in (image.name or ''):
            old.image.update_image(image, is_protected=False)
            old.image.delete_image(image)
    for service in admin.compute.services(binary='nova-compute'):
        if service.status == 'disabled':
            admin.compute.enable_service(service, service.host, 'nova-compute')


def main():
    options = arguments()
    os.environ['OS_CLIENT_CONFIG_FILE'] = os.path.abspath(options.clouds)
    old, admin = openstack.connect(cloud=options.old + '-demo'), openstack.connect(cloud=options.old)
    new = openstack.connect(cloud=options.new + '-demo')
    folder = tempfile.mkdtemp(prefix='icebridge-proof-')
    write_cloud_file(options, folder)
    app, truth = Application(options, folder), []
    try:
        truth = seed(options, old, admin)
        say('%d servers in %s; log in %s' % (len(truth), options.old, folder))
        app.start()
        began = time.time()
        run(options, app, 'LAB-%d' % began)
        say('moved in %.0f s' % (time.time() - began))
        check(options, truth)
    finally:
        if app.process:
            app.stop()
        tidy(truth, old, new, admin)
    say('ALL OK')


if __name__ == '__main__':
    main()
