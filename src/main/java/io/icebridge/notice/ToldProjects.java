package io.icebridge.notice;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Phase;
import io.icebridge.notice.Letter.ProjectTold;
import io.icebridge.runbook.maintenance.MaintenanceWindows;
import io.icebridge.runbook.maintenance.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the owners of a project are told of it. */
final class ToldProjects {
    private final ProjectServers servers;
    private final MaintenanceWindows windows;
    private final int keepSnapshotDays;

    ToldProjects(ProjectServers servers, CloudFile file) {
        this.servers = servers;
        this.windows = MaintenanceWindows.of(file);
        this.keepSnapshotDays = file.moving().keepSnapshotDays();
    }

    ProjectTold told(Kind kind, String change, String project, Instant now) {
        String name = servers.name(change, project);
        Optional<Scope> first =
                kind == Kind.BEFORE ? first(change, project, name, now) : Optional.empty();
        return new ProjectTold(
                project,
                name.isEmpty() ? project : name,
                first.map(scope -> windows.opens(scope, now)).orElse(null),
                first.map(scope -> windows.said(scope, now)).orElse(""),
                keepSnapshotDays,
                servers.servers(change, project, now));
    }

    /** Where a window first lets one of its servers move; empty where none restricts them all. */
    private Optional<Scope> first(String change, String project, String name, Instant now) {
        List<Scope> scopes =
                servers.nodes(change, project).stream()
                        .map(node -> new Scope(Phase.MOVE, project, name, node))
                        .toList();
        return Stream.of(scopes)
                .filter(all -> all.stream().allMatch(windows::restrict))
                .flatMap(List::stream)
                .min(Comparator.comparing(scope -> windows.opens(scope, now)));
    }
}
