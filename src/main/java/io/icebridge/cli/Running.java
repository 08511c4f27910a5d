package io.icebridge.cli;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** The application, running in this JVM. */
final class Running implements AutoCloseable {
    private final ServletWebServerApplicationContext context;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Running(ServletWebServerApplicationContext context) {
        this.context = context;
        context.addApplicationListener(
                (ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
    }

    /**
     * Starts it and returns when it answers.
     *
     * @throws CannotStart when it does not come up; the message says why
     */
    static Running start(Access access, SpringOptions options) {
        // The application logs by its own settings, and warns of a leftover of the commands'.
        System.clearProperty("logback.configurationFile");
        try {
            Running application =
                    new Running(
                            (ServletWebServerApplicationContext)
                                    new SpringApplicationBuilder(Application.class)
                                            .initializers(Running::prepare)
                                            .initializers(
                                                    c ->
                                                            access.register(
                                                                    (GenericApplicationContext) c))
                                            .run(options.words()));
            System.err.println(application.listening().told());
            return application;
        } catch (CannotStart said) {
            throw said;
        } catch (RuntimeException logged) {
            throw CannotStart.here(
                    "Icebridge did not start: "
                            + innermost(logged).getMessage()
                            + Traces.kept(logged));
        }
    }

    private static void prepare(ConfigurableApplicationContext context) {
        // It would log the trace of what is said in a sentence.
        LoggingSystem.get(context.getClassLoader())
                .setLogLevel(SpringApplication.class.getName(), LogLevel.OFF);
        ConfigurableEnvironment environment = context.getEnvironment();
        Listening.onLoopbackWithDemoUsers(environment);
        BeforeStart.portFree(environment);
        DatabaseFile.at(environment.getProperty("spring.datasource.url"))
                .ifPresent(DatabaseFile::keepFromOthers);
    }

    private Listening listening() {
        return Listening.by(context.getEnvironment());
    }

    private static Throwable innermost(Throwable failure) {
        return failure.getCause() == null ? failure : innermost(failure.getCause());
    }

    URI address() {
        String path =
                context.getServletContext() == null
                        ? ""
                        : context.getServletContext().getContextPath();
        return URI.create(
                "http://" + listening().host() + ":" + context.getWebServer().getPort() + path);
    }

    /** Waits until something closes the application, as the end of the JVM does. */
    void untilClosed() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        context.close();
    }
}
