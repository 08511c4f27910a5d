package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Side;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Neither password nor token ever reaches a log or a failure, whatever goes wrong. */
class SecretsTest {

    private static final String SERVERS = "/nova/v2/tenant/servers/detail";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Logger> loggers =
            List.of(logger("io.icebridge.openstack"), logger("org.openstack4j"));
    private ScriptedCloud script;

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @BeforeEach
    void start() throws Exception {
        script = new ScriptedCloud();
        log.start();
        for (Logger logger : loggers) {
            logger.setLevel(Level.TRACE);
            logger.setAdditive(false);
            logger.addAppender(log);
        }
    }

    @AfterEach
    void stop() {
        for (Logger logger : loggers) {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(log);
        }
        script.close();
    }

    @Test
    void noSecretIsLoggedOrThrown() {
        Cloud cloud = script.connect();
        StringBuilder thrown = new StringBuilder();
        script.on("GET", SERVERS, Reply.json(200, "{\"servers\": []}"));
        cloud.compute(Side.OLD).servers();
        for (Reply reply :
                List.of(
                        Reply.json(500, "{}"),
                        Reply.dropped(),
                        Reply.html(200),
                        Reply.json(403, ""))) {
            script.on("GET", SERVERS, reply);
            thrown.append(trace(() -> cloud.compute(Side.OLD).servers()));
        }
        script.keystone().rejectTokensSoFar();
        script.keystone().refuseLogins(401);
        thrown.append(trace(() -> cloud.compute(Side.OLD).servers()));

        assertThat(thrown.toString()).contains("CloudFailure");
        assertThat(logged()).contains("GET " + SERVERS).contains("200");
        for (String place : List.of(thrown.toString(), logged())) {
            assertThat(place).doesNotContain(ScriptedCloud.PASSWORD).doesNotContain("secret-token");
        }
    }

    @Test
    void aServiceThatQuotesTheRequestIsCutShort() {
        script.on(
                "POST",
                "/nova/v2/tenant/servers/s1/action",
                Reply.json(
                        400, "{\"x\": {\"message\": \"Invalid user_data. Value: c2VjcmV0. No\"}}"));

        assertThat(trace(() -> script.connect().changing().compute(Side.OLD).stop("s1")))
                .contains("Invalid user_data")
                .doesNotContain("c2VjcmV0");
    }

    @Test
    void credentialsPrintWithoutTheirPassword() {
        assertThat(ScriptedCloud.credentials("http://x/v3", "3").toString())
                .doesNotContain(ScriptedCloud.PASSWORD);
    }

    private String logged() {
        return log.list.stream()
                .map(e -> e.getFormattedMessage() + e.getThrowableProxy())
                .collect(Collectors.joining("\n"));
    }

    private static String trace(Runnable call) {
        StringWriter text = new StringWriter();
        try {
            call.run();
        } catch (CloudFailure failure) {
            failure.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }
}
