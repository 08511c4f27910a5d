package io.icebridge.runbook.nova;

import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaParts.Part;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Units of either Nova on a host: those of the new one start, those of the old one end. */
public final class NovaUnits {
    private final Site site;
    private final NovaProfile profile;
    private final NovaParts parts;

    public NovaUnits(Site site) {
        this.site = site;
        this.profile = site.profile().nova();
        this.parts = new NovaParts(site);
    }

    /** What a look showed, for people. */
    record Shown(String text) {}

    /** Enables and starts the units of a node that no way back stops. */
    public List<Deed> started(Draft draft, String host, Undo undo) {
        return started(draft, host, NovaParts.NODE, unit -> List.of(), undo);
    }

    /** Enables and starts the units; the way back stops those that are there for Nova alone. */
    List<Deed> started(Draft draft, String host, Set<Part> wanted, Draft back) {
        return started(
                draft,
                host,
                wanted,
                unit ->
                        profile.undone().matcher(unit).matches()
                                ? ended(back, host, unit, Undo.NONE)
                                : List.of(),
                Undo.needless("it is the system's own, and goes on"));
    }

    private interface Back {
        List<Deed> of(String unit);
    }

    private List<Deed> started(
            Draft draft, String host, Set<Part> wanted, Back back, Undo otherwise) {
        List<Deed> deeds = new ArrayList<>();
        List<String> units = new ArrayList<>(parts.units(wanted));
        if (parts.withNeutron(wanted)) {
            NovaProfile.Agent agent = profile.agent(site.file().networkAgent());
            String first = agent.units().get(0);
            units.remove(first);
            deeds.addAll(started(draft, host, first, back.of(first), otherwise));
            agent.bridges().forEach(bridge -> deeds.add(bridge(draft, host, bridge)));
        }
        units.forEach(u -> deeds.addAll(started(draft, host, u, back.of(u), otherwise)));
        return deeds;
    }

    private Deed bridge(Draft draft, String host, String bridge) {
        return draft.run(
                host,
                "bridge:" + bridge,
                Template.command(profile.bridge(), Map.of("bridge", bridge)),
                Undo.needless("an empty bridge carries nothing"));
    }

    /** A redeployed node's old processes must read the new configuration: it is a restart. */
    private List<Deed> started(
            Draft draft, String host, String unit, List<Deed> back, Undo otherwise) {
        var commands = site.profile().host();
        return List.of(
                run(
                        draft,
                        host,
                        "enable:" + unit,
                        command(commands.enableUnit(), unit),
                        back,
                        otherwise),
                run(
                        draft,
                        host,
                        "start:" + unit,
                        command(commands.restartUnit(), unit),
                        back,
                        otherwise),
                draft.look(
                        host,
                        "running:" + unit,
                        command(commands.unitStatus(), unit),
                        result -> running(result, host, unit),
                        draft.key(host, "start:" + unit)));
    }

    private static Deed run(
            Draft draft,
            String host,
            String part,
            Command command,
            List<Deed> back,
            Undo otherwise) {
        return back.isEmpty()
                ? draft.run(host, part, command, otherwise)
                : draft.run(host, part, command, back);
    }

    private static Shown running(Result result, String host, String unit) {
        if (!result.ok()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    unit + " does not run on " + host,
                    result.output() + result.errors());
        }
        return new Shown("runs");
    }

    /** Stops and disables the unit where the host has it, and looks whether it stopped. */
    public List<Deed> ended(Draft draft, String host, String unit, Undo undo) {
        return List.of(
                draft.run(host, "end:" + unit, command(profile.endUnit(), unit), undo),
                draft.look(
                        host,
                        "ended:" + unit,
                        command(site.profile().host().unitStatus(), unit),
                        result -> stopped(result, host, unit),
                        draft.key(host, "end:" + unit)));
    }

    private static Shown stopped(Result result, String host, String unit) {
        if (result.ok()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    unit + " still runs on " + host,
                    result.output());
        }
        return new Shown("does not run");
    }

    private static Command command(String template, String unit) {
        return Template.command(template, Map.of("unit", unit));
    }
}
