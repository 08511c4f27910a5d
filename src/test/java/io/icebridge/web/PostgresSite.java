package io.icebridge.web;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives an application a real PostgreSQL of its own, which ends with it. */
final class PostgresSite implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext site) {
        EmbeddedPostgres database = started();
        // what is said first ends last: the engine and its pool still want it when they stop
        ((DefaultListableBeanFactory) site.getBeanFactory())
                .registerDisposableBean("database", database::close);
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
}
