package io.icebridge.process.gate;

import java.time.Instant;
import java.util.Optional;

/**
 * What a human task is about.
 *
 * @param subject as people say it: a service, a node, a server's name, a wave; empty for the change
 *     as a whole
 * @param rest what is to be known of it besides, such as a server's project and owner
 * @param host where it is about one host, else empty
 * @param file where it is about one file, else empty
 * @param page the page with all that is known of it
 * @param downSince since when people are without it; empty while they are not
 */
record Concern(
        String subject,
        String rest,
        String host,
        String file,
        String page,
        Optional<Instant> downSince) {

    boolean down() {
        return downSince.isPresent();
    }

    /** For a list of tasks: the subject, and where or in which file. */
    String inShort() {
        String where = file.isEmpty() ? host : file;
        if (subject.isEmpty() || where.isEmpty()) {
            return subject + where;
        }
        return subject + ", " + where;
    }
}
