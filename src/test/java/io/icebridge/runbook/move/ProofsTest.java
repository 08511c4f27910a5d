package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.runbook.StepFailure;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot can stand for a disk, and a volume has come, only if the cloud says so itself. */
class ProofsTest {
    private static final long GIB = 1 << 30;

    private final StillCloud cloud = new StillCloud();
    private final DefinitionSample saved = new DefinitionSample();

    private void image(
            String status, long size, String checksum, String owner, int minDisk, int minMemory) {
        cloud.images.put(
                "i9",
                new Image(
                        "i9", "i9", status, size, checksum, owner, minDisk, minMemory, true, 0,
                        List.of(), "{}"));
    }

    private void proveSnapshot() {
        SnapshotProof.of(SnapshotProof.image(cloud.port(), "i9"), saved.get());
    }

    private AbstractThrowableAssert<?, ?> notProven() {
        return assertThatThrownBy(this::proveSnapshot).isInstanceOf(StepFailure.class);
    }

    @Test
    void anActiveImageOfTheProjectWithContentAndChecksumStandsForTheDisk() {
        image("active", GIB, "c0ffee", "p", 10, 512);
        assertThatCode(this::proveSnapshot).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "saving"})
    void oneThatIsUnderWayIsWaitedFor(String status) {
        image(status, 0, "", "p", 0, 0);
        assertThatThrownBy(this::proveSnapshot)
                .isInstanceOfSatisfying(
                        CloudFailure.class,
                        f -> assertThat(f.reason()).isEqualTo(CloudFailure.Reason.BUSY));
    }

    @ParameterizedTest
    @CsvSource({
        "killed, 1, c0ffee, p, is killed",
        "active, 0, c0ffee, p, is empty",
        "active, 1, '', p, has no checksum",
        "active, 1, c0ffee, p-admin, belongs to project p-admin"
    })
    void anythingElseStandsForNothing(
            String status, long size, String checksum, String owner, String why) {
        image(status, size, checksum, owner, 0, 0);
        notProven().hasMessage("the snapshot i9 " + why);
    }

    @Test
    void theFlavorMustHoldIt() {
        image("active", GIB, "c0ffee", "p", 11, 0);
        notProven().hasMessageContaining("larger disk");
        image("active", GIB, "c0ffee", "p", 0, 513);
        notProven().hasMessageContaining("more memory");
    }

    @Test
    void aFlavorWithoutASizeOfItsOwnHoldsAnyDisk() {
        saved.flavor = Samples.flavor("1", 512, 1, 0);
        image("active", GIB, "c0ffee", "p", 11, 0);
        assertThatCode(this::proveSnapshot).doesNotThrowAnyException();
    }

    @Test
    void oneThatIsGoneStandsForNothing() {
        notProven().hasMessage("the snapshot i9 is gone");
    }

    private VolumeProof volume(String status) {
        cloud.volumes.put("v1", Samples.volume("v1", status));
        return new VolumeProof(
                new MovingTables().crossing(cloud.port(), TestCloudFile.with(List.of(), "ctl")),
                saved.get());
    }

    private static final Attachment V1 = new Attachment("s1", "v1", "/dev/vdb");

    @Test
    void aVolumeIsOnAServerWhenCinderSaysThatItIsInUse() {
        assertThat(volume("in-use").now("v1")).isEqualTo(VolumeProof.ON);
    }

    @Test
    void aVolumeThatIsStillAttachingIsWaitedFor() {
        assertThatThrownBy(() -> volume("attaching").seen(V1, "n1"))
                .isInstanceOf(CloudFailure.class)
                .hasMessageContaining("is still attaching");
    }

    @ParameterizedTest
    @ValueSource(strings = {"available", "detaching", "error"})
    void aVolumeInAnyOtherStateIsNotOnTheServer(String status) {
        assertThat(volume(status).now("v1")).isEqualTo(status);
    }

    @Test
    void aVolumeThatCinderDoesNotHaveIsGone() {
        VolumeProof proof = volume("in-use");
        cloud.volumes.clear();
        assertThat(proof.now("v1")).isEqualTo("gone");
    }

    @Test
    void aDetachmentThatIsUnderWayIsNotAskedForAgain() {
        assertThat(volume("detaching").leaving("v1")).isTrue();
        assertThat(volume("in-use").leaving("v1")).isFalse();
    }
}
