package io.icebridge.openstack;

/** A user's or project's name or id, and the domain of the name; empty where not given. */
record Who(String id, String name, String domainId, String domainName) {

    boolean missing() {
        return id.isEmpty() && name.isEmpty();
    }
}
