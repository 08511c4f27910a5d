package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.change.AllowanceChanges;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.TestDoor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LentKeysTest {
    private static final Change CHANGE = new Change("CHG");

    private static final KeyPair OWN = new KeyPair("web", "ssh-rsa OWN admin@site");
    private static final KeyPair THEIRS = new KeyPair("web", "ssh-rsa THEIRS somebody");

    private final Map<String, KeyPair> there = new TreeMap<>();
    private boolean deaf;
    private final LentKeys keys =
            new LentKeys(
                    TestDoor.open(TestDoor.journal(), changes(), null),
                    nova(),
                    TestCloudFile.with("ctl1", List.of("identity")));

    private Cloud nova() {
        Allowances listed =
                Fake.of(Allowances.class)
                        .answering("keyPairs", a -> List.copyOf(there.values()))
                        .port();
        return Fake.of(Cloud.class).answering("allowances", a -> listed).port();
    }

    private CloudChanges changes() {
        AllowanceChanges changed =
                Fake.of(AllowanceChanges.class)
                        .answering("deleteKeyPair", a -> there.remove(a[0]))
                        .answering("importKeyPair", a -> imported((KeyPair) a[0]))
                        .port();
        return Fake.of(CloudChanges.class).answering("allowances", a -> changed).port();
    }

    private Object imported(KeyPair key) {
        there.put(key.name(), key);
        if (deaf) {
            throw new CloudFailure(Reason.UNKNOWN, "POST os-keypairs", 0, 0, "timed out", null);
        }
        return null;
    }

    private void lend() {
        keys.keep(CHANGE, OWN);
        there.remove("web");
        keys.lend(CHANGE, THEIRS);
    }

    private void unheardLending() {
        deaf = true;
        assertThatThrownBy(this::lend).isInstanceOf(CloudFailure.class);
        deaf = false;
    }

    @Test
    void theAdministratorsOwnIsBackThoughTheImportOfAnotherWasNeverAnswered() {
        unheardLending();
        assertThat(there.values()).containsExactly(THEIRS);
        assertThat(keys.giveBack(CHANGE, "closeMoves")).startsWith("1 ");
        assertThat(there.values()).containsExactly(OWN);
        assertThat(keys.giveBack(CHANGE, "closeMoves")).startsWith("0 ");
    }

    @Test
    void theAdministratorsOwnIsBackThoughNothingWasLentInItsPlace() {
        keys.keep(CHANGE, OWN);
        keys.giveBack(CHANGE, "closeMoves");
        assertThat(there.values()).containsExactly(OWN);
    }

    @Test
    void oneThatCameLateWhileAnotherWasAboutToBeLentIsNotTakenForTheAdministrators() {
        unheardLending();
        there.clear();
        keys.lend(CHANGE, new KeyPair("web", "ssh-rsa OTHERS somebody"));
        there.put("web", THEIRS);
        assertThat(keys.ours(CHANGE, THEIRS)).isTrue();
        keys.giveBack(CHANGE, "closeMoves");
        assertThat(there.values()).containsExactly(OWN);
    }

    @Test
    void aKeyPairIsGivenBackEachTimeThatItIsLent() {
        for (int i = 0; i < 3; i++) {
            lend();
            keys.giveBack(CHANGE, "closeMoves");
            assertThat(there.values()).containsExactly(OWN);
        }
    }

    @Test
    void aKeyPairThatThePersonPutBackHimselfStays() {
        KeyPair fresh = new KeyPair("web", "ssh-rsa FRESH");
        lend();
        there.put("web", fresh);
        keys.giveBack(CHANGE, "closeMoves");
        assertThat(there.values()).containsExactly(fresh);
    }

    @Test
    void anImportThatWasNeverAnsweredIsKnownForOursWhateverItsComment() {
        unheardLending();
        KeyPair listed = new KeyPair("web", "ssh-rsa THEIRS");
        assertThat(keys.ours(CHANGE, listed)).isTrue();
        assertThat(keys.ours(CHANGE, OWN)).isFalse();
        keys.found(CHANGE, listed);
        keys.giveBack(CHANGE, "closeMoves");
        assertThat(there.values()).containsExactly(OWN);
    }
}
