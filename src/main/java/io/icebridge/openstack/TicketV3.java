package io.icebridge.openstack;

import java.time.Instant;
import java.util.List;
import org.openstack4j.api.types.Facing;
import org.openstack4j.core.transport.Config;
import org.openstack4j.model.identity.v3.Service;
import org.openstack4j.model.identity.v3.Token;
import org.openstack4j.openstack.internal.OSClientSession.OSClientSessionV3;

/** A v3 token; no record, because a record would print it. */
final class TicketV3 implements Ticket {

    private final Token token;
    private final Config config;

    TicketV3(Token token, Config config) {
        this.token = token;
        this.config = config;
    }

    @Override
    public String id() {
        return token.getId();
    }

    @Override
    public Instant expires() {
        return token.getExpires().toInstant();
    }

    @Override
    public String projectId() {
        return token.getProject().getId();
    }

    @Override
    public String projectName() {
        return token.getProject().getName();
    }

    @Override
    public String userId() {
        return token.getUser().getId();
    }

    @Override
    public void bind(String region, Facing facing) {
        OSClientSessionV3.createSession(token, facing, null, config).useRegion(region);
    }

    static List<CatalogueEntry> entries(Token token) {
        return token.getCatalog().stream().flatMap(s -> entries(s).stream()).toList();
    }

    private static List<CatalogueEntry> entries(Service service) {
        return service.getEndpoints().stream()
                .map(
                        e ->
                                new CatalogueEntry(
                                        service.getType(),
                                        e.getRegion() == null ? e.getRegionId() : e.getRegion(),
                                        e.getIface(),
                                        e.getUrl().toString()))
                .toList();
    }
}
