package io.icebridge.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where people and programs find what the application offers. */
final class Addresses {
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("Changes", "/change");
        PLACES.put("Tasklist", "/camunda/app/tasklist/");
        PLACES.put("Cockpit", "/camunda/app/cockpit/");
        PLACES.put("Users, groups", "/camunda/app/admin/");
        PLACES.put("Moving window", "/window");
        PLACES.put("REST", "/engine-rest");
        PLACES.put("Health", "/actuator/health");
        PLACES.put("Meters", "/actuator/prometheus");
    }

    private Addresses() {}

    static void print(PrintWriter out, URI application) {
        PLACES.forEach((name, path) -> row(out, name, application + path));
    }

    static void row(PrintWriter out, String name, String address) {
        out.println("  %-20s%s".formatted(name, address));
    }
}
