package io.icebridge.runbook.services;

import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Key;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.FileCheck;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stops and starts a service's units on a host, and looks whether they did. */
final class ServiceUnits {
    static final String STILL_STOPPED = "stillStopped";

    private static final String BACK_STOP = "stopRestoredService";
    private static final String BACK_START = "startRestoredService";

    private final Site site;

    ServiceUnits(Site site) {
        this.site = site;
    }

    /** Stops it; the way back starts it again. The suffix tells several stops of one step apart. */
    List<Deed> stop(Draft draft, String host, ServiceProfile profile, String suffix) {
        if (profile.stop() == null) {
            return List.of();
        }
        return List.of(
                draft.run(
                        host,
                        "stop" + suffix,
                        Command.of(profile.stop()),
                        startedBack(draft, host, profile)),
                stopped(draft, host, profile, suffix));
    }

    /** Starts it; the way back stops it first. */
    List<Deed> start(Draft draft, String host, ServiceProfile profile, String suffix) {
        List<Deed> back = new ArrayList<>(stoppedBack(draft, host, profile));
        back.addAll(startedBack(draft, host, profile));
        List<Deed> deeds = new ArrayList<>();
        for (String check : profile.checks()) {
            deeds.add(FileCheck.look(draft, host, "check" + deeds.size() + suffix, check));
        }
        deeds.add(draft.run(host, "start" + suffix, Command.of(profile.start()), back));
        deeds.add(running(draft, host, profile, suffix));
        return deeds;
    }

    /** Restarts units of other services that the packages disturb, where they run. */
    List<Deed> restartBeside(Draft draft, String host, ServiceProfile profile) {
        return profile.restartBeside().stream()
                .map(
                        unit ->
                                draft.run(
                                        host,
                                        "restart:" + unit,
                                        restart(unit),
                                        List.of(
                                                back(draft)
                                                        .run(
                                                                host,
                                                                "restart:" + unit,
                                                                restart(unit),
                                                                Undo.NONE))))
                .toList();
    }

    private Command restart(String unit) {
        return Template.command(site.profile().host().restartRunningUnit(), Map.of("unit", unit));
    }

    private static Draft back(Draft draft) {
        return new Draft(BACK_START, draft.subject());
    }

    /** What the way back does before it touches packages. */
    List<Deed> stoppedBack(Draft draft, String host, ServiceProfile profile) {
        if (profile.stop() == null) {
            return List.of();
        }
        Draft stop = new Draft(BACK_STOP, draft.subject());
        return List.of(
                stop.run(host, "stop", Command.of(profile.stop()), Undo.NONE),
                stopped(stop, host, profile, ""));
    }

    /** What the way back does last. */
    List<Deed> startedBack(Draft draft, String host, ServiceProfile profile) {
        Draft start = back(draft);
        return List.of(
                start.run(host, "start", Command.of(profile.start()), Undo.NONE),
                running(start, host, profile, ""));
    }

    private Deed stopped(Draft draft, String host, ServiceProfile profile, String suffix) {
        Key stop = draft.key(host, "stop" + suffix);
        return draft.look(
                host,
                "stopped" + suffix,
                Command.of(profile.status()),
                result -> allStopped(result, host),
                stop);
    }

    /**
     * That it still does not run: a host that has restarted since starts what is enabled there.
     *
     * @param spoils what is to be done anew when it runs again
     */
    Deed stillStopped(Draft draft, String host, ServiceProfile profile, List<Key> spoils) {
        return draft.look(
                host,
                STILL_STOPPED,
                Command.of(profile.status()),
                result -> allStopped(result, host),
                spoils.toArray(Key[]::new));
    }

    private Services.Shown allStopped(Result result, String host) {
        List<String> running =
                result.output().lines().filter(l -> !l.isBlank()).filter(l -> !down(l)).toList();
        return running.isEmpty()
                ? new Services.Shown("all stopped")
                : wrong("still runs on " + host, running);
    }

    /** Of one that was started by an earlier step. */
    Deed running(Draft draft, String host, ServiceProfile profile) {
        return draft.look(
                host, "running", Command.of(profile.status()), result -> allRunning(result, host));
    }

    /** What was started and fell again is started again at the next try. */
    private Deed running(Draft draft, String host, ServiceProfile profile, String suffix) {
        Key start = draft.key(host, "start" + suffix);
        return draft.look(
                host,
                "running" + suffix,
                Command.of(profile.status()),
                result -> allRunning(result, host),
                start);
    }

    /**
     * A host on which nothing says that it runs has other programs than those that were started.
     */
    Services.Shown allRunning(Result result, String host) {
        if (result.output().isBlank()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "nothing says on %s that it runs".formatted(host),
                    "its units may be off: chkconfig them on, or see what else starts them");
        }
        List<String> down = result.output().lines().filter(this::down).toList();
        return down.isEmpty()
                ? new Services.Shown("all run")
                : wrong("does not run on " + host, down);
    }

    private static Services.Shown wrong(String what, List<String> lines) {
        throw new StepFailure(
                StepFailure.Kind.PROOF_FAILED,
                lines.get(0).strip().split("[\\s(]", 2)[0] + " " + what,
                String.join("\n", lines));
    }

    private boolean down(String line) {
        return site.profile().host().stopped().matcher(line).find();
    }
}
