"""The rest of what the runbook calls on a host."""
import configparser
import json
import os

from this_host import NAME, STATE, Host, ended


def python(words):
    """The release's python: oslo.config is Debian's."""
    if words[:1] == ['-c']:
        words = ['-c', words[1].replace('from oslo.config', 'from oslo_config'), *words[2:]]
    os.execv('/usr/bin/python3', ['python3', *words])


def httpd(words):
    print('Syntax OK')
    return 0


def curl(words):
    """The package repository, and the dashboard on this host."""
    from units import running
    url = words[-1]
    if url.startswith('http://127.0.0.1/') and not running('httpd'):
        ended(7, "curl: (7) couldn't connect to host")
    return 0


def virsh(words):
    """What the hypervisor has on its shelf."""
    from units import running
    if not running('libvirtd'):
        ended(1, 'error: failed to connect to the hypervisor')
    for sheet in sorted((STATE / ('node-' + NAME) / 'servers').glob('*.json')):
        print(' -     %-30s running' % json.loads(sheet.read_text())['name'])
    return 0


def ovs_vsctl(words):
    from units import running
    if not running('openvswitch'):
        ended(1, 'unix:/var/run/openvswitch/db.sock: database connection failed')
    with Host().changed() as told:
        told.setdefault('bridges', []).append(words[-1])
    return 0


def openstack_config(words):
    action, path, section, option = words[:4]
    file = configparser.RawConfigParser(strict=False, default_section='no such', allow_no_value=True)
    file.read(path)
    if action != '--get' or not file.has_option(section, option):
        ended(1, 'Parameter not found: ' + option)
    print(file.get(section, option))
    return 0
