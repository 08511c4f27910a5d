package io.icebridge.cloudfile;

import java.nio.file.Path;
import java.util.List;

/**
 * Who is told what happens, and by which way.
 *
 * @param link by which people reach Icebridge; empty for notices without links
 * @param mail null where none is sent
 * @param owners of projects, the first that matches holds
 * @param templates the folder with the site's own texts; null for the built-in ones alone
 * @param atMostEverySeconds how long further notices of one kind are gathered into one
 */
public record Notices(
        String link,
        Mail mail,
        List<Webhook> webhooks,
        List<Owner> owners,
        Path templates,
        int atMostEverySeconds) {

    /** Nobody is told. */
    public static final Notices NONE = new Notices("", null, List.of(), List.of(), null, 60);

    /** Whether anybody is told. */
    public boolean any() {
        return mail != null || !webhooks.isEmpty();
    }

    /** What is told. */
    public enum Event {
        GATE,
        TASK,
        /** A task waits while a service or a server stands still for it. */
        OUTAGE,
        FAILURE,
        WINDOW,
        END,
        /** What owners of projects are told. */
        OWNERS
    }

    /** How the connection to the mail server is kept from others. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    /**
     * Mail.
     *
     * @param server empty for Spring's own settings
     * @param user empty where the server asks for no login
     * @param passwordFile null without a login
     * @param to those who run the change
     * @param events what they are told
     */
    public record Mail(
            String server,
            int port,
            Security security,
            String user,
            Path passwordFile,
            String from,
            List<String> to,
            List<Event> events) {}

    /**
     * A receiver by HTTP.
     *
     * @param secretFile with what the body is signed
     */
    public record Webhook(String url, Path secretFile, List<Event> events) {}

    /**
     * Who owns a project.
     *
     * @param project its name or id; a star stands for any text
     */
    public record Owner(String project, List<String> to) {
        /** Whether the project is one of these. */
        public boolean owns(String id, String name) {
            return NamePattern.matches(project, id)
                    || !name.isEmpty() && NamePattern.matches(project, name);
        }
    }
}
