package io.icebridge.audit.failures;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A server of which a person is asked what shall become.
 *
 * @param task the task's id
 * @param server the server's id
 * @param asked what is asked, without whom it concerns
 * @param holder who has claimed the task; empty while nobody has
 * @param step which failed; empty where nothing has failed since somebody decided last
 * @param message as the task shows it; may be empty
 * @param offers what the task's form offers for several at once
 */
public record WaitingServer(
        String task,
        String server,
        String name,
        String asked,
        String holder,
        Instant since,
        String step,
        String message,
        String meaning,
        String remedy,
        List<Offer> offers) {

    /** What stands in messages for things of one server alone. */
    private static final Pattern UUID =
            Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");

    private static final String ITS_OWN = "…";

    /**
     * The reason without the server's own names. Numbers count: a group too many costs a click, one
     * that mixes two reasons costs a server.
     */
    public String reason() {
        String without = without(server, without(name, message));
        return UUID.matcher(without).replaceAll(ITS_OWN);
    }

    private static String without(String own, String text) {
        return own.isEmpty()
                ? text
                : text.replaceAll("(?<![\\w-])" + Pattern.quote(own) + "(?![\\w-])", ITS_OWN);
    }

    /** How a form names it, by {@link #task()} and {@link #server()}. */
    public String named() {
        return task + " " + server;
    }
}
