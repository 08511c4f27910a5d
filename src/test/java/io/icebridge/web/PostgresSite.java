package io.icebridge.web;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Gives an application a real PostgreSQL of its own, which ends with it. */
final class PostgresSite implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext site) {
        EmbeddedPostgres database = started();
        site.addApplicationListener(
                event -> {
                    if (event instanceof ContextClosedEvent) {
                        end(database);
                    }
                });
        TestPropertyValues.of(
                        "spring.datasource.url="
                                + database.getJdbcUrl("postgres", "postgres")
                                        .replaceFirst("\\?.*", ""),
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=")
                .applyTo(site);
    }

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(EmbeddedPostgres database) {
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
