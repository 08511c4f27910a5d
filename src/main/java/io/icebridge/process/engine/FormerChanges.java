package io.icebridge.process.engine;

import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses to start over a change that an earlier version began and did not end: what it did stands
 * in a form that this version does not read, so that it would be done again.
 */
final class FormerChanges {
    private final DataSource source;
    private final RuntimeService runtime;

    FormerChanges(DataSource source, RuntimeService runtime) {
        this.source = source;
        this.runtime = runtime;
    }

    /**
     * Before any job runs.
     *
     * @throws IllegalStateException that names such changes and what to do about them
     */
    @EventListener(ContextRefreshedEvent.class)
    void refuse() {
        List<String> open =
                JdbcClient.create(source)
                        .sql("select distinct change_id from ib_journal order by change_id")
                        .query(String.class)
                        .list()
                        .stream()
                        .filter(this::running)
                        .toList();
        if (!open.isEmpty()) {
            throw new IllegalStateException(
                    "the changes "
                            + String.join(", ", open)
                            + " were begun by an earlier version, whose journal this one does not"
                            + " read: let that version end them, or end them there, and start again");
        }
    }

    private boolean running(String change) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(change).count() > 0;
    }
}
