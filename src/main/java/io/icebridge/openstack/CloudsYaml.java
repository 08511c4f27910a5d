package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code clouds.yaml} as OpenStack's SDK does: {@code secure.yaml} lies over an entry, the
 * profile that it names below.
 */
final class CloudsYaml {

    private static final Logger LOG = LoggerFactory.getLogger(CloudsYaml.class);

    private CloudsYaml() {}

    /**
     * The entry in the first file that has it. What of it is not honoured is named in the log.
     *
     * @param regions the cloud file's, which count
     */
    static Credentials read(CloudsFiles files, String entry, List<String> regions) {
        if (entry.equals(Environment.ENTRY)) {
            Layer variables = Environment.layer(files.environment());
            return credentials(entry, new EntryKeys(variables, List.of(variables)), regions);
        }
        List<String> looked = new ArrayList<>();
        for (Path file : files.clouds()) {
            CloudsFile clouds = CloudsFile.read(file, "clouds");
            clouds.others().forEach(CloudsYaml::warn);
            Optional<Layer> found = clouds.entry(entry);
            if (found.isPresent()) {
                List<Layer> layers = layers(files, file, entry, found.get());
                return credentials(entry, new EntryKeys(found.get(), layers), regions);
            }
            looked.add(
                    file + ": has no entry '" + entry + "' under clouds, only " + clouds.names());
        }
        throw new CredentialsProblem(String.join("; ", looked));
    }

    private static List<Layer> layers(CloudsFiles files, Path file, String entry, Layer found) {
        List<Layer> layers = new ArrayList<>();
        files.secure(file)
                .map(secure -> CloudsFile.read(secure, "clouds"))
                .ifPresent(
                        secure -> {
                            secure.others().forEach(CloudsYaml::warn);
                            secure.entry(entry).ifPresent(layers::add);
                        });
        layers.add(found);
        profile(found.entry())
                .flatMap(
                        name ->
                                files.profiles(file)
                                        .map(p -> CloudsFile.read(p, "public-clouds"))
                                        .flatMap(p -> p.entry(name)))
                .ifPresent(layers::add);
        return layers;
    }

    /** An older name of the key is {@code cloud}. */
    private static Optional<String> profile(ObjectNode entry) {
        JsonNode name = entry.has("profile") ? entry.get("profile") : entry.path("cloud");
        return Optional.of(name.asText()).filter(n -> !n.isEmpty());
    }

    private static Credentials credentials(String entry, EntryKeys keys, List<String> regions) {
        CloudsEntry one = new CloudsEntry(entry, keys);
        Credentials credentials = one.credentials();
        one.notHonoured(regions).forEach(CloudsYaml::warn);
        return credentials;
    }

    private static void warn(String where) {
        LOG.warn("{}", where);
    }
}
