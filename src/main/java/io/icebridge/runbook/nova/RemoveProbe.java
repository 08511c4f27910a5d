package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.cloud.change.ComputeChanges;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Judges the probe server, with its volume attached once, and removes all of it. */
final class RemoveProbe {
    private static final int LOOKS = 120;

    private final Site site;
    private final Cloud cloud;
    private final Compute compute;
    private final Probe probe;

    RemoveProbe(Site site, Cloud cloud, Probe probe) {
        this.site = site;
        this.cloud = cloud;
        this.compute = cloud.compute(Side.NEW);
        this.probe = probe;
    }

    /** Removes the probe whatever became of it; a bad one is booted anew at the next try. */
    String run(String change) {
        Optional<StepFailure> wrong = Optional.empty();
        try {
            probe.judged(change, () -> judge(change));
        } catch (StepFailure failure) {
            wrong = Optional.of(failure);
        }
        remove(change);
        if (wrong.isPresent()) {
            probe.forget(change, wrong.get().getMessage());
            throw wrong.get();
        }
        return "a server with a port and a volume ran in the new region";
    }

    /** Removes what is left of it; what a broken Nova cannot delete goes with its database. */
    void leftovers(String change) {
        try {
            server(change);
        } catch (CloudFailure broken) {
            site.journal()
                    .spoil(
                            change,
                            "region " + site.file().regions().fresh(),
                            "bootProbe.server",
                            broken.getMessage());
        }
        parts(change);
    }

    private void judge(String change) {
        String id = probe.created(change, "server").orElse("");
        Server server = compute.server(id).orElse(null);
        if (server == null || !server.status().equals("ACTIVE")) {
            throw new StepFailure(
                    StepFailure.Kind.CLOUD_ERROR,
                    "the probe server did not become ACTIVE in the new region",
                    server == null ? "it is gone" : server.status() + " " + server.fault());
        }
        probe.created(change, "port").ifPresent(this::portIsActive);
        probe.created(change, "volume").ifPresent(volume -> attachesAndDetaches(id, volume));
    }

    private void portIsActive(String portId) {
        await(
                "the probe server's port is not ACTIVE",
                () ->
                        cloud.network()
                                .port(portId)
                                .map(Port::status)
                                .filter("ACTIVE"::equals)
                                .isPresent());
    }

    private void attachesAndDetaches(String server, String volume) {
        await("the probe's volume is not available", () -> is(volume, "available", "in-use"));
        if (is(volume, "available")) {
            changes().attach(server, volume, "");
        }
        await("the probe's volume does not attach", () -> is(volume, "in-use"));
        changes().detach(server, volume);
        await("the probe's volume does not detach", () -> is(volume, "available"));
    }

    private ComputeChanges changes() {
        return cloud.changing().compute(Side.NEW);
    }

    private boolean is(String volumeId, String... statuses) {
        String status = cloud.volumes().volume(volumeId).map(Volume::status).orElse("");
        return List.of(statuses).contains(status);
    }

    private void remove(String change) {
        server(change);
        parts(change);
    }

    private void server(String change) {
        probe.created(change, "server")
                .ifPresent(
                        id -> {
                            if (compute.server(id).isPresent()) {
                                changes().delete(id);
                            }
                            await(
                                    "the probe server does not go away",
                                    () -> compute.server(id).isEmpty());
                        });
    }

    private void parts(String change) {
        probe.created(change, "volume").ifPresent(cloud.changing().volumes()::delete);
        probe.created(change, "port").ifPresent(id -> cloud.changing().network().deletePort(id));
        probe.created(change, "network")
                .ifPresent(id -> cloud.changing().network().deleteNetwork(id));
    }

    private void await(String otherwise, BooleanSupplier holds) {
        for (int look = 0; look < LOOKS; look++) {
            if (holds.getAsBoolean()) {
                return;
            }
            site.pauses().pause(Duration.ofMillis(500));
        }
        throw new StepFailure(StepFailure.Kind.PROOF_FAILED, otherwise);
    }
}
