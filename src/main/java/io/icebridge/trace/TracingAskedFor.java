package io.icebridge.trace;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out all that Spring Boot would make for traces until a site says where they go, so that
 * they cost nothing elsewhere: it would make a tracer all the same, and sample.
 */
final class TracingAskedFor implements AutoConfigurationImportFilter, EnvironmentAware {
    /** Where traces are sent to, by OTLP over HTTP. */
    static final String ENDPOINT = "management.otlp.tracing.endpoint";

    private static final String ACTUATORS = "org.springframework.boot.actuate.autoconfigure.";

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(String[] names, AutoConfigurationMetadata metadata) {
        boolean asked = environment.containsProperty(ENDPOINT);
        boolean[] taken = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            taken[i] = asked || !forTraces(names[i]);
        }
        return taken;
    }

    private static boolean forTraces(String name) {
        return name != null
                && (name.startsWith(ACTUATORS + "tracing.")
                        || name.startsWith(ACTUATORS + "opentelemetry.")
                        || name.startsWith(ACTUATORS + "logging."));
    }
}
