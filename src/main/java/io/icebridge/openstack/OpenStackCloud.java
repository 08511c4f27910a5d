package io.icebridge.openstack;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.CloudChanges;

/**
 * The cloud as one project calls it, for reading and for changing; all views share tokens,
 * connections and counts.
 */
final class OpenStackCloud implements Cloud, CloudChanges {

    private final OpenStack.Settings settings;
    private final Connection connection;
    private final String projectId;

    OpenStackCloud(OpenStack.Settings settings, Connection connection, String projectId) {
        this.settings = settings;
        this.connection = connection;
        this.projectId = projectId;
    }

    @Override
    public OpenStackCloud as(String project) {
        if (project.isEmpty()) {
            throw new IllegalArgumentException("A call as a project needs the project's id");
        }
        return new OpenStackCloud(settings, connection, project);
    }

    @Override
    public Keystone identity() {
        Service keystone = service(ServiceKind.IDENTITY, settings.oldRegion());
        return connection.v3()
                ? new KeystoneV3(keystone, connection::login, connection::source)
                : new KeystoneV2(keystone, connection::login);
    }

    @Override
    public Servers compute(Side side) {
        return new Servers(nova(side));
    }

    @Override
    public NovaNodes nodes(Side side) {
        return new NovaNodes(
                nova(side), new Placement(service(ServiceKind.PLACEMENT, region(side))));
    }

    @Override
    public NovaAggregates aggregates(Side side) {
        return new NovaAggregates(nova(side));
    }

    @Override
    public NovaFlavors flavors(Side side) {
        return new NovaFlavors(nova(side));
    }

    @Override
    public NovaAllowances allowances(Side side) {
        return new NovaAllowances(nova(side));
    }

    @Override
    public NovaServerGroups serverGroups(Side side) {
        return new NovaServerGroups(nova(side));
    }

    @Override
    public NovaNetworks novaNetwork(Side side) {
        if (!settings.novaNetwork()) {
            throw new IllegalStateException("The cloud file says that this cloud has Neutron");
        }
        return new NovaNetworks(nova(side));
    }

    @Override
    public Neutron network() {
        if (settings.novaNetwork()) {
            throw new IllegalStateException("The cloud file says that this cloud has nova-network");
        }
        return new Neutron(service(ServiceKind.NETWORK, settings.oldRegion()));
    }

    @Override
    public Glance images() {
        return new Glance(service(ServiceKind.IMAGE, settings.oldRegion()));
    }

    @Override
    public Cinder volumes() {
        return new Cinder(service(ServiceKind.VOLUME, settings.oldRegion()));
    }

    @Override
    public Swift objects() {
        return new Swift(service(ServiceKind.OBJECTS, settings.oldRegion()));
    }

    @Override
    public CloudChanges changing() {
        return this;
    }

    private Service nova(Side side) {
        return service(ServiceKind.COMPUTE, region(side));
    }

    private String region(Side side) {
        return side == Side.OLD ? settings.oldRegion() : settings.newRegion();
    }

    private Service service(ServiceKind kind, String region) {
        return new Service(kind, connection.wire(), projectId, region);
    }
}
