package io.icebridge.simulator.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A command line that reached a host, or a line of a script there. */
public final class LoggedCommand implements Logged {
    private final Instant at;
    private final String host;
    private final String command;
    private volatile Integer exit;

    public LoggedCommand(Instant at, String host, String command) {
        this.at = at;
        this.host = host;
        this.command = command;
    }

    public void ended(int status) {
        exit = status;
    }

    @Override
    public int length() {
        return command.length();
    }

    /** {@code exit} is null for what still runs, and for what never ran or never ended. */
    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", at.toString())
                .put("host", host)
                .put("command", command)
                .put("exit", exit);
    }
}
