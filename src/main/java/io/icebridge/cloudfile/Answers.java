package io.icebridge.cloudfile;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answers file of packstack: {@code CONFIG_NAME=value} lines; its passwords are passed over. */
final class Answers {
    private final Map<String, String> values = new LinkedHashMap<>();

    private Answers() {}

    /**
     * @throws IOException when it cannot be read
     */
    static Answers read(Path file) throws IOException {
        Answers answers = new Answers();
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            boolean secret = line.contains("_PW=") || line.contains("_PASSWORD=");
            if (line.startsWith("CONFIG_") && equals > 0 && !secret) {
                answers.values.put(
                        line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        }
        return answers;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The first of the names that has a value; releases of packstack differ in them. */
    Optional<String> first(String... names) {
        return Arrays.stream(names)
                .map(name -> values.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Addresses; what follows a slash is a disk. */
    List<String> hosts(String... names) {
        return first(names).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(host -> host.strip().replaceFirst("/.*", ""))
                .filter(host -> !host.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether a service was to be installed; packstack installs what nobody refused. */
    boolean installs(String service) {
        return first("CONFIG_" + service + "_INSTALL").orElse("y").equalsIgnoreCase("y");
    }

    NetworkKind network() {
        boolean said = values.containsKey("CONFIG_NEUTRON_INSTALL");
        return said && installs("NEUTRON") ? NetworkKind.NEUTRON : NetworkKind.NOVA_NETWORK;
    }
}
