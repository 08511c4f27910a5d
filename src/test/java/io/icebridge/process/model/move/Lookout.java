package io.icebridge.process.model.move;

import io.icebridge.process.waiting.Watch;
import io.icebridge.process.waiting.Watch.Waiting;
import io.icebridge.process.waiting.Watcher;
import io.icebridge.simulator.time.OwnTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Looks for what servers wait for, as the {@link Watcher} does, without the engine. */
final class Lookout {
    private static final String BY_OWNER = "serverDeletedByOwner";

    private final MovingEngine engine;
    private final String change;
    private final OwnTime time;
    private final List<String> log;
    private final Consumer<String> owner;

    /**
     * @param owner reminded of a server that waits to be deleted
     */
    Lookout(
            MovingEngine engine,
            String change,
            OwnTime time,
            List<String> log,
            Consumer<String> owner) {
        this.engine = engine;
        this.change = change;
        this.time = time;
        this.log = log;
        this.owner = owner;
    }

    /**
     * One poll for all that wait for the same.
     *
     * @return whether anything goes on
     */
    boolean look(Map<String, Travel> under) {
        engine.bean(Sight.class).beginRound();
        boolean news = false;
        for (Map.Entry<String, Watch> watch : new TreeMap<>(engine.beans(Watch.class)).entrySet()) {
            news |= look(under, watch.getKey(), watch.getValue());
        }
        return news;
    }

    private boolean look(Map<String, Travel> under, String message, Watch watch) {
        List<Waiting> waiting =
                under.entrySet().stream()
                        .filter(e -> waits(e.getValue(), message))
                        .map(e -> waiting(e.getKey(), e.getValue()))
                        .toList();
        if (waiting.isEmpty()) {
            return false;
        }
        Set<String> passing = watch.atOnce().done(waiting);
        List<Waiting> rest =
                waiting.stream().filter(w -> !passing.contains(w.executionId())).toList();
        boolean news = goOn(under, passing);
        try {
            news |= !rest.isEmpty() && goOn(under, watch.poll().done(rest));
        } catch (RuntimeException notNow) {
            log.add(time.now() + " cannot look for " + message + ": " + notNow.getMessage());
        }
        for (Waiting w : rest) {
            Travel travel = under.get(w.executionId());
            news |= waits(travel, message) && late(travel, message, watch, w.executionId());
        }
        return news;
    }

    private static boolean waits(Travel travel, String message) {
        return !travel.over() && travel.at().getId().equals(message);
    }

    private Waiting waiting(String server, Travel travel) {
        travel.due = travel.due == Instant.MIN ? time.now() : travel.due;
        return new Waiting(server, change, Map.of(MoveServer.SERVER.name(), server));
    }

    private static boolean goOn(Map<String, Travel> under, Set<String> servers) {
        servers.stream().sorted().map(under::get).forEach(Travel::goOn);
        return !servers.isEmpty();
    }

    private boolean late(Travel travel, String message, Watch watch, String server) {
        if (message.equals(BY_OWNER)) {
            owner.accept(server);
        } else if (!watch.within().isZero()
                && travel.due.plus(watch.within()).isBefore(time.now())) {
            travel.variables().put("lateWait", message + " did not come");
            travel.goOn();
            return true;
        }
        return false;
    }
}
