package io.icebridge.runbook.move;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Action;
import io.icebridge.journal.Key;
import io.icebridge.journal.Step;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that is done for all servers of a change together, each kind once: what the
 * administrator is given, and gives back.
 */
public enum SharedAction {
    REVOKE(
            "revoke",
            "each project in which it was granted: DELETE projects/{project}/users/{administrator}"
                    + "/roles/{role}",
            Undo.NONE,
            List.of(On.IDENTITY),
            "closeMoves",
            "cleanUp"),
    GRANT(
            "grant",
            "each project that has servers and where it is not held: PUT projects/{project}/users"
                    + "/{administrator}/roles/{role}",
            Undo.needless("closeMoves takes it away again"),
            List.of(On.IDENTITY),
            "prepareMoves"),
    MAKE_GROUP(
            "group",
            "each server group of servers that move, once, as its project: POST os-server-groups"
                    + " name={name} policies={policies}",
            Undo.needless("closeMoves removes it where no server is in it"),
            List.of(On.NEW),
            "saveServer"),
    DROP_GROUP(
            "ungroup",
            "each server group that was made and has no server: DELETE os-server-groups/{group}",
            Undo.NONE,
            List.of(On.NEW),
            "closeMoves",
            "cleanUp"),
    DROP_KEY(
            "drop",
            "each key pair of an owner's key pair's name, noted before: DELETE os-keypairs/{name}",
            Undo.needless("closeMoves brings the administrator's own back"),
            List.of(On.NEW),
            "bootServer",
            "closeMoves",
            "cleanUp"),
    LEND_KEY(
            "lend",
            "each owner's key pair, for the administrator: POST os-keypairs name={name}",
            Undo.needless("closeMoves deletes it"),
            List.of(On.NEW),
            "bootServer"),
    RESTORE_KEY(
            "restore",
            "each key pair of the administrator's own that was noted: POST os-keypairs name={name}",
            Undo.NONE,
            List.of(On.NEW),
            "closeMoves",
            "cleanUp"),
    RAISE_QUOTA(
            "raise",
            "while a server's project allocates a floating address: PUT os-quota-sets"
                    + "/{administrator's project} floating_ips=-1",
            Undo.needless("it is put back right after"),
            List.of(On.NEW, On.OLD),
            "restoreServer",
            "returnAddresses"),
    HOLD(
            "hold",
            "each other free address of its pool: POST os-floating-ips pool={pool}",
            Undo.needless("it is let go right after"),
            List.of(On.NEW, On.OLD),
            "restoreServer",
            "returnAddresses"),
    LET_GO(
            "let-go",
            "each address that was held so: DELETE os-floating-ips/{id}",
            Undo.NONE,
            List.of(On.NEW, On.OLD),
            "restoreServer",
            "returnAddresses",
            "closeMoves"),
    PUT_QUOTA_BACK(
            "quota",
            "after that: PUT os-quota-sets/{administrator's project} floating_ips={as it was}",
            Undo.NONE,
            List.of(On.NEW, On.OLD),
            "restoreServer",
            "returnAddresses",
            "closeMoves");

    private final String part;
    private final String call;
    private final Undo undo;
    private final List<On> places;
    private final List<String> steps;

    SharedAction(String part, String call, Undo undo, List<On> places, String... steps) {
        this.part = part;
        this.call = call;
        this.undo = undo;
        this.places = places;
        this.steps = List.of(steps);
    }

    List<String> steps() {
        return steps;
    }

    /** What its keys are alike in, whichever step and thing. */
    Stream<String> kinds() {
        return steps.stream().map(step -> Key.kind(step, part));
    }

    boolean isAt(Key key) {
        return steps.contains(key.step()) && key.partKind().equals(part);
    }

    Key key(CloudFile file, On place, String step, String thing) {
        return new Key(
                step, Subject.CHANGE, place.in(file), thing.isEmpty() ? part : part + ":" + thing);
    }

    Action action(CloudFile file, On place, String step, String thing) {
        return Action.effect(key(file, place, step, thing), call, undo);
    }

    /** What a step does for all servers together, of those that have such actions. */
    static Step at(CloudFile file, String step) {
        List<Action> actions = new ArrayList<>();
        for (SharedAction kind : values()) {
            boolean addresses = kind.places.contains(On.OLD);
            if (kind.steps.contains(step)
                    && (!addresses || file.network() == NetworkKind.NOVA_NETWORK)) {
                kind.places.forEach(place -> actions.add(kind.action(file, place, step, "")));
            }
        }
        return new Step(step, Subject.CHANGE, actions);
    }

    /** What the gate of the move opens of it. */
    static List<Step> moving(CloudFile file) {
        Set<String> all = new LinkedHashSet<>();
        Arrays.stream(values()).forEach(kind -> all.addAll(kind.steps));
        all.remove(CLEAN_UP);
        return all.stream()
                .map(step -> at(file, step))
                .filter(s -> !s.actions().isEmpty())
                .toList();
    }

    /** The step that the gate of the retirement opens. */
    public static final String CLEAN_UP = "cleanUp";

    /** What that step gives back of it. */
    public static Step cleaningUp(CloudFile file) {
        return at(file, CLEAN_UP);
    }
}
