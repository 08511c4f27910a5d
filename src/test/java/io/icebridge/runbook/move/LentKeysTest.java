package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.TestDoor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LentKeysTest {
    private static final Change CHANGE = new Change("CHG");

    private static final KeyPair OWN = new KeyPair("web", "ssh-rsa OWN admin@site");
    private static final KeyPair THEIRS = new KeyPair("web", "ssh-rsa THEIRS somebody");

    private final KeyPairsThere nova = new KeyPairsThere();
    private final Map<String, KeyPair> there = nova.there;
    private final LentKeys keys =
            new LentKeys(
                    TestDoor.open(TestDoor.journal(), nova.changes(), null),
                    nova.cloud(),
                    TestCloudFile.with("ctl1", List.of("identity")));

    private void lend() {
        keys.keep(CHANGE, OWN);
        there.remove("web");
        keys.lend(CHANGE, THEIRS);
    }

    private void unheardLending() {
        nova.deaf = true;
        assertThatThrownBy(this::lend).isInstanceOf(CloudFailure.class);
        nova.deaf = false;
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
