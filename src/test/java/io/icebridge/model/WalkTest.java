package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
        walk.sets("upgradeServicePackages", "filesOtherwise", List.of())
                .answer("reviewConfiguration", "keep", "take");
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
    void evidenceThatCannotBeCollectedIsAskedAboutAndNobodyPassesTheGateThere() {
        walk.step("collectEvidence", Walk::fail, Walk::fail, walk::collect)
                .answer("decideOnEvidence", "retry", "retry")
                .answer("decide", "approve")
                .start("obtain-approval");
        assertThat(walk.done).filteredOn("collectEvidence"::equals).hasSize(3);
        assertThat(walk.ends("obtain-approval")).containsExactly("gateApproved");
    }

    @Test
    void aServiceThatTheCloudLacksIsSkipped() {
        walk.sets("findService", "serviceFound", false)
                .answer("decide", "approve")
                .start("upgrade-services");
        assertThat(walk.done)
                .filteredOn(step -> !List.of("collectEvidence", "checkDecision").contains(step))
                .hasSize(7)
                .containsOnly("findService", "listOtherServices");
        assertThat(walk.ends("upgrade-services")).containsExactly("servicesOnIcehouse");
    }

    @Test
    void servicesThatAreNotDrawnFollowThoseThatAre() {
        List<Object> asked = new ArrayList<>();
        walk.step(
                        "findService",
                        e -> {
                            asked.add(e.getVariable("service"));
                            e.setVariable("serviceFound", false);
                        })
                .sets("listOtherServices", "otherServices", List.of("heat", "trove"))
                .answer("decide", "approve")
                .start("upgrade-services");
        assertThat(asked)
                .containsExactly(
                        "keystone",
                        "swift",
                        "cinder",
                        "glance",
                        "neutron",
                        "horizon",
                        "heat",
                        "trove");
        assertThat(walk.ends("upgrade-services")).containsExactly("servicesOnIcehouse");
    }

    @Test
    void aFailedStepRunsAgainWhenAPersonSaysSoAndNeitherRehearsalNorGateDoes() {
        everyServiceIsThere();
        walk.step("updateSchema", Walk::fail, e -> {})
                .answer("decide", "approve")
                .answer("decideOnService", "retry")
                .start("upgrade-service");
        assertThat(walk.done)
                .containsExactly(
                        "findService",
                        "rehearseSchema",
                        "recordReview",
                        "recordReview",
                        "collectEvidence",
                        "checkDecision",
                        "backUpService",
                        "stopService",
                        "upgradeServicePackages",
                        "updateSchema",
                        "backUpService",
                        "stopService",
                        "upgradeServicePackages",
                        "updateSchema",
                        "startService",
                        "testService");
        assertThat(walk.ends("upgrade-service")).containsExactly("serviceUpgraded");
    }

    @Test
    void onlyWhatWasDoneByHandIsSettledOnTheWayBack() {
        everyServiceIsThere();
        walk.step("updateSchema", Walk::fail, e -> {})
                .answer("decide", "approve")
                .answer("decideOnService", "byHand")
                .start("upgrade-service");
        assertThat(walk.done)
                .containsSubsequence("updateSchema", "recordDecision", "backUpService");
        assertThat(walk.ends("upgrade-service")).containsExactly("serviceUpgraded");
    }

    @Test
    void aFailedRehearsalIsDecidedOnBeforeTheGate() {
        everyServiceIsThere();
        walk.step("rehearseSchema", Walk::fail, Walk::fail, e -> {})
                .answer("decideOnRehearsal", "retry", "byHand")
                .answer("decide", "approve")
                .start("upgrade-service");
        assertThat(walk.done)
                .startsWith(
                        "findService",
                        "rehearseSchema",
                        "rehearseSchema",
                        "recordDecision",
                        "rehearseSchema",
                        "recordReview");
        assertThat(walk.ends("upgrade-service")).containsExactly("serviceUpgraded");
    }

    @Test
    void aFileThatTurnsOutOtherwiseIsReviewedAgainBeforeTheServiceStarts() {
        everyServiceIsThere();
        walk.sets("updateSchema", "filesOtherwise", List.of("ctl:/etc/a.conf"))
                .answer("decide", "approve")
                .start("upgrade-service");
        assertThat(walk.done).endsWith("updateSchema");
        walk.answer("reviewAgain", "keep").goOn();
        assertThat(walk.done).endsWith("recordReview", "startService", "testService");
    }

    @Test
    void aRejectedGateEndsAPartThatWasStartedAlone() {
        for (String part : List.of("deploy-parallel-nova", "move-servers", "retire-nova")) {
            walk.anew()
                    .sets("checkDecision", "verdict", "REJECTED")
                    .answer("decide", "reject")
                    .start(part);
            assertThat(walk.done).endsWith("checkDecision", "recordStop");
            assertThat(walk.ends(part)).containsExactly("stopping");
        }
    }

    @Test
    void aDecisionToStopEndsAPartThatWasStartedAlone() {
        walk.step("stopOldNova", Walk::fail)
                .answer("decide", "approve")
                .answer("decideOnRetirement", "stop")
                .start("retire-nova");
        assertThat(walk.done).endsWith("stopOldNova", "recordStop");
        assertThat(walk.ends("retire-nova")).containsExactly("stopping");
    }

    @Test
    void everyStageOfTheWholeHasItsGate() {
        walk.sets("findService", "serviceFound", false)
                .sets("listPackageHosts", "packageHosts", List.of())
                .sets("planWave", "waveState", "DONE")
                .answer("decide", "approve", "approve", "approve", "approve", "approve", "approve")
                .start("upgrade-cloud");
        walk.happens("probeActive");
        assertThat(walk.gates)
                .containsExactly(
                        "plan", "rehearsal", "packages", "parallel-nova", "move", "retirement");
        assertThat(walk.ends("upgrade-cloud")).containsExactly("cloudOnIcehouse");
    }

    @Test
    void aRestoredServiceWaitsForTheNextDecisionAndAStopReachesWhoeverStarted() {
        everyServiceIsThere();
        walk.step("stopService", Walk::fail)
                .step("restoreDatabase", Walk::fail, e -> {})
                .answer("decide", "approve", "approve")
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
                .answer("decide", "approve", "approve", "approve", "approve")
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
