package io.icebridge.runbook.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Images;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.change.AllowanceChanges;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.IdentityChanges;
import io.icebridge.cloud.change.ImageChanges;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestJournal;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CleanUpTest {
    private static final String CHANGE = "CHG1";
    private final Journal journal = TestJournal.fresh();
    private final List<String> calls = new ArrayList<>();
    private final CleanUp cleanUp =
            new CleanUp(
                    new Site(
                            TestCloudFile.with("ctl1", List.of("identity")),
                            new FakeHosts(),
                            Profiles.load("havana-icehouse"),
                            journal,
                            pause -> {}),
                    cloud());

    private Cloud cloud() {
        Image image = new Image("i", "i", "active", 1, "c", "p", 0, 0, true, List.of(), "{}");
        Images images = Fake.of(Images.class).answering("image", a -> Optional.of(image)).port();
        Allowances keys =
                Fake.of(Allowances.class)
                        .answering("keyPairs", a -> List.of(new KeyPair("web", "ssh-rsa THEIRS")))
                        .port();
        return Fake.of(Cloud.class)
                .answering("images", a -> images)
                .answering("allowances", a -> keys)
                .answering("changing", a -> changes(image))
                .port();
    }

    private CloudChanges changes(Image image) {
        ImageChanges images =
                Fake.of(ImageChanges.class)
                        .answering(
                                "protect",
                                a -> {
                                    calls.add("protect " + a[0] + " " + a[1]);
                                    return image;
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
                        .answering("revokeRole", a -> calls.add("revoke in " + a[0]))
                        .port();
        return Fake.of(CloudChanges.class)
                .answering("images", a -> images)
                .answering("allowances", a -> keys)
                .answering("identity", a -> identity)
                .port();
    }

    private void did(String subject, String step, String result) {
        journal.perform(new Intent(CHANGE, subject, step, ""), () -> result);
    }

    @Test
    void onlyASnapshotWhoseTimeIsOverIsDeleted() {
        did("server s1", "takeSnapshot", "image-1");
        did("server s1", "keepSnapshot", "until 2014-05-01T00:00:00Z");
        did("server s2", "takeSnapshot", "image-2");
        did("server s2", "keepSnapshot", "until 2999-05-01T00:00:00Z");
        assertThat(cleanUp.run(CHANGE))
                .contains("1 expired snapshots deleted, 1 kept, the last until 2999-05-01");
        assertThat(calls).containsExactly("protect image-1 false", "delete image-1");
    }

    private void lent(String name, String key) {
        journal.perform(
                new Intent(CHANGE, "change", "lendKey." + name, "import key pair " + key),
                () -> name);
    }

    @Test
    void aKeyPairThatWasNotGivenBackIs() {
        lent("web", "ssh-rsa THEIRS");
        did("change", "keepKey.web", "ssh-rsa OURS");
        lent("gone", "ssh-rsa OTHERS");
        did("change", "returnKey.gone", "deleted");
        assertThat(cleanUp.run(CHANGE)).contains("1 key pairs given back");
        assertThat(calls)
                .containsExactly(
                        "delete key web", "import KeyPair[name=web, publicKey=ssh-rsa OURS]");
    }

    @Test
    void aRoleThatTheChangeGaveItselfIsTakenBackOnce() {
        did("project p1", "grantRole", "granted");
        did("project p2", "holdsRole", "held before");
        cleanUp.run(CHANGE);
        cleanUp.run(CHANGE);
        assertThat(calls).containsExactly("revoke in p1");
    }
}
