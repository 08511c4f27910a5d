package io.icebridge.runbook.move;

import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Server;
import io.icebridge.cloudfile.CloudFile.Selector;
import io.icebridge.cloudfile.NamePattern;
import java.util.Map;
import java.util.stream.Stream;

/** Which servers a selector of the cloud file means. */
public final class Selection {
    private Selection() {}

    /**
     * What selectors ask of a server.
     *
     * @param projectName empty where it is not known
     * @param flavorName empty where it is not known
     */
    public record Facts(
            String projectId,
            String projectName,
            String id,
            String name,
            String flavorId,
            String flavorName,
            String node,
            Map<String, String> metadata) {

        /**
         * @param flavor null where it is not known
         */
        static Facts of(Server server, String projectName, Flavor flavor) {
            return new Facts(
                    server.projectId(),
                    projectName,
                    server.id(),
                    server.name(),
                    server.flavorId(),
                    flavor == null ? "" : flavor.name(),
                    server.node(),
                    server.metadata());
        }
    }

    public static boolean matches(Selector selector, Facts server) {
        return matches(selector.project(), server.projectId(), server.projectName())
                && matches(selector.name(), server.name(), server.id())
                && matches(selector.flavor(), server.flavorId(), server.flavorName())
                && matches(selector.node(), server.node())
                && matchesMetadata(selector.metadata(), server.metadata());
    }

    /** Empty matches all. */
    private static boolean matches(String wanted, String... names) {
        return wanted == null
                || wanted.isEmpty()
                || Stream.of(names).anyMatch(name -> NamePattern.matches(wanted, name));
    }

    private static boolean matchesMetadata(String wanted, Map<String, String> metadata) {
        if (wanted == null || wanted.isEmpty()) {
            return true;
        }
        String[] pair = wanted.split("=", 2);
        return pair.length == 2 && pair[1].equals(metadata.get(pair[0]));
    }
}
