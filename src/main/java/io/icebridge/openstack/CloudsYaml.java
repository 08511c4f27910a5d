package io.icebridge.openstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code clouds.yaml} with {@code secure.yaml} laid over it. */
final class CloudsYaml {

    private static final Logger LOG = LoggerFactory.getLogger(CloudsYaml.class);
    private static final YAMLMapper YAML = new YAMLMapper();

    private CloudsYaml() {}

    /**
     * The entry in the first file that has it. What of it is not honoured is named in the log.
     *
     * @param regions the cloud file's, which count
     */
    static Credentials read(CloudsFiles files, String entry, List<String> regions) {
        List<String> looked = new ArrayList<>();
        for (Path file : files.clouds()) {
            ObjectNode clouds = clouds(file);
            files.secure(file).ifPresent(secure -> merge(clouds, clouds(secure)));
            JsonNode found = clouds.path(entry);
            if (found.isObject()) {
                CloudsEntry one = new CloudsEntry(file, entry, found);
                Credentials credentials = one.credentials();
                warn(credentials.source(), one.notHonoured(regions));
                return credentials;
            }
            List<String> names = new ArrayList<>();
            clouds.fieldNames().forEachRemaining(names::add);
            looked.add(file + ": has no entry '" + entry + "' under clouds, only " + names);
        }
        throw new CredentialsProblem(String.join("; ", looked));
    }

    private static void warn(String where, List<String> keys) {
        if (!keys.isEmpty()) {
            LOG.warn("{}: not honoured: {}", where, String.join(", ", keys));
        }
    }

    private static ObjectNode clouds(Path file) {
        try {
            JsonNode whole = YAML.readTree(file.toFile());
            JsonNode clouds = whole.path("clouds");
            List<String> others = new ArrayList<>();
            whole.fieldNames().forEachRemaining(others::add);
            others.remove("clouds");
            warn(file.toString(), others);
            if (clouds instanceof ObjectNode entries) {
                return entries;
            }
            throw new CredentialsProblem(file + ": has no map 'clouds' at its top");
        } catch (JsonProcessingException badYaml) {
            // the parser's own message quotes the line, which can hold a password
            throw new CredentialsProblem(
                    file
                            + ": is not YAML near line "
                            + Optional.ofNullable(badYaml.getLocation())
                                    .map(l -> l.getLineNr())
                                    .orElse(1));
        } catch (IOException unreadable) {
            throw new CredentialsProblem(file + ": cannot be read");
        }
    }

    private static void merge(ObjectNode base, ObjectNode over) {
        over.properties()
                .forEach(
                        e -> {
                            if (base.get(e.getKey()) instanceof ObjectNode below
                                    && e.getValue() instanceof ObjectNode above) {
                                merge(below, above);
                            } else {
                                base.set(e.getKey(), e.getValue());
                            }
                        });
    }
}
