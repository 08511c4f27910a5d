package io.icebridge.runbook.retire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.MovableClock;
import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Images;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.change.AllowanceChanges;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.IdentityChanges;
import io.icebridge.cloud.change.ImageChanges;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.NotNow;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.move.Roles;
import io.icebridge.runbook.move.Until;
import io.icebridge.runbook.profile.Profiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CleanUpTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final CloudFile FILE = TestCloudFile.with("ctl1", List.of("identity"));

    private static final Image IMAGE =
            new Image("i", "i", "active", 1, "c", "p", 0, 0, true, 0, List.of(), "{}");

    private final Journal journal = TestDoor.journal();
    private final List<KeyPair> there = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Door door = TestDoor.open(journal, changes(), null);
    private final CleanUp cleanUp = new CleanUp(site(), cloud(), door, Clock.systemUTC());

    private static Site site() {
        return new Site(FILE, new FakeHosts(), Profiles.load("havana-icehouse"), pause -> {});
    }

    private Cloud cloud() {
        Images images = Fake.of(Images.class).answering("image", a -> Optional.of(IMAGE)).port();
        Allowances keys =
                Fake.of(Allowances.class).answering("keyPairs", a -> List.copyOf(there)).port();
        Identity identity =
                Fake.of(Identity.class).answering("holdsRole", a -> a[0].equals("p2")).port();
        return Fake.of(Cloud.class)
                .answering("identity", a -> identity)
                .answering("images", a -> images)
                .answering("allowances", a -> keys)
                .port();
    }

    private CloudChanges changes() {
        ImageChanges images =
                Fake.of(ImageChanges.class)
                        .answering(
                                "protect",
                                a -> {
                                    calls.add("protect " + a[0] + " " + a[1]);
                                    return IMAGE;
                                })
                        .answering("delete", a -> calls.add("delete " + a[0]))
                        .port();
        AllowanceChanges keys =
                Fake.of(AllowanceChanges.class)
                        .answering("deleteKeyPair", a -> calls.add("delete key " + a[0]))
                        .answering("importKeyPair", a -> calls.add("import " + a[0]))
                        .port();
        IdentityChanges identity =
                Fake.of(IdentityChanges.class)
                        .answering("grantRole", a -> calls.add("grant in " + a[0]))
                        .answering("revokeRole", a -> calls.add("revoke in " + a[0]))
                        .port();
        return Fake.of(CloudChanges.class)
                .answering("images", a -> images)
                .answering("allowances", a -> keys)
                .answering("identity", a -> identity)
                .port();
    }

    private void kept(String server, String image, String until) {
        Key key = new Key("keepSnapshot", Subject.server(server), Place.cloud("image"), "keep");
        journal.note(CHANGE, key, "kept", new Until(image, Instant.parse(until)));
    }

    @Test
    void onlyASnapshotWhoseTimeIsOverIsDeleted() {
        kept("s1", "image-1", "2014-05-01T00:00:00Z");
        kept("s2", "image-2", "2999-05-01T00:00:00Z");
        assertThat(cleanUp.run(CHANGE))
                .contains("1 expired snapshots deleted, 1 kept, the last until 2999-05-01");
        assertThat(calls).containsExactly("protect image-1 false", "delete image-1");
    }

    @Test
    void manySnapshotsAreDeletedInSeveralJobs() {
        kept("s1", "image-1", "2014-05-01T00:00:00Z");
        kept("s2", "image-2", "2014-05-01T00:00:00Z");
        CleanUp slow = new CleanUp(site(), cloud(), door, new Slow());
        assertThatThrownBy(() -> slow.run(CHANGE)).isInstanceOf(NotNow.class);
        assertThat(slow.run(CHANGE)).contains("2 expired snapshots deleted");
        assertThat(calls).filteredOn(call -> call.startsWith("delete")).hasSize(2);
    }

    /** Two seconds pass at each look at it. */
    private static final class Slow extends MovableClock {
        Slow() {
            super(Instant.parse("2014-06-01T00:00:00Z"));
        }

        @Override
        public Instant instant() {
            move(Duration.ofSeconds(2));
            return super.instant();
        }
    }

    @Test
    void aRoleThatTheChangeGaveItselfIsTakenBackOnce() {
        new Roles(cloud(), FILE, door).grant(CHANGE, List.of("p1", "p2"));
        calls.clear();
        cleanUp.run(CHANGE);
        cleanUp.run(CHANGE);
        assertThat(calls).containsExactly("revoke in p1");
    }
}
