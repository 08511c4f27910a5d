package io.icebridge.runbook.move;

import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.journal.Change;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pool's other free addresses, held by the administrator's own project for the moment in which a
 * server's project allocates one: Nova gives any free one (table 5c of the OpenStack notes), and
 * the wrong ones would use up that project's quota. What is held, and the quota that it was held
 * beyond, is in the journal first, so that whoever comes after a death lets it go.
 */
final class OtherAddresses {
    private static final String QUOTA = "floating_ips";
    private static final int NO_LIMIT = -1;
    private static final Set<String> KINDS =
            Stream.of(
                            SharedAction.RAISE_QUOTA,
                            SharedAction.HOLD,
                            SharedAction.LET_GO,
                            SharedAction.PUT_QUOTA_BACK)
                    .flatMap(SharedAction::kinds)
                    .collect(Collectors.toUnmodifiableSet());

    private final Crossing crossing;
    private final Journal journal;
    private final Change change;
    private final Side side;
    private final On place;
    private final String step;

    /**
     * @param step the element that does it
     */
    OtherAddresses(Crossing crossing, Change change, Side side, String step) {
        this.crossing = crossing;
        this.journal = crossing.door().journal();
        this.change = change;
        this.side = side;
        this.place = side == Side.OLD ? On.OLD : On.NEW;
        this.step = step;
    }

    /** What is held, and how many the project might hold before. */
    private record Held(int quota, List<String> addresses) {}

    /** The server whose address goes there: what it began must be known before another's does. */
    private record AtWork(String serverId) {}

    /** Before anything is done to the pool for a server. */
    void begin(String serverId) {
        journal.note(change, noted("at-work"), "its address goes there", new AtWork(serverId));
    }

    /** Sees to it that nothing else of the pool is free, until it is let go. */
    void aside(FloatingAddress wanted) {
        Set<String> free = free(wanted);
        if (!free.isEmpty()) {
            String project = crossing.cloud().identity().own().id();
            int quota = crossing.cloud().allowances(side).quota(project).get(QUOTA);
            journal.note(
                    change,
                    noted("others"),
                    "the pool's other free addresses are held",
                    new Held(quota, List.copyOf(free)));
            hold(project, wanted);
        }
    }

    /** What cannot be let go now is let go by whoever comes next. */
    void letGo(RuntimeException because) {
        try {
            letGo();
        } catch (RuntimeException another) {
            because.addSuppressed(another);
        }
    }

    /** Where a death may have left something, whichever step comes upon it. */
    private Key noted(String what) {
        String at = side == Side.OLD ? "returnAddresses" : "restoreServer";
        return new Key(at, Subject.CHANGE, place.in(crossing.file()), what);
    }

    private void hold(String project, FloatingAddress wanted) {
        quota(SharedAction.RAISE_QUOTA, project, NO_LIMIT);
        for (Set<String> free = free(wanted); !free.isEmpty(); free = free(wanted)) {
            anew(
                    SharedAction.HOLD,
                    free.iterator().next(),
                    changes -> changes.novaNetwork(side).allocate(wanted.pool()));
        }
    }

    private void quota(SharedAction kind, String project, int amount) {
        anew(
                kind,
                "",
                changes -> changes.allowances(side).setQuota(project, Map.of(QUOTA, amount)));
    }

    /**
     * Lets go whatever is held, now or by a run that died. Not before everything is known: an
     * address that is held late would stay held, an allocation that comes late would get another
     * than was wanted, and what is let go or taken from the pool late may be in use again by then.
     */
    void letGo() {
        journal.result(change, noted("at-work"), AtWork.class)
                .ifPresent(
                        last -> {
                            crossing.passage(change, last.serverId())
                                    .mustBeKnown("another address of the pool");
                            letOthersGo();
                            journal.anew(change, noted("at-work"), "it is there, or not under way");
                        });
    }

    private void letOthersGo() {
        journal.result(change, noted("others"), Held.class).ifPresent(this::letGo);
    }

    private void letGo(Held held) {
        crossing.door()
                .mustBeKnown(
                        change, Subject.CHANGE, KINDS, "letting the pool's other addresses go");
        for (String ip : held.addresses()) {
            crossing.cloud()
                    .novaNetwork(side)
                    .held(ip)
                    .filter(f -> f.serverId().isEmpty())
                    .ifPresent(
                            f ->
                                    anew(
                                            SharedAction.LET_GO,
                                            ip,
                                            changes -> changes.novaNetwork(side).release(f.id())));
        }
        String project = crossing.cloud().identity().own().id();
        quota(SharedAction.PUT_QUOTA_BACK, project, held.quota());
        journal.anew(change, noted("others"), "let go again");
    }

    /** What comes up again and again is each time an attempt of its own. */
    private void anew(SharedAction kind, String thing, Consumer<CloudChanges> cause) {
        journal.anew(change, kind.key(crossing.file(), place, step, thing), "it is to be so again");
        crossing.door()
                .carryOut(
                        change,
                        Effect.repeatable(
                                kind.action(crossing.file(), place, step, thing),
                                reach -> {
                                    cause.accept(reach.cloud());
                                    return "done";
                                }));
    }

    private Set<String> free(FloatingAddress wanted) {
        return crossing.cloud().novaNetwork(side).pool().stream()
                .filter(f -> f.pool().equals(wanted.pool()))
                .filter(f -> f.projectId().isEmpty())
                .map(FloatingAddress::ip)
                .filter(ip -> !ip.equals(wanted.ip()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
