package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same file on two hosts, first alike, then not. */
class ReviewOnTwoHostsTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final String CONF = "/etc/keystone/keystone.conf";
    private final FakeHosts hosts = new FakeHosts();
    private final Journal journal = TestDoor.journal();
    private final FileReviews reviews = new FileReviews(journal);
    private final Site site =
            new Site(
                    TestCloudFile.with(
                            List.of(
                                    TestCloudFile.host("ctl1", List.of("identity")),
                                    TestCloudFile.host("ctl22", List.of("identity"))),
                            "ctl1",
                            "keystone"),
                    hosts,
                    Profiles.load("havana-icehouse"),
                    pause -> {});

    @BeforeEach
    void theNewPackageSetsAnOption() {
        for (String host : List.of("ctl1", "ctl22")) {
            hosts.host(host).files().put(CONF, "[DEFAULT]\nbind_host = 10.0.0.1\n");
            hosts.host(host).files().put(CONF + ".rpmnew", "[DEFAULT]\nlog_dir = /var/log/k\n");
        }
    }

    private List<FileReview> open() {
        Key look =
                new Key(
                        "updateSchema",
                        Subject.service("keystone"),
                        Place.host("ctl1"),
                        FileReviews.LEFT);
        journal.note(
                CHANGE, look, "look", new ReviewedFiles(site, journal).left(CHANGE, "keystone"));
        return reviews.open(CHANGE, "keystone");
    }

    private void decideTheFirst() {
        reviews.decide(
                CHANGE,
                "keystone",
                open().get(0).key(),
                FileDecision.of("edit", "DEFAULT/log_dir = /srv/log", "olga", "our log disk"));
    }

    @Test
    void oneDecisionIsForAllHostsOnWhichTheFileIsAlike() {
        assertThat(open())
                .singleElement()
                .satisfies(file -> assertThat(file.alike()).containsExactly("ctl22"));
        decideTheFirst();
        assertThat(open()).isEmpty();
    }

    @Test
    void whatBecomesOfEachOptionIsOnRecord() {
        decideTheFirst();
        assertThat(journal.last(CHANGE, Subject.service("keystone"), FileReviews.STEP))
                .hasSize(2)
                .allSatisfy(
                        entry ->
                                assertThat(entry.what().lines())
                                        .contains("DEFAULT/log_dir: - becomes /srv/log")
                                        .anyMatch(
                                                line ->
                                                        line.startsWith(
                                                                "DEFAULT/bind_host: 10.0.0.1 stays")));
    }

    @Test
    void aValueThatEachHostHasOfItsOwnIsNothingToDecideOn() {
        hosts.host("ctl22").files().put(CONF, "[DEFAULT]\nbind_host = 10.0.0.2\n");
        assertThat(open())
                .singleElement()
                .satisfies(
                        file ->
                                assertThat(file.rows())
                                        .filteredOn(
                                                r -> r.get("option").equals("DEFAULT/bind_host"))
                                        .extracting(r -> r.get("yours"))
                                        .containsExactly("(differs between hosts)"));
    }

    @Test
    void aDecisionIsOfferedAgainOnTheNextHostWithWhoAndWhy() {
        hosts.host("ctl22").files().put(CONF, "[DEFAULT]\nlog_dir = /srv/other\n");
        assertThat(open()).hasSize(2);
        decideTheFirst();
        assertThat(open())
                .singleElement()
                .satisfies(
                        file ->
                                assertThat(file.rows())
                                        .filteredOn(r -> r.get("option").equals("DEFAULT/log_dir"))
                                        .extracting(r -> r.get("before"))
                                        .containsExactly(
                                                "= /srv/log (olga: our log disk), as on ctl1"));
    }
}
