package io.icebridge.openstack;

import java.util.function.Supplier;
import org.openstack4j.api.OSClient.OSClientV2;
import org.openstack4j.api.OSClient.OSClientV3;
import org.openstack4j.api.client.IOSClientBuilder;
import org.openstack4j.core.transport.Config;
import org.openstack4j.model.common.Identifier;
import org.openstack4j.openstack.OSFactory;

/** Asks Keystone for tokens, by password or by another token. */
final class Login {

    private final Credentials credentials;
    private final Config config;
    private final Supplier<KeystoneRoot> keystone;

    Login(Credentials credentials, Config config, Supplier<KeystoneRoot> keystone) {
        this.credentials = credentials;
        this.config = config;
        this.keystone = keystone;
    }

    /** True where Keystone speaks v3. */
    boolean v3() {
        return keystone.get().v3();
    }

    /**
     * A new token.
     *
     * @param projectId the project, or empty for the administrator's own
     */
    Ticket to(String projectId) {
        try {
            return v3() ? byV3(projectId) : byV2(projectId);
        } finally {
            Sessions.unbind();
        }
    }

    private Ticket byV3(String projectId) {
        IOSClientBuilder.V3 builder =
                OSFactory.builderV3().endpoint(keystone.get().url()).withConfig(config);
        Who user = credentials.user();
        if (!credentials.token().isEmpty()) {
            builder = builder.token(credentials.token());
        } else if (user.id().isEmpty()) {
            builder = builder.credentials(user.name(), credentials.password(), domain(user));
        } else {
            builder = builder.credentials(user.id(), credentials.password());
        }
        Who project = credentials.project();
        if (!projectId.isEmpty()) {
            builder = builder.scopeToProject(Identifier.byId(projectId));
        } else if (!project.id().isEmpty()) {
            builder = builder.scopeToProject(Identifier.byId(project.id()));
        } else {
            builder = builder.scopeToProject(Identifier.byName(project.name()), domain(project));
        }
        OSClientV3 client = builder.authenticate();
        return new TicketV3(client.getToken(), config);
    }

    private Ticket byV2(String projectId) {
        boolean byToken = !credentials.token().isEmpty();
        if (!byToken && credentials.user().name().isEmpty()) {
            throw new CredentialsProblem(
                    credentials.source() + ", key auth.username is missing: v2.0 takes no user_id");
        }
        Who project = credentials.project();
        IOSClientBuilder.V2 builder =
                OSFactory.builderV2().endpoint(keystone.get().url()).withConfig(config);
        builder =
                byToken
                        ? builder.token(credentials.token())
                        : builder.credentials(credentials.user().name(), credentials.password());
        if (!projectId.isEmpty() || !project.id().isEmpty()) {
            builder = builder.tenantId(projectId.isEmpty() ? project.id() : projectId);
        } else {
            builder = builder.tenantName(project.name());
        }
        OSClientV2 client = builder.authenticate();
        return new TicketV2(client.getAccess(), config);
    }

    /**
     * Every Keystone with v3 has the domain {@code default}, where v2.0's users and projects are.
     */
    private static Identifier domain(Who who) {
        if (!who.domainId().isEmpty()) {
            return Identifier.byId(who.domainId());
        }
        return who.domainName().isEmpty()
                ? Identifier.byId("default")
                : Identifier.byName(who.domainName());
    }
}
