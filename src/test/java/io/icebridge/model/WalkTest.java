package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalkTest {
    private static Walk walk;

    @BeforeAll
    static void build() {
        walk = new Walk();
    }

    @AfterAll
    static void close() {
        walk.close();
    }

    @BeforeEach
    void begin() {
        walk.anew().sets("takeInventory", "blockers", 0);
    }

    private void everyServiceIsThere() {
        walk.step(
                "findService",
                e -> {
                    e.setVariable("serviceFound", true);
                    e.setVariable("filesToReview", List.of("ctl:/etc/a.conf", "ctl:/etc/b.conf"));
                });
    }

    @Test
    void aRejectedPlanStopsTheChangeBeforeAnythingIsTouched() {
        walk.sets("checkDecision", "verdict", "REJECTED")
                .answer("decide", "reject")
                .start("upgrade-cloud");
        assertThat(walk.ends("upgrade-cloud")).containsExactly("stopping");
        assertThat(walk.done).endsWith("checkDecision", "recordStop").doesNotContain("findService");
    }

    @Test
    void anApprovalFromWhichTheCloudDriftedIsAskedForAgainOnAnEmptyForm() {
        walk.sets("checkDecision", "verdict", "DRIFTED", "APPROVED")
                .answer("decide", "approve")
                .start("obtain-approval");
        Task again = walk.engine.getTaskService().createTaskQuery().singleResult();
        assertThat(walk.engine.getTaskService().getVariables(again.getId()))
                .containsEntry("decision", null)
                .containsEntry("comment", null);
        walk.answer("decide", "approve").goOn();
        assertThat(walk.ends("obtain-approval")).containsExactly("gateApproved");
    }

    @Test
    void aServiceThatTheCloudLacksIsSkipped() {
        walk.sets("findService", "serviceFound", false).start("upgrade-services");
        assertThat(walk.done).hasSize(6).containsOnly("findService");
        assertThat(walk.ends("upgrade-services")).containsExactly("servicesOnIcehouse");
    }

    @Test
    void aFailedStepRunsAgainWhenAPersonSaysSo() {
        everyServiceIsThere();
        walk.step("updateSchema", Walk::fail, e -> {})
                .answer("decide", "approve", "approve")
                .answer("decideOnService", "retry")
                .answer("reviewConfiguration", "keep", "take")
                .start("upgrade-service");
        assertThat(walk.done)
                .containsSubsequence(
                        "updateSchema",
                        "recordDecision",
                        "backUpService",
                        "updateSchema",
                        "recordReview",
                        "recordReview",
                        "startService",
                        "testService");
        assertThat(walk.ends("upgrade-service")).containsExactly("serviceUpgraded");
    }

    @Test
    void aRestoredServiceWaitsForTheNextDecisionAndAStopReachesWhoeverStarted() {
        everyServiceIsThere();
        walk.step("stopService", Walk::fail)
                .step("restoreDatabase", Walk::fail, e -> {})
                .answer("decide", "approve")
                .answer("decideOnService", "restore", "restore", "stop")
                .start("upgrade-services");
        assertThat(walk.done).containsOnlyOnce("testRestoredService").endsWith("recordStop");
        assertThat(walk.ends("upgrade-services")).containsExactly("stopping");
    }

    @Test
    void aStopInAPartStopsTheWholeChange() {
        walk.sets("findService", "serviceFound", false)
                .sets("listPackageHosts", "packageHosts", List.of())
                .step("installNova", Walk::fail)
                .answer("decide", "approve", "approve", "approve")
                .answer("decideOnDeployment", "stop")
                .start("upgrade-cloud");
        assertThat(walk.done).endsWith("installNova", "recordStop", "recordStop");
        assertThat(walk.ends("upgrade-cloud")).containsExactly("stopping");
    }

    @Test
    void findingsAreAcceptedOrTheChecksRunAgain() {
        walk.sets("takeInventory", "blockers", 2)
                .step("checkRegions", Walk::fail, e -> {})
                .answer("resolveFindings", "again", "again", "accept")
                .start("check-readiness");
        assertThat(walk.done).filteredOn("checkHosts"::equals).hasSize(3);
        assertThat(walk.ends("check-readiness")).containsExactly("findingsAccepted");
    }
}
