package io.icebridge.cli;

import java.util.UUID;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What the runbook is made of, in this JVM, to be asked alone: nothing serves, no job runs, only
 * what is asked is made, and the database ends with it. Nobody can have approved anything there, so
 * that nothing can be changed from it.
 */
final class RunbookParts implements AutoCloseable {
    /** No part of the application, which is why it is no configuration by name. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "io.icebridge.process",
            // another application is no part of this one
            excludeFilters = @ComponentScan.Filter(SpringBootConfiguration.class))
    static class Asked {
        /** Nobody asks for our tables, all ask for what is in them. */
        @Bean
        static LazyInitializationExcludeFilter tables() {
            return LazyInitializationExcludeFilter.forBeanTypes(FlywayMigrationInitializer.class);
        }
    }

    private final ConfigurableApplicationContext context;

    private RunbookParts(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunbookParts of(Access access) {
        SpringOptions options =
                SpringOptions.of(null)
                        .unlessGiven(
                                "spring.datasource.url", Memory.url("plan" + UUID.randomUUID()))
                        .unlessGiven("camunda.bpm.job-execution.enabled", "false")
                        .unlessGiven("camunda.bpm.history-level", "none")
                        .unlessGiven("logging.threshold.console", "OFF");
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Asked.class)
                        .web(WebApplicationType.NONE)
                        .lazyInitialization(true)
                        .initializers(c -> access.register((GenericApplicationContext) c))
                        .run(options.words());
        return new RunbookParts(context);
    }

    <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    @Override
    public void close() {
        context.close();
    }
}
