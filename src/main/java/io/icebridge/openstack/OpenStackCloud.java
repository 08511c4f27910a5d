package io.icebridge.openstack;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.Images;
import io.icebridge.cloud.Network;
import io.icebridge.cloud.NovaNetwork;
import io.icebridge.cloud.Objects;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volumes;
import java.util.Map;

/** The cloud as one project calls it; all views share tokens, connections and counts. */
final class OpenStackCloud implements Cloud {

    private final OpenStack.Settings settings;
    private final Connection connection;
    private final String projectId;

    OpenStackCloud(OpenStack.Settings settings, Connection connection, String projectId) {
        this.settings = settings;
        this.connection = connection;
        this.projectId = projectId;
    }

    @Override
    public Cloud as(String project) {
        if (project.isEmpty()) {
            throw new IllegalArgumentException("A call as a project needs the project's id");
        }
        return new OpenStackCloud(settings, connection, project);
    }

    @Override
    public Identity identity() {
        Service keystone = service(ServiceKind.IDENTITY, settings.oldRegion());
        return connection.v3()
                ? new KeystoneV3(keystone, connection::login)
                : new KeystoneV2(keystone, connection::login);
    }

    @Override
    public Compute compute(Side side) {
        return new Nova(service(ServiceKind.COMPUTE, region(side)));
    }

    @Override
    public NovaNetwork novaNetwork(Side side) {
        if (!settings.novaNetwork()) {
            throw new IllegalStateException("The cloud file says that this cloud has Neutron");
        }
        return new NovaNetworks(service(ServiceKind.COMPUTE, region(side)));
    }

    @Override
    public Network network() {
        if (settings.novaNetwork()) {
            throw new IllegalStateException("The cloud file says that this cloud has nova-network");
        }
        return new Neutron(service(ServiceKind.NETWORK, settings.oldRegion()));
    }

    @Override
    public Images images() {
        return new Glance(service(ServiceKind.IMAGE, settings.oldRegion()));
    }

    @Override
    public Volumes volumes() {
        return new Cinder(service(ServiceKind.VOLUME, settings.oldRegion()));
    }

    @Override
    public Objects objects() {
        return new Swift(service(ServiceKind.OBJECTS, settings.oldRegion()));
    }

    @Override
    public Map<String, Long> calls() {
        return connection.wire().tally().counts();
    }

    private String region(Side side) {
        return side == Side.OLD ? settings.oldRegion() : settings.newRegion();
    }

    private Service service(ServiceKind kind, String region) {
        return new Service(kind, connection.wire(), projectId, region);
    }
}
