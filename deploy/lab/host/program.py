"""program.py NAME WORDS...: one of the programs that a host of CentOS 6 has and this machine has not."""
import importlib
import sys

PROGRAMS = {
    'rpm': ('rpm', 'yum', 'yumdownloader', 'rpm2cpio'),
    'units': ('service', 'chkconfig', 'openstack-service'),
    'schemas_of': ('openstack-db', 'keystone-manage', 'glance-manage', 'cinder-manage', 'neutron-db-manage',
                   'nova-manage', 'chroot'),
    'small': ('python', 'httpd', 'curl', 'virsh', 'ovs-vsctl', 'openstack-config'),
}

if __name__ == '__main__':
    name, words = sys.argv[1], sys.argv[2:]
    module = next(module for module, names in PROGRAMS.items() if name in names)
    sys.exit(getattr(importlib.import_module(module), name.replace('-', '_'))(words))
