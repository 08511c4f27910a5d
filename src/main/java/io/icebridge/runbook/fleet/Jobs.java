package io.icebridge.runbook.fleet;

import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.HostFailure;
import io.icebridge.host.Result;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.profile.Detached;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commands that run by themselves on a host. Each has a folder there that tells whether it was
 * begun and how it ended; whoever comes later, after a crash too, waits for that end.
 */
final class Jobs {
    /** The exit status of a command that ended without one: killed, or its host went down. */
    static final int CUT_OFF = -1;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration STARTING = Duration.ofSeconds(10);

    private final Detached commands;
    private final Duration limit;
    private final Pauses pauses;

    Jobs(Profile profile, Pauses pauses) {
        this.commands = profile.detached();
        this.limit = Duration.ofMinutes(profile.detached().limitMinutes());
        this.pauses = pauses;
    }

    /** Starts the command, or joins it when it runs already, and waits for its end. */
    Result run(Host host, String job, Command command) {
        JobState state = forget(host, job);
        if (!state.running()) {
            must(host, command(commands.prepare(), job));
            String script =
                    Template.text(commands.script(), Map.of("job", job, "command", command.line()));
            must(host, command(commands.writeScript(), job).reading(script));
            must(host, command(commands.start(), job));
        }
        try {
            return await(host, job);
        } catch (HostFailure blind) {
            throw unknown(host, blind);
        }
    }

    /** Lets an earlier run, which is over, no longer be taken for one that is yet to come. */
    JobState forget(Host host, String job) {
        JobState state = look(host, job);
        if (state.over()) {
            must(host, command(commands.reset(), job));
        }
        return state;
    }

    /** A look that was refused ran nothing; the command looked for runs on all the same. */
    private static HostFailure unknown(Host host, HostFailure blind) {
        return blind.mayHaveHappened()
                ? blind
                : new HostFailure(
                        HostFailure.Reason.CONNECTION_LOST,
                        host.name(),
                        "nobody knows how a command ended there: " + blind.getMessage(),
                        blind);
    }

    /** How a command that may have been begun ended, waiting while it runs. */
    Optional<Result> end(Host host, String job) {
        JobState state = look(host, job);
        return state.begun() ? Optional.of(await(host, job)) : Optional.empty();
    }

    private Result await(Host host, String job) {
        Duration waited = Duration.ZERO;
        Duration pause = FIRST_PAUSE;
        while (true) {
            JobState state = look(host, job);
            if (state.status().isPresent()) {
                String output = host.run(command(commands.output(), job)).output();
                return new Result(state.status().get(), output, "", false, waited);
            }
            if (!state.running() && waited.compareTo(STARTING) > 0) {
                return new Result(
                        CUT_OFF,
                        host.run(command(commands.output(), job)).output(),
                        "",
                        false,
                        waited);
            }
            if (waited.compareTo(limit) > 0) {
                throw new StepFailure(
                        StepFailure.Kind.COMMAND_FAILED,
                        "a command on %s still runs after %d minutes"
                                .formatted(host.name(), limit.toMinutes()),
                        host.run(command(commands.output(), job)).output());
            }
            pauses.pause(pause);
            waited = waited.plus(pause);
            pause = longer(pause);
        }
    }

    /** How long a command that has ended took. */
    Duration took(Host host, String job) {
        Result times = host.run(command(commands.took(), job));
        List<Long> seconds =
                times.output().lines().filter(l -> l.matches("\\d+")).map(Long::parseLong).toList();
        return times.ok() && seconds.size() == 2
                ? Duration.ofSeconds(seconds.get(1) - seconds.get(0))
                : Duration.ZERO;
    }

    private JobState look(Host host, String job) {
        Optional<Integer> status = status(host, job);
        if (status.isPresent()) {
            return JobState.ended(status.get());
        }
        Result pid = host.run(command(commands.pid(), job));
        if (!pid.ok() || pid.output().isBlank()) {
            return JobState.ABSENT;
        }
        Result alive =
                host.run(Template.command(commands.alive(), Map.of("pid", pid.output().strip())));
        if (alive.output().contains(job)) {
            return JobState.RUNNING;
        }
        // It can have ended between the two looks.
        return status(host, job).map(JobState::ended).orElse(JobState.GONE);
    }

    private Optional<Integer> status(Host host, String job) {
        Result status = host.run(command(commands.status(), job));
        return status.ok() && !status.output().isBlank()
                ? Optional.of(Integer.parseInt(status.output().strip()))
                : Optional.empty();
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static void must(Host host, Command command) {
        Result result = host.run(command);
        if (!result.ok()) {
            throw new StepFailure(
                    StepFailure.Kind.COMMAND_FAILED,
                    "a command could not be started on " + host.name(),
                    result.output() + result.errors());
        }
    }

    private static Command command(String template, String job) {
        return Template.command(template, Map.of("job", job));
    }
}
