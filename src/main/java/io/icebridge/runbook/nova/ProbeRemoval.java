package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Change;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes all of the probe, whatever became of it; nothing else is touched. */
final class ProbeRemoval {
    static final String DELETE = "deleteServer";

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Undo MADE = Undo.needless("this change made it");

    private final Compute compute;
    private final Probe probe;
    private final CloudDraft booted;
    private final boolean neutron;

    /**
     * @param booted the draft by which the probe was booted
     */
    ProbeRemoval(Site site, Cloud cloud, Probe probe, CloudDraft booted) {
        this.compute = cloud.compute(Side.NEW);
        this.probe = probe;
        this.booted = booted;
        this.neutron = site.file().network() == NetworkKind.NEUTRON;
    }

    /**
     * @param broken whether the new Nova may be unable to delete its server, which then goes with
     *     its database
     */
    List<Deed> removed(CloudDraft draft, Change change, boolean broken) {
        List<Deed> deeds = new ArrayList<>();
        deeds.add(
                draft.call(
                        DELETE,
                        "DELETE servers/{probe}",
                        MADE,
                        reach -> deleteServers(reach, change, broken)));
        deeds.add(
                draft.await(
                        "serverGone",
                        "that the probe server is gone",
                        () -> gone(change, broken),
                        LIMIT,
                        draft.key(DELETE)));
        deeds.add(
                each(
                        draft,
                        change,
                        Probe.VOLUME,
                        (reach, id) -> reach.cloud().volumes().delete(id)));
        if (neutron) {
            deeds.add(
                    each(
                            draft,
                            change,
                            Probe.PORT,
                            (reach, id) -> reach.cloud().network().deletePort(id)));
            deeds.add(
                    each(
                            draft,
                            change,
                            Probe.NETWORK,
                            (reach, id) -> reach.cloud().network().deleteNetwork(id)));
        }
        return deeds;
    }

    private interface Deletion {
        void of(Reach reach, String id);
    }

    private Deed each(CloudDraft draft, Change change, String part, Deletion deletion) {
        return draft.call(
                "delete:" + part,
                "if this change made it: DELETE %ss/{probe's %s}".formatted(part, part),
                MADE,
                reach -> {
                    Set<String> ids = probe.ours(booted, change, part);
                    ids.forEach(id -> deletion.of(reach, id));
                    return ids.size() + " deleted";
                });
    }

    private String deleteServers(Reach reach, Change change, boolean broken) {
        Set<String> ids = Set.of();
        try {
            ids = probe.ours(booted, change, Probe.SERVER);
            ids.stream()
                    .filter(id -> compute.server(id).isPresent())
                    .forEach(reach.cloud().compute(Side.NEW)::delete);
        } catch (CloudFailure failure) {
            unless(broken, failure);
        }
        return ids.size() + " deleted";
    }

    private Optional<Object> gone(Change change, boolean broken) {
        try {
            List<Server> there =
                    probe.ours(booted, change, Probe.SERVER).stream()
                            .flatMap(id -> compute.server(id).stream())
                            .toList();
            if (!broken) {
                there.forEach(ProbeRemoval::mustBeGoing);
            }
            return there.isEmpty() ? Optional.of(new NovaUnits.Shown("gone")) : Optional.empty();
        } catch (CloudFailure failure) {
            unless(broken, failure);
            return Optional.of(
                    new NovaUnits.Shown("left to its database: " + failure.getMessage()));
        }
    }

    /** What Nova has given up it deletes when it is told to once more. */
    private static void mustBeGoing(Server server) {
        if (server.status().equals("ERROR") && server.taskState().isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.CLOUD_ERROR,
                    "the probe server %s could not be deleted; see why in nova-compute's log on its node, then try again, which deletes it once more"
                            .formatted(server.id()),
                    server.fault());
        }
    }

    private static void unless(boolean broken, CloudFailure failure) {
        if (!broken) {
            throw failure;
        }
    }
}
