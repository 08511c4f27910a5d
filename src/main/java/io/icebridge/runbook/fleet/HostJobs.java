package io.icebridge.runbook.fleet;

import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door.Begun;
import io.icebridge.journal.Key;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Commands that run by themselves on a host. Each attempt has a folder there that tells whether it
 * was begun and how it ended, whatever became of the connection or of this program.
 */
final class HostJobs {
    private final Profile profile;

    HostJobs(Profile profile) {
        this.profile = profile;
    }

    /** Where an attempt stands on its host. */
    enum State {
        /** Nothing runs yet; it can be started, again too. */
        ABSENT,
        RUNNING,
        /** Killed, or the host was started anew. */
        GONE,
        ENDED
    }

    /**
     * What a look showed.
     *
     * @param status the exit status of one that has ended
     * @param seconds that it took
     */
    record Seen(State state, int status, long seconds, String output) {
        static final Seen ABSENT = new Seen(State.ABSENT, 0, 0, "");

        /** Of one that has ended; its output holds its errors, too. */
        Result result() {
            return new Result(status, output, "", false, Duration.ofSeconds(seconds));
        }
    }

    /** Starts the command; harmless when it has been started already. */
    void start(Change change, Key key, Command command, Begun begun) {
        String job = folder(change, key, begun.attempt());
        String script =
                Template.text(
                        profile.jobs().script(), Map.of("job", job, "command", command.line()));
        Result result =
                begun.reach()
                        .host(key.place().name())
                        .run(
                                Template.command(profile.jobs().start(), Map.of("job", job))
                                        .reading(script));
        if (!result.ok()) {
            throw new StepFailure(
                    StepFailure.Kind.COMMAND_FAILED,
                    "a command could not be started on " + key.place().name(),
                    result.output() + result.errors());
        }
    }

    Seen look(Host host, Change change, Key key, int attempt) {
        String job = folder(change, key, attempt);
        Result result = host.look(Template.command(profile.jobs().look(), Map.of("job", job)));
        List<String> lines = result.output().lines().toList();
        String first = lines.isEmpty() ? "" : lines.get(0).strip();
        if (first.startsWith("ended ")) {
            int status = Integer.parseInt(first.substring("ended ".length()).strip());
            long took = Long.parseLong(lines.get(2)) - Long.parseLong(lines.get(1));
            String output = String.join("\n", lines.subList(3, lines.size()));
            return new Seen(State.ENDED, status, took, output);
        }
        return switch (first) {
            case "running" -> new Seen(State.RUNNING, 0, 0, rest(lines));
            case "gone" -> new Seen(State.GONE, 0, 0, rest(lines));
            default -> Seen.ABSENT;
        };
    }

    private static String rest(List<String> lines) {
        return String.join("\n", lines.subList(1, lines.size()));
    }

    private String folder(Change change, Key key, int attempt) {
        String name = key.step() + "-" + key.subject() + "-" + key.part() + "-" + attempt;
        return Paths.job(profile, change.id(), name);
    }
}
