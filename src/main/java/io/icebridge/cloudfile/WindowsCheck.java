package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloudfile.CloudFile.Phase;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;

/** Whether the windows can be kept, which a schema cannot say. */
final class WindowsCheck {
    private final Text text;
    private final JsonNode file;

    WindowsCheck(Text text) {
        this.text = text;
        this.file = text.json();
    }

    void check() {
        for (int i = 0; i < file.path("windows").size(); i++) {
            JsonNode window = file.path("windows").get(i);
            String path = "/windows/" + i;
            zone(window.path("zone").asText(), path + "/zone");
            if (window.has("projects")) {
                phases(window.path("phases"), path + "/phases/");
            }
            nodes(window.path("nodes"), path + "/nodes/");
        }
    }

    private void zone(String zone, String path) {
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (!zone.isEmpty() && !known.contains(zone)) {
            text.add(
                    path,
                    "'" + zone + "' is no time zone",
                    Keys.didYouMean(
                            zone,
                            new TreeSet<>(known),
                            "Give a name of the IANA database, such as Europe/Berlin or UTC."));
        }
    }

    /** Only servers belong to projects: for any other phase the window would mean nothing. */
    private void phases(JsonNode phases, String path) {
        for (int i = 0; i < phases.size(); i++) {
            String phase = phases.get(i).asText();
            if (!phase.equals(Phase.MOVE.word())) {
                text.add(
                        path + i,
                        "nothing in " + phase + " belongs to a project, but this window names some",
                        "Give " + phase + " a window without projects.");
            }
        }
    }

    /** Which nodes there are is known where the file lists them. */
    private void nodes(JsonNode nodes, String path) {
        Set<String> hosts = new TreeSet<>();
        boolean known = false;
        for (JsonNode host : file.path("hosts")) {
            hosts.add(host.path("name").asText());
            for (JsonNode role : host.path("roles")) {
                known |= role.asText().equals("compute");
            }
        }
        for (int i = 0; known && i < nodes.size(); i++) {
            String node = nodes.get(i).asText();
            if (hosts.stream().noneMatch(host -> NamePattern.matches(node, host))) {
                text.add(
                        path + i,
                        "'" + node + "' is no host here",
                        Keys.didYouMean(node, hosts, "List it under hosts."));
            }
        }
    }
}
