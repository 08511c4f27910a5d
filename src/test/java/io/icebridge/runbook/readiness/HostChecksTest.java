package io.icebridge.runbook.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.runbook.profile.Profiles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hosts are checked a few at a time, and each once. */
class HostChecksTest {
    private static final int AT_ONCE = 4;

    private final List<String> lines = new ArrayList<>();
    private final CloudFile file = TestCloudFile.with(hosts("h1", "h2", "h3", "h4", "h5"), "h1");
    private final HostChecks checks =
            new HostChecks(
                    file, new FakeHosts(), Profiles.load("havana-icehouse"), Clock.systemUTC());

    private static List<HostEntry> hosts(String... names) {
        return Stream.of(names).map(name -> TestCloudFile.host(name, List.of("identity"))).toList();
    }

    @Test
    void asManyAreCheckedAsTheCloudFileLetsAtOnceAndThenTheOthers() {
        Map<String, List<Finding>> first = checks.checkSome(Map.of(), lines::add);
        assertThat(first).hasSize(AT_ONCE);
        assertThat(checks.all(first)).isFalse();
        Map<String, List<Finding>> then = checks.checkSome(first, lines::add);
        assertThat(then).containsAllEntriesOf(first).containsOnlyKeys("h1", "h2", "h3", "h4", "h5");
        assertThat(checks.all(then)).isTrue();
        assertThat(lines).hasSize(5).last().asString().startsWith("host 5 of 5 checked: ");
    }
}
