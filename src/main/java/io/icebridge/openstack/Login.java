package io.icebridge.openstack;

import java.util.function.Supplier;
import org.openstack4j.api.OSClient.OSClientV2;
import org.openstack4j.api.OSClient.OSClientV3;
import org.openstack4j.api.client.IOSClientBuilder;
import org.openstack4j.core.transport.Config;
import org.openstack4j.core.transport.HttpMethod;
import org.openstack4j.core.transport.HttpRequest;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.model.common.Identifier;
import org.openstack4j.openstack.OSFactory;
import org.openstack4j.openstack.identity.v3.domain.KeystoneAuth;
import org.openstack4j.openstack.identity.v3.domain.KeystoneToken;

/** Asks Keystone for tokens, by password, by another token or by an application credential. */
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
            if (credentials.application().isPresent()) {
                return byApplication(credentials.application().get());
            }
            return v3() ? byV3(projectId) : byV2(projectId);
        } finally {
            Sessions.unbind();
        }
    }

    /** Whether it opens its own project alone. */
    boolean toItsOwnAlone() {
        return credentials.application().isPresent();
    }

    String source() {
        return credentials.source();
    }

    /** openstack4j has no word for it. */
    private Ticket byApplication(ApplicationCredential application) {
        String url = keystone.get().url();
        if (!v3()) {
            throw new CredentialsProblem(
                    credentials.source() + ": this Keystone has no v3, by which it could log in");
        }
        HttpRequest<KeystoneToken> asked =
                HttpRequest.builder(KeystoneToken.class)
                        .endpoint(url)
                        .path("/auth/tokens")
                        .method(HttpMethod.POST)
                        .config(config)
                        .json(application.request().toString())
                        .build();
        HttpResponse answer = new JdkHttpExecutor().execute(asked);
        KeystoneToken token = answer.getEntity(KeystoneToken.class);
        token.setId(answer.header("X-Subject-Token"));
        return new TicketV3(token.applyContext(url, new KeystoneAuth("")), config);
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
