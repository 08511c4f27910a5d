package io.icebridge.runbook.move;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Saved definitions, each in a committed transaction of its own. */
public final class Definitions {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final JdbcClient db;
    private final TransactionTemplate own;
    private final Clock clock;

    public Definitions(DataSource source, PlatformTransactionManager transactions, Clock clock) {
        this.db = JdbcClient.create(source);
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Saves it in place of an older one. */
    public void save(String change, Definition definition) {
        String id = definition.server().id();
        String json = write(definition);
        own.executeWithoutResult(
                status -> {
                    db.sql("delete from ib_definition where change_id = ? and server_id = ?")
                            .params(change, id)
                            .update();
                    db.sql(
                                    "insert into ib_definition (change_id, server_id, definition,"
                                            + " saved_at) values (?, ?, ?, ?)")
                            .params(change, id, json, Timestamp.from(clock.instant()))
                            .update();
                });
    }

    public Optional<Definition> find(String change, String serverId) {
        return db.sql("select definition from ib_definition where change_id = ? and server_id = ?")
                .params(change, serverId)
                .query(String.class)
                .optional()
                .map(Definitions::read);
    }

    /**
     * @throws NoSuchElementException when the server was not saved, so that it must not be touched
     */
    public Definition of(String change, String serverId) {
        return find(change, serverId)
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "server " + serverId + " has no saved definition"));
    }

    private static String write(Definition definition) {
        try {
            return JSON.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition cannot be written", e);
        }
    }

    private static Definition read(String json) {
        try {
            return JSON.readValue(json, Definition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a saved definition cannot be read", e);
        }
    }
}
