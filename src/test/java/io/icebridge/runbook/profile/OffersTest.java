package io.icebridge.runbook.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.readiness.Offered;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile offers is said in its file, and what it lacks in a sentence. */
class OffersTest {
    private final Profile zed = Profiles.load("zed");

    @Test
    void whatIsNotOfferedIsNamedWithWhatItWouldNeedAndWhatCanBeStartedInstead() {
        assertThat(zed.against("upgrade-services"))
                .contains(
                        "the profile zed does not offer upgrade-services, having no configuration,"
                                + " rehearsal, services; what can be started with it is"
                                + " move-servers, retire-nova");
        assertThat(zed.against("upgrade-cloud").orElseThrow())
                .contains("fill.keyPairs", "nova.set", "finalPackages");
    }

    @Test
    void whatIsOfferedIsNotRefused() {
        assertThat(zed.against("move-servers")).isEmpty();
        assertThat(zed.against("retire-nova")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upgrade-cloud",
                "upgrade-services",
                "deploy-parallel-nova",
                "move-servers",
                "retire-nova"
            })
    void theFirstProfileOffersAll(String model) {
        assertThat(Profiles.load("havana-icehouse").against(model)).isEmpty();
    }

    @Test
    void aProfileThatOffersWhatItHasNotIsRefusedAsItIsRead() {
        assertThatThrownBy(() -> Profiles.load("hollow"))
                .hasMessage(
                        "profile hollow offers retire-nova, but has no host, jobs, database, nova.endUnit");
    }

    @Test
    void whoeverReadsAPlanIsToldWhatIsNoPartOfIt() {
        assertThat(Offered.notOffered(zed))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.blocks()).isFalse();
                            assertThat(finding.subject()).isEqualTo("profile zed");
                            assertThat(finding.what())
                                    .contains(
                                            "upgrade-cloud",
                                            "deploy-parallel-nova",
                                            "redeploy-node");
                            assertThat(finding.remedy()).contains("move-servers or retire-nova");
                        });
        assertThat(Offered.notOffered(Profiles.load("havana-icehouse"))).isEmpty();
    }

    @Test
    void aSettingThatAProfileHasNotIsNotTakenAndForgotten() {
        assertThatThrownBy(() -> zed.with(Map.of("repository-url", "http://mirror/a.rpm")))
                .hasMessage("profile zed has no setting repository-url; take it away");
    }

    @Test
    void aCloudOfTodayHasNeutron() {
        assertThat(zed.networks()).containsExactly(NetworkKind.NEUTRON);
    }
}
