package io.icebridge.runbook.move;

import io.icebridge.cloud.Server;
import io.icebridge.cloudfile.CloudFile.Selector;
import io.icebridge.cloudfile.NamePattern;

/** Which servers a selector of the cloud file means. */
final class Selection {
    private Selection() {}

    /**
     * @param projectName empty where it is not known
     */
    static boolean matches(Selector selector, Server server, String projectName) {
        return matches(selector.project(), server.projectId(), projectName)
                && matches(selector.name(), server.name(), server.id())
                && matches(selector.flavor(), server.flavorId(), server.flavorId())
                && matches(selector.node(), server.node(), server.node())
                && matchesMetadata(selector.metadata(), server);
    }

    /** Empty matches all. */
    private static boolean matches(String wanted, String one, String other) {
        if (wanted == null || wanted.isEmpty()) {
            return true;
        }
        return NamePattern.matches(wanted, one) || NamePattern.matches(wanted, other);
    }

    private static boolean matchesMetadata(String wanted, Server server) {
        if (wanted == null || wanted.isEmpty()) {
            return true;
        }
        String[] pair = wanted.split("=", 2);
        return pair.length == 2 && pair[1].equals(server.metadata().get(pair[0]));
    }
}
