"""Which programs a host of CentOS 6 has that this machine has not, by the module that plays them."""
PROGRAMS = {
    'rpm': ('rpm', 'yum', 'yumdownloader', 'rpm2cpio'),
    'units': ('service', 'chkconfig', 'openstack-service'),
    'schemas_of': ('openstack-db', 'keystone-manage', 'glance-manage', 'cinder-manage', 'neutron-db-manage',
                   'nova-manage', 'chroot'),
    'small': ('python', 'httpd', 'curl', 'virsh', 'ovs-vsctl', 'openstack-config'),
}
