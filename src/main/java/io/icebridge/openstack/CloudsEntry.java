package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openstack4j.api.types.Facing;

/** One entry of {@code clouds.yaml}, with the names that OpenStack's own clients take. */
record CloudsEntry(Path file, String name, EntryKeys keys) {

    CloudsEntry(Path file, String name, JsonNode entry) {
        this(file, name, new EntryKeys(entry));
    }

    Credentials credentials() {
        String type = keys.text("auth_type");
        if (!type.isEmpty() && !type.matches("(v3|v2)?password")) {
            throw problem(
                    "auth_type",
                    "is '"
                            + type
                            + "', but only password serves: a token is needed for every project,"
                            + " which this one cannot ask for");
        }
        return new Credentials(
                file + ", entry '" + name + "'",
                authUrl(),
                version(type),
                user(),
                required("password"),
                project(),
                facing(),
                Optional.of(keys.text("cacert")).filter(c -> !c.isEmpty()).map(this::path),
                !keys.text("verify").matches("(?i)false|no|0"));
    }

    /**
     * What of the entry was passed over, once its credentials have been read; the regions are the
     * cloud file's.
     */
    List<String> notHonoured(List<String> regions) {
        keys.agreed("region_name", regions);
        keys.agreed("regions", regions);
        return keys.passedOver();
    }

    private String authUrl() {
        String url = required("auth_url");
        if (!url.matches("https?://[^/]+.*") || URI.create(url).getHost() == null) {
            throw problem("auth.auth_url", "is '" + url + "', not an http or https address");
        }
        return url.replaceFirst("/+$", "");
    }

    private String version(String authType) {
        String said = keys.text("identity_api_version").replaceFirst("^v", "");
        if (said.isEmpty() && authType.matches("v[23]password")) {
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
        Who who =
                new Who(
                        keys.auth("user_id"),
                        keys.auth("username"),
                        domain("user_domain_id", "domain_id"),
                        domain("user_domain_name", "domain_name"));
        if (who.missing()) {
            throw problem("auth.username", "is missing: give username or user_id");
        }
        return who;
    }

    private Who project() {
        Who who =
                new Who(
                        domain("project_id", "tenant_id"),
                        domain("project_name", "tenant_name"),
                        domain("project_domain_id", "domain_id"),
                        domain("project_domain_name", "domain_name"));
        if (who.missing()) {
            throw problem("auth.project_name", "is missing: give the administrator's own project");
        }
        return who;
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

    private Path path(String given) {
        Path relative = Path.of(given.replaceFirst("^~", System.getProperty("user.home")));
        return file.toAbsolutePath().resolveSibling(relative);
    }

    private String domain(String key, String otherwise) {
        String first = keys.auth(key);
        return first.isEmpty() ? keys.auth(otherwise) : first;
    }

    private String required(String key) {
        String value = keys.auth(key);
        if (value.isEmpty()) {
            String where = key.equals("password") ? " here or in secure.yaml" : "";
            throw problem("auth." + key, "is missing: give it" + where);
        }
        return value;
    }

    private CredentialsProblem problem(String key, String what) {
        return new CredentialsProblem(file + ": entry '" + name + "', key " + key + " " + what);
    }
}
