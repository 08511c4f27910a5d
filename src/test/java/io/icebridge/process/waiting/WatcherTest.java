package io.icebridge.process.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.MovableClock;
import io.icebridge.cloud.Hearsay;
import io.icebridge.process.waiting.Watch.Waiting;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a cloud that tells something itself is asked, and when one that does not. */
class WatcherTest {
    private static final String MESSAGE = "serverStopped";
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final ProcessEngine engine =
            new StandaloneInMemProcessEngineConfiguration()
                    .setJdbcUrl("jdbc:h2:mem:watcher;DB_CLOSE_DELAY=-1")
                    .setDatabaseSchemaUpdate("create-drop")
                    .setJobExecutorActivate(false)
                    .buildProcessEngine();
    private final MovableClock clock = new MovableClock();
    private final Mentions mentions = new Mentions(clock);
    private final Set<String> stopped = new TreeSet<>();
    private int looks;
    private boolean broken;
    private Watcher watcher =
            watcher(
                    Watch.of(Duration.ZERO, Set.of("server"), this::look)
                            .shownBy(others -> Optional.empty()));

    private Watcher watcher(Watch watch) {
        return new Watcher(
                engine.getRuntimeService(),
                Map.of(MESSAGE, watch),
                clock,
                new Pace(ROUND),
                new Patience(1),
                mentions,
                () -> {});
    }

    private Watch forFiveSeconds() {
        return Watch.of(Duration.ofSeconds(5), Set.of("server"), this::look);
    }

    private Set<String> look(Collection<Waiting> waiting) {
        looks++;
        if (broken) {
            throw new IllegalStateException("the cloud does not answer");
        }
        return waiting.stream()
                .filter(w -> stopped.contains(w.variables().get("server")))
                .map(Waiting::executionId)
                .collect(Collectors.toSet());
    }

    @BeforeEach
    void aModelThatWaits() {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "waits.bpmn",
                        Bpmn.createExecutableProcess("waits")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .receiveTask()
                                .message(MESSAGE)
                                .endEvent()
                                .done())
                .deploy();
    }

    @AfterEach
    void end() {
        engine.close();
    }

    private void waitsFor(String server) {
        engine.getRuntimeService()
                .startProcessInstanceByKey("waits", Map.of("server", (Object) server));
    }

    private long waiting() {
        return engine.getRuntimeService().createProcessInstanceQuery().count();
    }

    private void rounds(int n) {
        for (int i = 0; i < n; i++) {
            watcher.passAtOnce();
            watcher.look();
            clock.move(ROUND);
        }
    }

    private void told(String server) {
        stopped.add(server);
        mentions.heard(new Hearsay.Of(Set.of(server)));
        watcher.passAtOnce();
    }

    @Test
    void whatTheCloudTellsOfIsLookedAtBetweenTwoRounds() {
        waitsFor("s1");
        rounds(3);
        told("s1");
        assertThat(waiting()).isZero();
    }

    private long late() {
        return engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .variableName(Late.WAIT.name())
                .count();
    }

    @Test
    void whatMustComeAndDoesNotFailsTheNextStep() {
        watcher = watcher(forFiveSeconds());
        waitsFor("s1");
        rounds(8);
        assertThat(waiting()).isZero();
        assertThat(late()).isOne();
    }

    @Test
    void whatNeedNotComeKeepsTheNextStepFromNothing() {
        watcher = watcher(forFiveSeconds().orNot());
        waitsFor("s1");
        rounds(4);
        assertThat(waiting()).isOne();
        rounds(4);
        assertThat(waiting()).isZero();
        assertThat(late()).isZero();
    }

    @Test
    void whatTheCloudToldBeforeAnybodyWaitedIsLookedAtToo() {
        told("s1");
        waitsFor("s1");
        watcher.passAtOnce();
        assertThat(waiting()).isZero();
    }

    @Test
    void whatIsToldOfOthersMakesNoLook() {
        waitsFor("s1");
        rounds(1);
        int before = looks;
        told("s2");
        assertThat(looks).isEqualTo(before);
    }

    @Test
    void aWordThatProvesUntrueMakesOneLookAndSilence() {
        waitsFor("s1");
        rounds(1);
        int before = looks;
        mentions.heard(new Hearsay.Of(Set.of("s1")));
        watcher.passAtOnce();
        watcher.passAtOnce();
        assertThat(looks).isEqualTo(before + 1);
        assertThat(waiting()).isOne();
    }

    @Test
    void whereTheCloudTellsItselfItIsHardlyAsked() {
        waitsFor("s1");
        rounds(3);
        told("s1");
        waitsFor("s2");
        int before = looks;
        rounds(9);
        assertThat(looks).isEqualTo(before);
        told("s2");
        assertThat(waiting()).isZero();
    }

    @Test
    void aCloudThatTellsSilenceIsAskedAgain() {
        waitsFor("s1");
        rounds(3);
        told("s1");
        waitsFor("s2");
        stopped.add("s2");
        rounds(11);
        assertThat(waiting()).isZero();
        waitsFor("s3");
        stopped.add("s3");
        rounds(6);
        assertThat(waiting()).isZero();
    }

    @Test
    void aLookThatFailsIsNotRepeatedForOneWord() {
        waitsFor("s1");
        rounds(1);
        int before = looks;
        broken = true;
        mentions.heard(new Hearsay.Of(Set.of("s1")));
        watcher.passAtOnce();
        watcher.passAtOnce();
        assertThat(looks).isEqualTo(before + 1);
    }
}
