package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Volume;
import io.icebridge.cloud.Volumes;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.VolumeChanges;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Pending;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cinder's test while its volume is slow, fails, or was left by an earlier try. */
class VolumeTrialTest {
    private static final CloudFile FILE =
            TestCloudFile.with("ctl1", List.of("volume", "database"), "cinder");
    private static final Change CHANGE = new Change("CHG1");
    private static final String NAME = "icebridge-test-cinder-CHG1";

    /** Statuses by id, in the order in which the volumes were made. */
    private final Map<String, String> volumes = new LinkedHashMap<>();

    private final Journal journal = TestDoor.journal();
    private final FakeHosts hosts = new FakeHosts();
    private final Runner runner = runner();
    private String born = "creating";
    private int made;

    private Runner runner() {
        Site site =
                new Site(
                        FILE,
                        hosts,
                        Profiles.load("havana-icehouse"),
                        pause -> {
                            throw new AssertionError("a thread waits");
                        });
        Door door = TestDoor.open(journal, changes(), TestDoor.changes(hosts));
        return new Runner(site, door, Clock.systemUTC());
    }

    private CloudChanges changes() {
        VolumeChanges changes =
                Fake.of(VolumeChanges.class)
                        .answering("create", a -> create())
                        .answering("delete", a -> volumes.remove((String) a[0]))
                        .port();
        return Fake.of(CloudChanges.class).answering("volumes", a -> changes).port();
    }

    private String create() {
        String id = "new-" + ++made;
        volumes.put(id, born);
        return id;
    }

    private Cloud cloud() {
        Volumes read =
                Fake.of(Volumes.class)
                        .answering(
                                "volumes",
                                a -> volumes.keySet().stream().map(this::volume).toList())
                        .answering(
                                "volume",
                                a ->
                                        Optional.of((String) a[0])
                                                .filter(volumes::containsKey)
                                                .map(this::volume))
                        .port();
        return Fake.of(Cloud.class).answering("volumes", a -> read).port();
    }

    private Volume volume(String id) {
        return new Volume(
                id, NAME, "p", volumes.get(id), 1, false, false, false, false, List.of(), "{}");
    }

    private Course trial() {
        CloudDraft draft =
                new CloudDraft("testService", Subject.service("cinder"), Place.cloud("cinder"));
        return new Course(
                draft.step(),
                draft.subject(),
                List.of(new VolumeTrial(cloud(), journal).of(draft, CHANGE, NAME)));
    }

    private Optional<Pending> pass() {
        return runner.carryOut(CHANGE, trial(), Instant.now());
    }

    @Test
    void whileTheVolumeIsMadeThePassEndsAndALaterOneGoesOn() {
        assertThat(pass()).isPresent();
        assertThat(IntStream.range(0, 5).allMatch(n -> pass().isPresent())).isTrue();
        assertThat(volumes).containsOnlyKeys("new-1");
        volumes.put("new-1", "available");
        assertThat(pass()).isEmpty();
        assertThat(volumes).isEmpty();
        assertThat(made).isEqualTo(1);
    }

    @Test
    void afterOneThatFailedTheNextTryDeletesItAndMakesAnother() {
        born = "error";
        assertThatThrownBy(this::pass)
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("did not become available");
        assertThat(volumes).containsOnlyKeys("new-1");
        born = "available";
        assertThat(pass()).isEmpty();
        assertThat(volumes).isEmpty();
        assertThat(made).isEqualTo(2);
    }

    @Test
    void oneLeftByAnEarlierTryThatIsStillMadeIsWaitedForAndDeleted() {
        volumes.put("left", "creating");
        born = "available";
        assertThat(pass()).isPresent();
        assertThat(made).isZero();
        volumes.put("left", "available");
        assertThat(pass()).isEmpty();
        assertThat(volumes).isEmpty();
    }
}
