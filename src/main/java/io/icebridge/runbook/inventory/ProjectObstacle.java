package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Project;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.TokenSource;
import java.util.List;

/** A server is imaged and booted as its project, for which Keystone must give out tokens (P25). */
final class ProjectObstacle implements Obstacle {
    private final Inventory inventory;

    ProjectObstacle(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public List<Reason> against(Server server) {
        Project project = inventory.projects().get(server.projectId());
        if (project == null) {
            return List.of(
                    new Reason(
                            "project",
                            "its project %s is deleted, so that nobody can image or boot it"
                                    .formatted(server.projectId()),
                            "find out whose it is, and delete it or choose by-hand"));
        }
        if (project.tokens() == TokenSource.NOWHERE) {
            return List.of(
                    new Reason(
                            "project-credential",
                            "there is no application credential of its project %s, so that nobody can image or boot it"
                                    .formatted(inventory.projectNamed(project.id())),
                            "make one there as the administrator's user, and name its entry of clouds.yaml"
                                    + " under project-clouds"));
        }
        return project.enabled()
                ? List.of()
                : List.of(
                        new Reason(
                                "project-disabled",
                                "its project %s is disabled, so that nobody can image or boot it"
                                        .formatted(inventory.projectNamed(project.id())),
                                "enable the project while its servers move, or choose by-hand"));
    }
}
