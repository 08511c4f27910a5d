package io.icebridge.process.waiting;

import io.icebridge.process.waiting.Watch.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes what waits: asks the engine who waits for which message, looks at the cloud once for all of
 * them, and lets go those that are done. It keeps nothing that a restart would lose but since when
 * each waits, so that a restart begins a time limit anew.
 */
public final class Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    private final RuntimeService runtime;
    private final Map<String, Watch> watches;
    private final Clock clock;
    private final Runnable known;
    private final Pace pace;
    private final Patience patience;
    private final Mentions mentions;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /**
     * @param known called in each round as soon as it is known who waits
     */
    Watcher(
            RuntimeService runtime,
            Map<String, Watch> watches,
            Clock clock,
            Pace pace,
            Patience patience,
            Mentions mentions,
            Runnable known) {
        this.runtime = runtime;
        this.watches = new TreeMap<>(watches);
        this.clock = clock;
        this.pace = pace;
        this.patience = patience;
        this.mentions = mentions;
        this.known = known;
    }

    private record Seen(String message, Waiting waiting, Instant since) {
        String id() {
            return waiting.executionId();
        }
    }

    /**
     * Looks at every wait, with one poll for all that wait for the same. Who waits is found out
     * first, so that what is looked at is newer than every wait.
     */
    public synchronized void look() {
        Map<String, Collection<Waiting>> round = new TreeMap<>();
        watches.forEach(
                (message, watch) ->
                        safely(message, () -> round.put(message, waiting(message, watch))));
        Instant began = clock.instant();
        known.run();
        Map<String, Collection<Waiting>> others = new TreeMap<>(round);
        round.forEach(
                (message, waiting) ->
                        safely(
                                message,
                                () -> {
                                    if (lookAt(message, watches.get(message), waiting)) {
                                        others.remove(message);
                                    }
                                }));
        others.forEach(
                (message, waiting) ->
                        safely(message, () -> shown(message, watches.get(message), waiting)));
        round.values().forEach(those -> those.forEach(one -> mentions.used(ids(one), began)));
    }

    /**
     * Lets those go that have nothing to wait for, which calls no cloud; and looks where the cloud
     * has told something of what one waits for.
     */
    public synchronized void passAtOnce() {
        watches.forEach(
                (message, watch) ->
                        safely(
                                message,
                                () -> wake(message, watch.atOnce().done(waiting(message, watch)))));
        if (seen.values().stream().map(Seen::waiting).anyMatch(this::mentioned)) {
            look();
        }
    }

    private boolean mentioned(Waiting one) {
        return mentions.any(ids(one));
    }

    private static Collection<String> ids(Waiting one) {
        return one.variables().values();
    }

    /**
     * One look serves all, so that it is made for all as soon as it is due for one.
     *
     * @return false when none was due
     */
    private boolean lookAt(String message, Watch watch, Collection<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return false;
        }
        wake(message, watch.atOnce().done(waiting));
        List<Waiting> rest = still(waiting);
        List<Waiting> told = rest.stream().filter(this::mentioned).toList();
        boolean due = !told.isEmpty() || rest.stream().anyMatch(w -> due(message, watch, w));
        if (due) {
            Set<String> done = watch.poll().done(rest);
            if (!done.isEmpty()) {
                mentions.over(message, told.stream().anyMatch(w -> done.contains(w.executionId())));
            }
            judge(message, watch, rest, done);
        }
        return due;
    }

    private void shown(String message, Watch watch, Collection<Waiting> waiting) {
        List<Waiting> rest = still(waiting);
        if (!rest.isEmpty()) {
            watch.shown()
                    .flatMap(others -> others.done(rest))
                    .ifPresent(done -> judge(message, watch, rest, done));
        }
    }

    private boolean due(String message, Watch watch, Waiting one) {
        return watch.hurried() && !mentions.relied(message)
                ? pace.due(one.executionId(), kind(message, watch), waited(one))
                : pace.dueUnhurried(one.executionId(), waited(one));
    }

    private static String kind(String message, Watch watch) {
        return watch.shown().isPresent() ? message : "";
    }

    private void judge(String message, Watch watch, List<Waiting> waiting, Set<String> done) {
        for (Waiting one : waiting) {
            if (done.contains(one.executionId())) {
                pace.over(one.executionId(), kind(message, watch), waited(one));
            } else {
                pace.looked(one.executionId(), waited(one));
            }
        }
        wake(message, done);
        if (!watch.within().isZero()) {
            still(waiting).stream()
                    .filter(w -> late(w, patience.of(watch.within())))
                    .forEach(w -> wakeLate(message, watch, w));
        }
    }

    /** Those that have not been woken in this round. */
    private List<Waiting> still(Collection<Waiting> waiting) {
        return waiting.stream().filter(w -> seen.containsKey(w.executionId())).toList();
    }

    private Collection<Waiting> waiting(String message, Watch watch) {
        List<Execution> executions =
                runtime.createExecutionQuery().messageEventSubscriptionName(message).list();
        Map<String, Seen> now = new HashMap<>();
        for (Execution execution : executions) {
            now.put(
                    execution.getId(),
                    seen.computeIfAbsent(
                            execution.getId(), id -> first(execution, message, watch)));
        }
        seen.values().removeIf(s -> s.message().equals(message) && !now.containsKey(s.id()));
        return now.values().stream().map(Seen::waiting).toList();
    }

    private Seen first(Execution execution, String message, Watch watch) {
        ProcessInstance instance =
                runtime.createProcessInstanceQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .singleResult();
        Map<String, String> variables =
                runtime.getVariables(execution.getId(), watch.variables()).entrySet().stream()
                        .filter(v -> v.getValue() != null)
                        .collect(Collectors.toMap(Map.Entry::getKey, v -> v.getValue().toString()));
        String change = instance == null ? "" : instance.getBusinessKey();
        return new Seen(
                message, new Waiting(execution.getId(), change, variables), clock.instant());
    }

    private boolean late(Waiting waiting, Duration within) {
        return waited(waiting).compareTo(within) > 0;
    }

    private Duration waited(Waiting waiting) {
        Seen first = seen.get(waiting.executionId());
        return first == null ? Duration.ZERO : Duration.between(first.since(), clock.instant());
    }

    private void wake(String message, Set<String> executionIds) {
        executionIds.forEach(id -> wake(message, id, Map.of()));
    }

    private void wakeLate(String message, Watch watch, Waiting waiting) {
        String text =
                message
                        + " did not come within %d s"
                                .formatted(patience.of(watch.within()).toSeconds());
        wake(
                message,
                waiting.executionId(),
                watch.must() ? Map.of(Late.WAIT.name(), text) : Map.of());
    }

    private void wake(String message, String executionId, Map<String, Object> variables) {
        try {
            runtime.messageEventReceived(message, executionId, variables);
        } catch (MismatchingMessageCorrelationException gone) {
            LOG.debug("{} no longer waits for {}", executionId, message);
        }
        seen.remove(executionId);
        pace.forget(executionId);
    }

    /** One wait that cannot be looked at must not hold up the others. */
    private static void safely(String message, Runnable look) {
        try {
            look.run();
        } catch (ProcessEngineException e) {
            LOG.debug("{}: the engine was busy: {}", message, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("cannot look for {} now: {}", message, e.getMessage());
        }
    }
}
