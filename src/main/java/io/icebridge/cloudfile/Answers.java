package io.icebridge.cloudfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answers file of packstack: {@code CONFIG_NAME=value} lines; its passwords are passed over. */
final class Answers {
    private static final String EXCLUDED = "EXCLUDE_SERVERS";

    private final Map<String, String> values = new LinkedHashMap<>();

    private Answers() {}

    /**
     * @throws IOException when it cannot be read
     */
    static Answers read(Path file) throws IOException {
        Answers answers = new Answers();
        text(Files.readAllBytes(file)).lines().map(String::strip).forEach(answers::line);
        return answers;
    }

    /** Only comments can hold more than ASCII, so that any encoding will do. */
    private static String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace("\uFEFF", "");
        } catch (CharacterCodingException other) {
            return new String(bytes, ISO_8859_1);
        }
    }

    private void line(String line) {
        int equals = line.indexOf('=');
        boolean secret = line.contains("_PW=") || line.contains("_PASSWORD=");
        boolean answer = line.startsWith("CONFIG_") || line.startsWith(EXCLUDED);
        if (answer && equals > 0 && !secret) {
            values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
    }

    boolean isEmpty() {
        return values.keySet().stream().noneMatch(name -> name.startsWith("CONFIG_"));
    }

    /** The names of all that gives hosts, without {@code CONFIG_}, in the file's order. */
    List<String> hostNames() {
        return values.keySet().stream()
                .filter(name -> name.startsWith("CONFIG_") && name.contains("HOST"))
                .filter(name -> !values.get(name).isEmpty())
                .map(name -> name.substring("CONFIG_".length()))
                .toList();
    }

    /** The first of the names, without {@code CONFIG_}, that has a value; releases differ. */
    Optional<String> first(String... names) {
        return Arrays.stream(names)
                .map(name -> values.getOrDefault("CONFIG_" + name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Addresses; what follows a slash is a disk. */
    List<String> hosts(String name) {
        return addresses(first(name).orElse(""));
    }

    /** Those that packstack was told to leave alone. */
    List<String> excluded() {
        return addresses(values.getOrDefault(EXCLUDED, ""));
    }

    private static List<String> addresses(String list) {
        return Arrays.stream(list.split(","))
                .map(host -> host.strip().replaceFirst("/.*", ""))
                .filter(host -> !host.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether a service was to be installed, as far as the file says so. */
    Optional<Boolean> installs(String service) {
        return first(service + "_INSTALL").map(said -> said.equalsIgnoreCase("y"));
    }

    NetworkKind network() {
        boolean neutron = installs("NEUTRON").orElse(false) || installs("QUANTUM").orElse(false);
        return neutron ? NetworkKind.NEUTRON : NetworkKind.NOVA_NETWORK;
    }
}
