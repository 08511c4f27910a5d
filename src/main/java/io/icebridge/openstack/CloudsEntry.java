package io.icebridge.openstack;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openstack4j.api.types.Facing;

/** One entry of {@code clouds.yaml}, with the names that OpenStack's own clients take. */
record CloudsEntry(String name, EntryKeys keys) {

    private static final String APPLICATION = "v3applicationcredential";
    private static final Who NOBODY = new Who("", "", "", "");

    Credentials credentials() {
        String type = keys.text("auth_type", "auth_plugin");
        if (type.equals(APPLICATION)) {
            return applications();
        }
        boolean byToken = type.matches("(v3|v2)?token");
        if (!type.isEmpty() && !byToken && !type.matches("(v3|v2)?password")) {
            throw problem(
                    "auth_type",
                    "is '"
                            + type
                            + "', but only password, token and "
                            + APPLICATION
                            + " serve: a token is needed for every"
                            + " project, which this one cannot ask for");
        }
        return new Credentials(
                keys.source() + ", entry '" + name + "'",
                authUrl(),
                version(type),
                byToken ? NOBODY : user(),
                byToken ? "" : required("password"),
                byToken ? required("token") : "",
                project(),
                facing(),
                trust(),
                overrides());
    }

    /** By its id, or by its name and its user; the project is its own. */
    private Credentials applications() {
        String id = keys.auth("application_credential_id");
        String name = keys.auth("application_credential_name");
        if (id.isEmpty() && name.isEmpty()) {
            throw problem(
                    "auth.application_credential_id",
                    "is missing: give it, or application_credential_name with its user");
        }
        String version = version("v3");
        if (version.equals("2")) {
            throw problem("identity_api_version", "is 2, which has no application credentials");
        }
        return new Credentials(
                keys.source() + ", entry '" + name() + "'",
                authUrl(),
                version,
                NOBODY,
                "",
                "",
                Optional.of(
                        new ApplicationCredential(
                                id,
                                name,
                                id.isEmpty() ? user() : NOBODY,
                                required("application_credential_secret"))),
                NOBODY,
                facing(),
                trust(),
                overrides());
    }

    /**
     * What of the entry was passed over, each with its place, once its credentials have been read;
     * the regions are the cloud file's.
     */
    List<String> notHonoured(List<String> regions) {
        keys.agreed("region_name", regions);
        keys.agreed("regions", regions);
        return keys.passedOver().stream()
                .map(key -> keys.where(key) + ": entry '" + name + "': not honoured: " + key)
                .toList();
    }

    private String authUrl() {
        String url = required("auth_url");
        if (!CatalogueRows.address(url) || URI.create(url).getHost() == null) {
            throw problem("auth.auth_url", "is '" + url + "', not an http or https address");
        }
        return url.replaceFirst("/+$", "");
    }

    private String version(String authType) {
        String said = keys.text("identity_api_version").replaceFirst("^v", "");
        if (said.isEmpty() && authType.matches("v[23].*")) {
            said = authType.substring(1, 2);
        }
        return switch (said) {
            case "" -> "";
            case "3", "3.0" -> "3";
            case "2", "2.0" -> "2";
            default -> throw problem("identity_api_version", "is '" + said + "', give 3 or 2");
        };
    }

    private Who user() {
        return who("user_id", "username", "user")
                .orElseThrow(
                        () -> problem("auth.username", "is missing: give username or user_id"));
    }

    private Who project() {
        String id = either("project_id", "tenant_id");
        return who(id.isEmpty() ? "tenant_id" : "project_id", projectName(), "project")
                .orElseThrow(
                        () ->
                                problem(
                                        "auth.project_name",
                                        "is missing: give the administrator's own project"));
    }

    private String projectName() {
        return keys.auth("project_name").isEmpty() ? "tenant_name" : "project_name";
    }

    /** Whoever gives a domain once means it for both, and {@code default_domain} as the last. */
    private Optional<Who> who(String idKey, String nameKey, String kind) {
        String domainId = either(kind + "_domain_id", "domain_id");
        String domainName = either(kind + "_domain_name", "domain_name");
        String otherwise = keys.text("default_domain");
        Who who =
                new Who(
                        keys.auth(idKey),
                        keys.auth(nameKey),
                        domainId.isEmpty() && domainName.isEmpty() ? otherwise : domainId,
                        domainName);
        return who.missing() ? Optional.empty() : Optional.of(who);
    }

    private Facing facing() {
        String said = keys.text("interface", "endpoint_type").replace("URL", "");
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "", "public" -> Facing.PUBLIC;
            case "internal" -> Facing.INTERNAL;
            case "admin" -> Facing.ADMIN;
            default -> throw problem("interface", "is '" + said + "', not public or internal");
        };
    }

    private Trust trust() {
        boolean insecure = keys.says("insecure", true);
        boolean unverified = keys.says("verify", false);
        return new Trust(path("cacert"), !insecure && !unverified, path("cert"), path("key"));
    }

    private Optional<Path> path(String key) {
        return Optional.of(keys.text(key)).filter(given -> !given.isEmpty()).map(keys::path);
    }

    /**
     * Of the two Novas and Placements each has its own address, so that one for both would be
     * wrong.
     */
    private Map<ServiceKind, String> overrides() {
        Map<ServiceKind, String> overrides = new EnumMap<>(ServiceKind.class);
        for (ServiceKind kind : ServiceKind.values()) {
            if (!kind.ofOneRegion()) {
                kind.names().stream()
                        .map(service -> keys.text(service + "_endpoint_override"))
                        .filter(url -> !url.isEmpty())
                        .findFirst()
                        .ifPresent(url -> overrides.put(kind, url));
            }
        }
        return overrides;
    }

    private String either(String key, String otherwise) {
        String first = keys.auth(key);
        String second = keys.auth(otherwise);
        return first.isEmpty() ? second : first;
    }

    private String required(String key) {
        String value = keys.auth(key);
        if (value.isEmpty()) {
            boolean secret = key.matches("password|token|.*_secret");
            String where = secret ? " here or in secure.yaml" : "";
            throw problem("auth." + key, "is missing: give it" + where);
        }
        return value;
    }

    private CredentialsProblem problem(String key, String what) {
        return new CredentialsProblem(
                keys.where(key) + ": entry '" + name + "', key " + key + " " + what);
    }
}
