package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether hosts, databases and regions fit together, which a schema cannot say. */
final class HostsCheck {
    private static final Map<String, String> DATABASE_OF =
            new TreeMap<>(
                    Map.of(
                            "identity", "keystone",
                            "volume", "cinder",
                            "image", "glance",
                            "network", "neutron",
                            "orchestration", "heat",
                            "database-service", "trove",
                            "nova-controller", "nova"));

    /** A role, and another that it is no use without. */
    private static final Map<String, String> NEEDS =
            new TreeMap<>(
                    Map.of(
                            "compute", "nova-controller",
                            "nova-controller-new", "nova-controller",
                            "compute-new", "nova-controller-new"));

    private final Text text;
    private final JsonNode file;
    private final Map<String, String> firstWithRole = new HashMap<>();

    HostsCheck(Text text) {
        this.text = text;
        this.file = text.json();
    }

    void check() {
        regions();
        hosts();
        databases();
        NEEDS.forEach(this::roleNeeds);
        DATABASE_OF.forEach(this::roleNeedsDatabase);
        network();
    }

    private void regions() {
        String old = file.at("/regions/old").asText();
        if (!old.isEmpty() && old.equals(file.at("/regions/new").asText())) {
            text.add(
                    "/regions/new",
                    "is '" + old + "', as the old region is",
                    "The new Nova is a region of its own; give it another name.");
        }
    }

    private void hosts() {
        Map<String, Integer> names = new HashMap<>();
        Map<String, String> sockets = new HashMap<>();
        for (int i = 0; i < file.path("hosts").size(); i++) {
            JsonNode host = file.path("hosts").get(i);
            String path = "/hosts/" + i;
            String name = host.path("name").asText();
            if (names.putIfAbsent(name, i) != null) {
                text.add(
                        path + "/name",
                        "'" + name + "' is hosts[" + names.get(name) + "] already",
                        "List each host once, with all its roles.");
            }
            String socket = host.path("address").asText() + ":" + host.path("port").asInt(22);
            String other = sockets.putIfAbsent(socket, name);
            if (other != null && host.has("address") && !other.equals(name)) {
                text.add(
                        path + "/address",
                        socket + " is " + other + "'s already",
                        "Give each host its own address, or one host all the roles.");
            }
            for (int r = 0; r < host.path("roles").size(); r++) {
                String role = host.path("roles").get(r).asText();
                firstWithRole.putIfAbsent(role, path + "/roles/" + r);
            }
        }
    }

    private void databases() {
        Set<String> names = new HashSet<>();
        file.path("hosts").forEach(h -> names.add(h.path("name").asText()));
        Set<String> services = new HashSet<>();
        for (int i = 0; i < file.path("databases").size(); i++) {
            JsonNode database = file.path("databases").get(i);
            String service = database.path("service").asText();
            if (!services.add(service)) {
                text.add(
                        "/databases/" + i + "/service",
                        "'" + service + "' is listed twice",
                        "Keep the database that the service uses.");
            }
            String host = database.path("host").asText();
            if (!host.isEmpty() && !names.contains(host)) {
                text.add(
                        "/databases/" + i + "/host",
                        "'" + host + "' is no host here",
                        Keys.didYouMean(host, names, "List it under hosts."));
            }
        }
    }

    private void roleNeeds(String role, String other) {
        if (firstWithRole.containsKey(role) && !firstWithRole.containsKey(other)) {
            text.add(
                    firstWithRole.get(role),
                    "there is a host with role " + role + ", but none with role " + other,
                    "Give the role " + other + " to the host that has it.");
        }
    }

    private void roleNeedsDatabase(String role, String service) {
        boolean listed = false;
        for (JsonNode database : file.path("databases")) {
            listed |= database.path("service").asText().equals(service);
        }
        if (firstWithRole.containsKey(role) && !listed) {
            text.add(
                    firstWithRole.get(role),
                    "there is a host with role " + role + ", but no database of " + service,
                    "Add {service: " + service + ", host: ...} under databases.");
        }
    }

    private void network() {
        String kind = file.path("network").asText();
        if (kind.equals("neutron")
                && firstWithRole.containsKey("nova-controller-new")
                && !firstWithRole.containsKey("network")) {
            text.add(
                    "/network",
                    "is neutron, but no host has the role network",
                    "Give the role network to the hosts that run neutron-server and its agents.");
        }
        if (kind.equals("nova-network") && file.has("network-agent")) {
            text.add(
                    "/network-agent",
                    "is said, but the cloud has no Neutron",
                    "Take it away, or write network: neutron.");
        }
        if (kind.equals("nova-network") && firstWithRole.containsKey("network")) {
            text.add(
                    firstWithRole.get("network"),
                    "a host has the role network, but the cloud has no Neutron",
                    "Take the role away, or write network: neutron.");
        }
    }
}
