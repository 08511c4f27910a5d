package io.icebridge.process;

import io.icebridge.process.Watch.Waiting;
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
final class Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    private final RuntimeService runtime;
    private final Map<String, Watch> watches;
    private final Clock clock;
    private final Runnable known;
    private final Pace pace = new Pace();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /**
     * @param known called in each round as soon as it is known who waits
     */
    Watcher(RuntimeService runtime, Map<String, Watch> watches, Clock clock, Runnable known) {
        this.runtime = runtime;
        this.watches = new TreeMap<>(watches);
        this.clock = clock;
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
    synchronized void look() {
        Map<String, Collection<Waiting>> round = new TreeMap<>();
        watches.forEach(
                (message, watch) ->
                        safely(message, () -> round.put(message, waiting(message, watch))));
        known.run();
        round.forEach(
                (message, waiting) ->
                        safely(message, () -> lookAt(message, watches.get(message), waiting)));
    }

    /** Lets those go that have nothing to wait for; calls no cloud. */
    synchronized void passAtOnce() {
        watches.forEach(
                (message, watch) ->
                        safely(
                                message,
                                () -> wake(message, watch.atOnce().done(waiting(message, watch)))));
    }

    private void lookAt(String message, Watch watch, Collection<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        Set<String> done = watch.atOnce().done(waiting);
        wake(message, done);
        List<Waiting> rest = waiting.stream().filter(w -> !done.contains(w.executionId())).toList();
        if (rest.isEmpty()) {
            return;
        }
        // one look serves all, so that it is made for all as soon as it is due for one
        if (rest.stream().noneMatch(w -> pace.due(w.executionId(), waited(w)))) {
            return;
        }
        Set<String> woken = watch.poll().done(rest);
        rest.forEach(w -> pace.looked(w.executionId(), waited(w)));
        wake(message, woken);
        if (!watch.within().isZero()) {
            rest.stream()
                    .filter(w -> !woken.contains(w.executionId()))
                    .filter(w -> late(w, watch.within()))
                    .forEach(w -> wakeLate(message, watch, w));
        }
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
        String text = message + " did not come within " + watch.within().toSeconds() + " s";
        wake(message, waiting.executionId(), Map.of(Late.WAIT.name(), text));
    }

    private void wake(String message, String executionId, Map<String, Object> variables) {
        try {
            runtime.messageEventReceived(message, executionId, variables);
        } catch (MismatchingMessageCorrelationException gone) {
            LOG.debug("{} no longer waits for {}", executionId, message);
        }
        seen.remove(executionId);
        pace.over(executionId);
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
