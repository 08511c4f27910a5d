package io.icebridge.host;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What is seen from this machine, as users see it; nothing is changed by a look. */
public interface Outlook {

    /**
     * What was seen.
     *
     * @param good whether it was as wanted
     * @param what one line for the evidence, without secrets
     */
    record Seen(boolean good, String what) {}

    Seen ping(String address, Duration limit);

    /** Opens a connection and closes it. */
    Seen tcp(String address, int port, Duration limit);

    /** Asks once, without following a redirect. */
    Seen http(URI address, int status, Duration limit);

    /**
     * Runs a shell command of the site's own on this machine, good when its exit status is 0.
     *
     * @param environment all that the command gets besides the path to programs
     */
    Seen command(String line, Map<String, String> environment, Duration limit);
}
