package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.host.Outlook;
import io.icebridge.journal.Change;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Site;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Judges the probe server, with its volume attached once. */
final class ProbeTrial {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration ONE_LOOK = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final Undo GOES = Undo.needless("the probe goes");

    private final Cloud cloud;
    private final Probe probe;
    private final CloudDraft booted;
    private final boolean neutron;
    private final Outlook outlook;

    /**
     * @param outlook from where the console's link is followed
     * @param booted the draft by which the probe was booted
     */
    ProbeTrial(Site site, Cloud cloud, Probe probe, CloudDraft booted, Outlook outlook) {
        this.outlook = outlook;
        this.cloud = cloud;
        this.probe = probe;
        this.booted = booted;
        this.neutron = site.file().network() == NetworkKind.NEUTRON;
    }

    List<Deed> judged(CloudDraft draft, Change change) {
        List<Deed> deeds = new ArrayList<>();
        deeds.add(draft.see("active", "that the probe server is ACTIVE", () -> active(change)));
        deeds.add(
                draft.call(
                        "console",
                        "POST servers/{probe}/action os-getVNCConsole; GET the link that it gives,"
                                + " if it gives one",
                        GOES,
                        reach -> console(reach, change)));
        if (neutron) {
            deeds.add(
                    until(draft, "portActive", "the probe's port is ACTIVE", () -> portUp(change)));
        }
        deeds.add(
                until(
                        draft,
                        "volumeReady",
                        "the probe's volume is available",
                        () -> is(change, "available", "in-use")));
        deeds.add(
                draft.call(
                        "attach",
                        "POST servers/{probe}/os-volume_attachments",
                        GOES,
                        reach -> attach(reach, change)));
        deeds.add(until(draft, "attached", "the volume is attached", () -> is(change, "in-use")));
        deeds.add(
                draft.call(
                        "detach",
                        "DELETE servers/{probe}/os-volume_attachments/{volume}",
                        GOES,
                        reach -> detach(reach, change)));
        deeds.add(
                until(draft, "detached", "the volume is detached", () -> is(change, "available")));
        return deeds;
    }

    private static Deed until(CloudDraft draft, String part, String what, BooleanSupplier holds) {
        return draft.await(
                part,
                "that " + what,
                () ->
                        holds.getAsBoolean()
                                ? Optional.of(new NovaUnits.Shown(what))
                                : Optional.empty(),
                LIMIT);
    }

    private Object active(Change change) {
        Optional<Server> server =
                probe.created(booted, change, Probe.SERVER)
                        .flatMap(cloud.compute(Side.NEW)::server);
        if (server.filter(s -> s.status().equals("ACTIVE")).isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.CLOUD_ERROR,
                    "the probe server did not become ACTIVE in the new region",
                    server.map(s -> s.status() + " " + s.fault()).orElse("it is gone"));
        }
        return new NovaUnits.Shown(server.get().id() + " is ACTIVE");
    }

    /** The link holds a token, so that only where it leads is said. */
    private String console(Reach reach, Change change) {
        Optional<String> link = reach.cloud().compute(Side.NEW).consoleLink(server(change));
        if (link.isEmpty()) {
            return "this Nova offers no console, so that none was looked at";
        }
        String place = link.get().replaceFirst("\\?.*", "");
        if (!answers(link.get())) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "no console answers at %s, where the new Nova sends its users".formatted(place),
                    "see what novncproxy_base_url says in nova.conf of the new nodes, that"
                            + " openstack-nova-novncproxy runs there, and that this machine reaches"
                            + " it; if only the last is not so, look at the console from elsewhere"
                            + " and say that it was done by hand");
        }
        return "a console answers at " + place;
    }

    private boolean answers(String link) {
        try {
            return outlook.http(URI.create(link), OK, ONE_LOOK).good();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private boolean portUp(Change change) {
        return probe.created(booted, change, Probe.PORT)
                .flatMap(cloud.network()::port)
                .map(Port::status)
                .filter("ACTIVE"::equals)
                .isPresent();
    }

    private String attach(Reach reach, Change change) {
        if (is(change, "available")) {
            reach.cloud().compute(Side.NEW).attach(server(change), volume(change), "");
        }
        return "attaching";
    }

    private String detach(Reach reach, Change change) {
        if (is(change, "in-use")) {
            reach.cloud().compute(Side.NEW).detach(server(change), volume(change));
        }
        return "detaching";
    }

    private boolean is(Change change, String... statuses) {
        String status = cloud.volumes().volume(volume(change)).map(Volume::status).orElse("");
        return List.of(statuses).contains(status);
    }

    private String server(Change change) {
        return probe.created(booted, change, Probe.SERVER).orElse("");
    }

    private String volume(Change change) {
        return probe.created(booted, change, Probe.VOLUME).orElse("");
    }
}
