package io.icebridge.process.gate;

/**
 * What a human task is about.
 *
 * @param subject as people say it: a service, a node, a server's name, a wave; empty for the change
 *     as a whole
 * @param rest what is to be known of it besides, such as a server's project and owner
 * @param host where it is about one host, else empty
 * @param file where it is about one file, else empty
 * @param page the page with all that is known of it
 * @param down whether people are without it while the task waits
 */
record Concern(String subject, String rest, String host, String file, String page, boolean down) {

    /** For a list of tasks: the subject, and where or in which file. */
    String inShort() {
        String where = file.isEmpty() ? host : file;
        if (subject.isEmpty() || where.isEmpty()) {
            return subject + where;
        }
        return subject + ", " + where;
    }
}
