package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.openstack.Ticket.CatalogueEntry;
import java.util.List;
import java.util.Map;
import org.openstack4j.api.identity.EndpointURLResolver;
import org.openstack4j.api.types.Facing;
import org.openstack4j.model.identity.URLResolverParams;
import org.openstack4j.model.identity.v2.TokenV2;

/**
 * Finds a service's address by exact type, region and interface, anew for every call. openstack4j's
 * own resolver matches types by pattern, falls back to Keystone's address, and remembers addresses
 * for ever, also after the runbook has changed them.
 *
 * @param regions where shared services may be registered; Nova must be in the very region
 * @param overrides addresses that count instead
 */
record CatalogueResolver(List<String> regions, Map<ServiceKind, String> overrides)
        implements EndpointURLResolver {
    private static final String PROJECT = "[%$]\\((project|tenant)_id\\)s";

    @Override
    public String findURLV3(URLResolverParams wanted) {
        ServiceKind kind = ServiceKind.of(wanted.type);
        if (overrides.containsKey(kind)) {
            return override(kind, wanted.token.getProject().getId());
        }
        if (kind == ServiceKind.IDENTITY) {
            // v3 is the same application at every address of Keystone
            return wanted.token.getEndpoint();
        }
        return find(TicketV3.entries(wanted.token), kind, wanted.region, wanted.perspective);
    }

    @Override
    public String findURLV2(URLResolverParams wanted) {
        ServiceKind kind = ServiceKind.of(wanted.type);
        if (overrides.containsKey(kind)) {
            return override(kind, ((TokenV2) wanted.access.getToken()).getTenant().getId());
        }
        // v2.0 serves what an administrator may do at its admin address alone
        Facing facing = kind == ServiceKind.IDENTITY ? Facing.ADMIN : wanted.perspective;
        return find(TicketV2.entries(wanted.access), kind, wanted.region, facing);
    }

    private String override(ServiceKind kind, String projectId) {
        return overrides.get(kind).replaceAll(PROJECT, projectId);
    }

    private String find(
            List<CatalogueEntry> catalogue, ServiceKind kind, String region, Facing facing) {
        List<String> allowed = kind.ofOneRegion() ? List.of(region) : regions;
        for (String type : kind.catalogueTypes()) {
            for (String one : allowed) {
                for (CatalogueEntry entry : catalogue) {
                    if (type.equals(entry.type())
                            && one.equals(entry.region())
                            && entry.facing() == facing) {
                        return entry.url();
                    }
                }
            }
        }
        throw new CloudFailure(
                Reason.NO_ENDPOINT,
                kind.label(),
                0,
                0,
                "the catalogue has no "
                        + facing
                        + " endpoint of type "
                        + String.join(" or ", kind.catalogueTypes())
                        + " in region "
                        + String.join(" or ", allowed),
                null);
    }
}
