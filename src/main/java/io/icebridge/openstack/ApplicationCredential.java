package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A key to one project that its user has made for a program; Keystone lets it open no other.
 *
 * @param id empty where it is known by its name and its user
 */
record ApplicationCredential(String id, String name, Who user, String secret) {

    /** The whole request for a token; a scope is not asked for, since it has its own. */
    JsonNode request() {
        ObjectNode own = Json.object();
        if (id.isEmpty()) {
            own.put("name", name).set("user", named());
        } else {
            own.put("id", id);
        }
        own.put("secret", secret);
        ObjectNode identity = Json.object();
        identity.putArray("methods").add("application_credential");
        identity.set("application_credential", own);
        return Json.object().set("auth", Json.object().set("identity", identity));
    }

    private ObjectNode named() {
        if (!user.id().isEmpty()) {
            return Json.object().put("id", user.id());
        }
        ObjectNode whole = Json.object().put("name", user.name());
        ObjectNode domain = whole.putObject("domain");
        if (user.domainId().isEmpty() && !user.domainName().isEmpty()) {
            domain.put("name", user.domainName());
        } else {
            domain.put("id", user.domainId().isEmpty() ? "default" : user.domainId());
        }
        return whole;
    }

    @Override
    public String toString() {
        return "application credential " + (id.isEmpty() ? name : id);
    }
}
