package io.icebridge.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.icebridge.journal.Legible;
import java.time.Instant;
import java.util.List;

/**
 * What a notice says, as templates and receivers by HTTP get it.
 *
 * @param event {@code gate}, {@code task}, {@code outage}, {@code failure}, {@code window}, {@code
 *     end}, {@code before} or {@code after}
 * @param change its id
 * @param title of the change, in its starter's words
 * @param link to the change's page; empty where the cloud file names no address
 * @param items what happened, the oldest first
 * @param project null unless it is for a project's owners
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Letter(
        String event,
        String change,
        String title,
        String link,
        List<Item> items,
        ProjectTold project) {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** One of the things that happened; about and detail may be empty. */
    public record Item(Instant at, String what, String about, String detail) {
        private Item onLines() {
            return new Item(at, Legible.line(what), Legible.line(about), detail);
        }
    }

    /**
     * A project and its servers in the change.
     *
     * @param when their moves may begin; null where nothing is fixed
     * @param window in which they move; empty where there is none
     * @param keepSnapshotDays how long the snapshots are kept that are taken on the way
     */
    public record ProjectTold(
            String id,
            String name,
            Instant when,
            String window,
            int keepSnapshotDays,
            List<ServerTold> servers) {
        private ProjectTold onLines() {
            return new ProjectTold(
                    id,
                    Legible.line(name),
                    when,
                    window,
                    keepSnapshotDays,
                    servers.stream().map(ServerTold::onLines).toList());
        }
    }

    /**
     * A server.
     *
     * @param newId empty until the new region has it
     * @param addresses a space between
     * @param method in words
     * @param newHostKey whether cloud-init makes a new SSH host key
     * @param state in words
     * @param downtimeSeconds null where it was not down
     */
    public record ServerTold(
            String name,
            String oldId,
            String newId,
            String addresses,
            String method,
            boolean newHostKey,
            String state,
            Double downtimeSeconds) {
        private ServerTold onLines() {
            return new ServerTold(
                    Legible.line(name),
                    oldId,
                    newId,
                    addresses,
                    method,
                    newHostKey,
                    state,
                    downtimeSeconds);
        }
    }

    /** With what others have named on one line: in a mail, a second one would pass for ours. */
    Letter onLines() {
        return new Letter(
                event,
                change,
                Legible.line(title),
                link,
                items.stream().map(Item::onLines).toList(),
                project == null ? null : project.onLines());
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Letter read(String json) {
        try {
            return JSON.readValue(json, Letter.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
