package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.config.Review.Choice;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a package leaves for review is shown, and whatever is shown can be decided on. */
class EveryOptionShownTest {
    private static final Change CHANGE = new Change("CHG1");

    /** What is in force, and what the new package brings. */
    private static final Map<String, String[]> TEXTS =
            Map.of(
                    ".conf",
                    new String[] {
                        "[DEFAULT]\nverbose = True\n[Filter:authtoken]\nauth_host: ours\n",
                        "[DEFAULT]\nverbose = False\n[filter:authtoken]\nauth_port = 1\n"
                    },
                    "settings",
                    new String[] {
                        "import os\nSECRET_KEY = 'x'\nif DEBUG and os.path.exists('/etc/Site'):\n"
                                + "    TIME_ZONE = 'CET'\nCACHES['default']['KEY'] = 1\n",
                        "DEBUG = True\nSECRET_KEY = ''\nCACHES = {'default': {}}\n"
                    },
                    ".json",
                    new String[] {
                        "{\n  \"admin\": \"role:boss\",\n  \"identity:get_credential\": [[\"rule:admin\"]],"
                                + "\n  \"site:own\": \"@\"}\n",
                        "{\"admin\": \"role:admin\",\n \"identity:get_credential\": \"rule:admin\",\n"
                                + " \"identity:new\": \"rule:admin\"}"
                    });

    private final FakeHosts hosts = new FakeHosts();

    private FileReview reviewed(String service, String path) {
        String[] texts =
                TEXTS.entrySet().stream()
                        .filter(e -> path.endsWith(e.getKey()))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
        hosts.host("h1").files().put(path, texts[0]);
        hosts.host("h1").files().put(path + FileReview.NEW, texts[1]);
        Site site =
                new Site(
                        TestCloudFile.with("h1", List.of("identity", "dashboard"), service),
                        hosts,
                        Profiles.load("havana-icehouse"),
                        pause -> {});
        return new ReviewedFiles(site, TestDoor.journal()).left(CHANGE, service).files().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "keystone, /etc/keystone/keystone.conf, 3",
        "keystone, /etc/keystone/policy.json, 4",
        "horizon, /etc/openstack-dashboard/local_settings, 6"
    })
    void eachCanBeKeptTakenAndSet(String service, String path, int options) {
        FileReview file = reviewed(service, path);
        assertThat(file.rows()).hasSizeGreaterThanOrEqualTo(options);
        for (Map<String, String> row : file.rows()) {
            for (String said : List.of(" keep", " take", " = value")) {
                FileDecision decision =
                        FileDecision.of("edit", row.get("option") + said, "olga", "");
                assertThatCode(
                                () -> {
                                    file.check(decision);
                                    file.outcome(decision.edits());
                                })
                        .as(row.get("option") + said)
                        .doesNotThrowAnyException();
            }
            assertThat(decided(row)).as(row.get("option")).isEqualTo(Choice.TAKE);
        }
    }

    private static Choice decided(Map<String, String> row) {
        return FileDecision.of("edit", row.get("option") + " take", "olga", "")
                .edits()
                .choice(row.get("option"), Choice.KEEP);
    }
}
