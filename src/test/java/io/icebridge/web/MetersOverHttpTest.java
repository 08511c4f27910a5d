package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.openstack.JdkHttpExecutor;
import io.icebridge.runbook.move.Move.State;
import io.micrometer.core.instrument.Metrics;
import java.io.File;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openstack4j.core.transport.Config;
import org.openstack4j.core.transport.HttpMethod;
import org.openstack4j.core.transport.HttpRequest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What monitoring reads, and that the dashboard asks for nothing else. */
@OverHttp
class MetersOverHttpTest extends AtTheWindow {
    private static final Pattern NAME = Pattern.compile("icebridge_[a-z_]+");

    @LocalServerPort private int port;

    MetersOverHttpTest(@Autowired ApplicationContext beans) {
        super(beans);
    }

    @Test
    void theDashboardAsksForMetersThatThereAre() throws IOException {
        callTheCloud();
        // as SimulatedHostsTest holds
        Metrics.timer("icebridge.host.commands", "outcome", "done");
        Set<String> asked = new TreeSet<>();
        new ObjectMapper()
                .readTree(new File("deploy/grafana.json"))
                .findValuesAsText("expr")
                .forEach(expression -> asked.addAll(names(expression)));
        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(names(scrape("auditor"))).containsAll(asked);
    }

    @Test
    void metersTellOfTheChangeThatRuns() {
        moves.state(change, "11aa", State.MOVED);
        String meters = scrape("auditor");
        assertThat(meters)
                .contains("icebridge_changes_running 1.0")
                .contains("icebridge_servers{state=\"planned\"}", "icebridge_phase_active{phase=")
                .doesNotContain(change);
    }

    @Test
    void livenessAndReadinessAreAnsweredToEverybodyAndMetersToNobodyUnknown() {
        assertThat(http.getForObject("/actuator/health/liveness", String.class))
                .isEqualTo("{\"status\":\"UP\"}");
        assertThat(http.getForObject("/actuator/health/readiness", String.class))
                .isEqualTo("{\"status\":\"UP\"}");
        assertThat(http.getForEntity("/actuator/prometheus", String.class).getStatusCode().value())
                .isEqualTo(401);
    }

    private void callTheCloud() {
        new JdkHttpExecutor()
                .execute(
                        HttpRequest.builder()
                                .endpoint("http://localhost:" + port)
                                .path("/actuator/health")
                                .method(HttpMethod.GET)
                                .config(
                                        Config.newConfig()
                                                .withConnectionTimeout(20_000)
                                                .withReadTimeout(20_000))
                                .build());
    }

    private String scrape(String user) {
        return http.withBasicAuth(user, user).getForObject("/actuator/prometheus", String.class);
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }
}
