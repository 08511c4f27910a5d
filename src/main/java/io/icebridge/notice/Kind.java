package io.icebridge.notice;

import io.icebridge.cloudfile.Notices.Event;
import java.util.Locale;

/** What people are told of. */
enum Kind {
    GATE(Event.GATE),
    TASK(Event.TASK),
    /** A task waits while what it is about stands still. */
    OUTAGE(Event.OUTAGE),
    FAILURE(Event.FAILURE),
    WINDOW(Event.WINDOW),
    END(Event.END),
    /** To the owners of a project, of what comes. */
    BEFORE(Event.OWNERS),
    /** To the owners of a project, of what became of their servers. */
    AFTER(Event.OWNERS);

    private final Event event;

    Kind(Event event) {
        this.event = event;
    }

    /** As the cloud file calls it. */
    Event event() {
        return event;
    }

    /** As templates and receivers know it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
