package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.ServerGroup;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.inventory.GroupFacts;
import io.icebridge.runbook.move.GroupNotes.Noted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Server groups made anew in the new region, each once for all its servers, as their project. Nova
 * knows nothing by which one of ours could be marked, so that what there was of the name before is
 * written down before one is made.
 */
public final class CarriedGroups {
    private final Door door;
    private final Journal journal;
    private final Cloud cloud;
    private final CloudFile file;
    private final GroupNotes notes;

    public CarriedGroups(Door door, Cloud cloud, CloudFile file) {
        this.door = door;
        this.journal = door.journal();
        this.cloud = cloud;
        this.file = file;
        this.notes = new GroupNotes(journal, file);
    }

    private record Made(String id) {}

    /** Groups of the same name and policy that are not ours. */
    private record Others(List<String> ids) {}

    /** That nothing is left to give back of it. */
    private record Settled(boolean removed) {}

    private Key noted(String part, String groupId) {
        return new Key(GroupNotes.STEP, Subject.CHANGE, On.NEW.in(file), part + ":" + groupId);
    }

    private Key made(String groupId) {
        return SharedAction.MAKE_GROUP.key(file, On.NEW, GroupNotes.STEP, groupId);
    }

    /**
     * The server's group in the new region, made now unless it is there; empty where it has none.
     */
    synchronized Optional<ServerGroup> of(Change change, Definition saved) {
        GroupFacts group = saved.facts().serverGroup();
        return group.carried()
                ? Optional.of(made(change, new Noted(saved.server().projectId(), group)))
                : Optional.empty();
    }

    private ServerGroup made(Change change, Noted noted) {
        GroupFacts old = noted.group();
        notes.note(change, noted.projectId(), old);
        List<ServerGroup> there = there(noted);
        Key key = made(old.id());
        Optional<String> before = journal.result(change, key, Made.class).map(Made::id);
        if (before.isPresent() && find(there, before.get()).isEmpty()) {
            journal.anew(change, key, "it is not there any more");
        }
        if (!journal.mayBeDone(change, key)) {
            others(change, noted, there);
        }
        journal.anew(change, noted("settled", old.id()), "it is in use");
        String id = carryOut(change, noted).id();
        return find(there, id)
                .orElseGet(() -> new ServerGroup(id, old.name(), old.policies(), List.of()));
    }

    private Made carryOut(Change change, Noted noted) {
        GroupFacts old = noted.group();
        return door.carryOut(
                change,
                new Effect<>(
                        SharedAction.MAKE_GROUP.action(file, On.NEW, GroupNotes.STEP, old.id()),
                        Made.class,
                        () -> found(change, noted),
                        reach ->
                                new Made(
                                        reach.cloud()
                                                .as(noted.projectId())
                                                .serverGroups(Side.NEW)
                                                .create(old.name(), old.policies()))));
    }

    private void others(Change change, Noted noted, List<ServerGroup> there) {
        List<String> alike =
                there.stream().filter(g -> alike(g, noted)).map(ServerGroup::id).toList();
        Key key = noted("others", noted.group().id());
        if (!alike.isEmpty() || journal.mayBeDone(change, key)) {
            journal.note(change, key, "server groups of the same name", new Others(alike));
        }
    }

    private List<ServerGroup> there(Noted noted) {
        return cloud.as(noted.projectId()).serverGroups(Side.NEW).all();
    }

    private static Optional<ServerGroup> find(List<ServerGroup> there, String id) {
        return there.stream().filter(g -> g.id().equals(id)).findFirst();
    }

    private static boolean alike(ServerGroup there, Noted noted) {
        return there.name().equals(noted.group().name())
                && there.policies().equals(noted.group().policies());
    }

    /**
     * Whose making was never answered; those that were there before, or are another's, are not it.
     */
    private Optional<Made> found(Change change, Noted noted) {
        String id = noted.group().id();
        List<String> others =
                journal.result(change, noted("others", id), Others.class)
                        .map(Others::ids)
                        .orElse(List.of());
        Set<String> known =
                notes.of(change).stream()
                        .map(n -> n.group().id())
                        .filter(other -> !other.equals(id))
                        .map(other -> journal.result(change, made(other), Made.class))
                        .flatMap(Optional::stream)
                        .map(Made::id)
                        .collect(Collectors.toSet());
        List<String> alike =
                there(noted).stream()
                        .filter(g -> alike(g, noted))
                        .map(ServerGroup::id)
                        .filter(g -> !others.contains(g) && !known.contains(g))
                        .toList();
        return Crossing.only("server groups named " + noted.group().name(), alike).map(Made::new);
    }

    /**
     * Removes those in which no server is; the others are their owners' now. One of a project that
     * is disabled or gone nobody can look at: it stays, and keeps the change from no end.
     *
     * @param step the element that gives them back
     * @return how many, and which were not looked at, in words
     */
    public synchronized String giveBack(Change change, String step) {
        List<Noted> lent =
                notes.of(change).stream()
                        .filter(n -> journal.mayBeDone(change, made(n.group().id())))
                        .filter(n -> !journal.settled(change, noted("settled", n.group().id())))
                        .toList();
        Set<String> open = lent.isEmpty() ? Set.of() : openProjects();
        long removed =
                lent.stream()
                        .filter(n -> open.contains(n.projectId()))
                        .filter(n -> removed(change, n, step))
                        .count();
        String shut =
                lent.stream()
                        .filter(n -> !open.contains(n.projectId()))
                        .map(n -> n.group().name() + " of project " + n.projectId())
                        .collect(Collectors.joining(", "));
        return Counted.of(removed, "server group")
                + " without servers removed"
                + (shut.isEmpty()
                        ? ""
                        : "; not looked at, since no token is given out for their project: "
                                + shut);
    }

    private Set<String> openProjects() {
        return cloud.identity().projects().stream()
                .filter(Project::enabled)
                .map(Project::id)
                .collect(Collectors.toSet());
    }

    private boolean removed(Change change, Noted noted, String step) {
        String name = noted.group().name();
        Key key = made(noted.group().id());
        door.mustBeKnown(change, key, "giving back the server group " + name);
        Optional<String> id =
                journal.result(change, key, Made.class)
                        .or(() -> found(change, noted))
                        .map(Made::id);
        boolean empty =
                id.flatMap(made -> find(there(noted), made))
                        .filter(group -> group.members().isEmpty())
                        .isPresent();
        if (empty) {
            remove(change, noted, id.orElseThrow(), step);
        }
        journal.note(
                change,
                noted("settled", noted.group().id()),
                "server group %s %s".formatted(name, empty ? "is removed" : "stays"),
                new Settled(empty));
        return empty;
    }

    private void remove(Change change, Noted noted, String id, String step) {
        door.carryOut(
                change,
                Effect.repeatable(
                        SharedAction.DROP_GROUP.action(file, On.NEW, step, id),
                        reach -> {
                            reach.cloud().as(noted.projectId()).serverGroups(Side.NEW).delete(id);
                            return "removed";
                        }));
    }
}
