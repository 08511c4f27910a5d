"""Leaves the cloud as it was: everything of the proof's projects, and the projects, goes."""
from talk import say


def tidy(site):
    for tenant in site.tenants:
        try:
            empty(site, tenant)
        except Exception as trouble:  # the rest must still go
            say('tidying %s: %s' % (tenant.name, trouble))
    for admin in (site.admin, site.admin_new):
        if site.flavor:
            admin.compute.delete_flavor(site.flavor, ignore_missing=True)
    if site.user:
        site.admin.identity.delete_user(site.user.id)
    for user in site.with_credentials:
        for made in list(site.admin.identity.application_credentials(user)):
            if made.name.startswith(site.stamp):
                site.admin.identity.delete_application_credential(user, made)
    site.hosts_enabled()


def empty(site, tenant):
    for cloud, admin in ((tenant.old, site.admin), (tenant.new, site.admin_new)):
        for server in list(cloud.compute.servers()):
            admin.compute.unlock_server(server.id)  # one that stopped half way is still locked
            cloud.compute.delete_server(server.id, ignore_missing=True)
            site.gone('server ' + server.name, lambda: cloud.compute.find_server(server.id))
        for group in list(cloud.compute.server_groups()):
            cloud.compute.delete_server_group(group)
    cloud = tenant.old
    for snapshot in list(cloud.block_storage.snapshots()):
        cloud.block_storage.delete_snapshot(snapshot.id)
        site.gone('snapshot', lambda: cloud.block_storage.find_snapshot(snapshot.id))
    for volume in list(cloud.block_storage.volumes()):
        cloud.block_storage.delete_volume(volume.id)
    for image in list(cloud.image.images(owner=tenant.id)):
        cloud.image.update_image(image, is_protected=False)
        cloud.image.delete_image(image.id)
    for address in list(cloud.network.ips(project_id=tenant.id)):
        cloud.network.delete_ip(address.id)
    for subnet in list(cloud.network.subnets(project_id=tenant.id)):
        cloud.network.remove_interface_from_router(tenant.router, subnet_id=subnet.id)
    cloud.network.delete_router(tenant.router)
    for port in list(cloud.network.ports(project_id=tenant.id)):
        cloud.network.delete_port(port.id, ignore_missing=True)
    for network in tenant.networks:
        cloud.network.delete_network(network)
    for group in list(site.admin.network.security_groups(project_id=tenant.id)):
        site.admin.network.delete_security_group(group.id)
    site.admin.identity.delete_project(tenant.id)
