package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where everybody is to reach the new Nova. */
class ComputeUrlTest {
    private static final Profile PROFILE = Profiles.load("havana-icehouse");

    private static String url(String address, Profile profile) {
        HostEntry controller =
                new HostEntry("nova2", address, 22, List.of("nova-controller-new"), false);
        return new NovaHosts(
                        new Site(
                                TestCloudFile.with(List.of(controller), "ctl"),
                                new FakeHosts(),
                                profile,
                                pause -> {}))
                .computeUrl();
    }

    @Test
    void itIsOnItsControllerUnlessTheSiteSaysOtherwise() {
        assertThat(url("10.0.0.20", PROFILE)).isEqualTo("http://10.0.0.20:8774/v2");
        assertThat(url("2001:db8::20", PROFILE)).isEqualTo("http://[2001:db8::20]:8774/v2");
        Profile site = PROFILE.with(Map.of("compute-url", "https://nova2.example.com:8774/v2/"));
        assertThat(url("10.0.0.20", site)).isEqualTo("https://nova2.example.com:8774/v2");
    }
}
