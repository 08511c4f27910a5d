package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ListeningTest {
    private static Listening with(boolean demo, String address) {
        StandardEnvironment environment = new StandardEnvironment();
        if (demo) {
            environment.setActiveProfiles("demo");
        }
        if (!address.isEmpty()) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("told", Map.of("server.address", address)));
        }
        Listening.onLoopbackWithDemoUsers(environment);
        return Listening.by(environment);
    }

    @Test
    void demoUsersAreOnLoopbackUnlessToldOtherwise() {
        assertThat(with(true, "").address()).isEqualTo("127.0.0.1");
        assertThat(with(true, "").told())
                .contains("127.0.0.1 alone", "demo's passwords", "--server.address=0.0.0.0");
        assertThat(with(true, "0.0.0.0").address()).isEqualTo("0.0.0.0");
        assertThat(with(true, "0.0.0.0").told())
                .contains("every address of this machine", "everybody knows");
    }

    @Test
    void othersAreEverywhereUnlessToldOtherwise() {
        assertThat(with(false, "").told())
                .contains("every address of this machine", "--server.address=127.0.0.1");
        assertThat(with(false, "::1").told()).contains("::1 alone").doesNotContain("demo");
        assertThat(with(false, "192.0.2.7").told()).contains("listens on 192.0.2.7;");
    }

    @Test
    void thisMachineReachesItByTheNameThatLeadsThere() {
        assertThat(with(true, "").host()).isEqualTo("localhost");
        assertThat(with(false, "").host()).isEqualTo("localhost");
        assertThat(with(false, "::1").host()).isEqualTo("[::1]");
        assertThat(with(false, "192.0.2.7").host()).isEqualTo("192.0.2.7");
    }
}
