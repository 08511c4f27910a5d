package io.icebridge.simulator.http;

import io.icebridge.simulator.log.Log;
import io.icebridge.simulator.log.LoggedCall;
import io.icebridge.simulator.time.Timeline;
import java.util.Set;

/** The calls that can change something: no reads, and no asking for a token. */
public final class CallLog {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Log log = new Log();
    private final Timeline timeline;

    public CallLog(Timeline timeline) {
        this.timeline = timeline;
    }

    LoggedCall arrived(Call call) {
        String[] name = call.service().split("-", 2);
        boolean regional = name[0].equals("nova");
        boolean changes = changes(call);
        LoggedCall logged =
                new LoggedCall(
                        timeline.now(),
                        name[0],
                        regional ? name[1] : null,
                        call.method(),
                        call.target(),
                        changes ? call.body() : new byte[0],
                        call.header("Content-Type"));
        if (changes) {
            log.add(logged);
        }
        return logged;
    }

    private static boolean changes(Call call) {
        boolean login = call.method().equals("POST") && call.path().endsWith("/tokens");
        return !READING.contains(call.method()) && !login;
    }

    public Log.Page page() {
        return log.page();
    }
}
