package io.icebridge.runbook.maintenance;

import io.icebridge.cloudfile.CloudFile.MaintenanceWindow;
import io.icebridge.cloudfile.CloudFile.Phase;
import io.icebridge.cloudfile.NamePattern;
import java.util.List;

/**
 * What is to begin, as far as windows tell one effect from another.
 *
 * @param phase the part of the runbook that it belongs to
 * @param projectId the project of the server that it concerns; empty where there is none
 * @param projectName empty where it is not known
 * @param node the host on which it happens, or the node of the server that it concerns; empty where
 *     there is none
 */
public record Scope(Phase phase, String projectId, String projectName, String node) {

    /** What concerns no host in particular, such as an endpoint. */
    public static Scope of(Phase phase) {
        return new Scope(phase, "", "", "");
    }

    /** What concerns a host or a compute node. */
    public static Scope on(Phase phase, String node) {
        return new Scope(phase, "", "", node);
    }

    /** Whether the window restricts it: what the window names must be known, and be among it. */
    boolean restrictedBy(MaintenanceWindow window) {
        return (window.phases().isEmpty() || window.phases().contains(phase))
                && (window.projects().isEmpty()
                        || among(window.projects(), projectId)
                        || among(window.projects(), projectName))
                && (window.nodes().isEmpty() || among(window.nodes(), node));
    }

    private static boolean among(List<String> written, String name) {
        return !name.isEmpty() && written.stream().anyMatch(w -> NamePattern.matches(w, name));
    }
}
