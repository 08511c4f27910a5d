package io.icebridge.openstack;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.openstack4j.api.types.Facing;
import org.openstack4j.core.transport.Config;
import org.openstack4j.model.identity.v2.Access;
import org.openstack4j.model.identity.v2.Endpoint;
import org.openstack4j.model.identity.v2.Tenant;
import org.openstack4j.model.identity.v2.TokenV2;
import org.openstack4j.openstack.internal.OSClientSession.OSClientSessionV2;

/** A v2.0 token; no record, because a record would print it. */
final class TicketV2 implements Ticket {

    private final Access access;
    private final Config config;

    TicketV2(Access access, Config config) {
        this.access = access;
        this.config = config;
    }

    @Override
    public String id() {
        return access.getToken().getId();
    }

    @Override
    public Instant expires() {
        return access.getToken().getExpires().toInstant();
    }

    @Override
    public String projectId() {
        return tenant().getId();
    }

    @Override
    public String projectName() {
        return tenant().getName();
    }

    private Tenant tenant() {
        return ((TokenV2) access.getToken()).getTenant();
    }

    @Override
    public String userId() {
        return access.getUser().getId();
    }

    @Override
    public void bind(String region, Facing facing) {
        OSClientSessionV2.createSession(access, facing, null, config).useRegion(region);
    }

    static List<CatalogueEntry> entries(Access access) {
        return access.getServiceCatalog().stream()
                .flatMap(s -> s.getEndpoints().stream().flatMap(e -> entries(s.getType(), e)))
                .toList();
    }

    private static Stream<CatalogueEntry> entries(String type, Endpoint row) {
        return Stream.of(
                        entry(type, row, Facing.PUBLIC, row.getPublicURL()),
                        entry(type, row, Facing.INTERNAL, row.getInternalURL()),
                        entry(type, row, Facing.ADMIN, row.getAdminURL()))
                .filter(e -> !e.url().isEmpty());
    }

    private static CatalogueEntry entry(String type, Endpoint row, Facing facing, URI url) {
        return new CatalogueEntry(type, row.getRegion(), facing, url == null ? "" : url.toString());
    }
}
