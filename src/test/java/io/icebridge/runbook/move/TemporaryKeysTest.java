package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.KeyPair;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With which key pair a server is booted, whatever became of it since the one before. */
class TemporaryKeysTest {
    private static final Change CHANGE = new Change("CHG");
    private static final KeyPair OWN = new KeyPair("web", "ssh-rsa OWN admin@site");
    private static final KeyPair THEIRS = new KeyPair("web", "ssh-rsa THEIRS somebody");

    private final KeyPairsThere nova = new KeyPairsThere();
    private final Crossing crossing =
            new MovingTables()
                    .crossing(
                            nova.cloud(),
                            TestCloudFile.with("ctl1", List.of("identity")),
                            nova.changes());
    private final TemporaryKeys keys = new TemporaryKeys(crossing, Clock.systemUTC());

    /** What Nova would copy into the server. */
    private KeyPair booted() {
        DefinitionSample saved = new DefinitionSample();
        saved.server.key("web");
        saved.facts = DefinitionSample.facts(false, THEIRS.publicKey());
        return keys.with(CHANGE, saved.get(), nova.there::get);
    }

    @Test
    void aServerThatIsBootedRightAfterTheKeysWereGivenBackGetsItsOwnersAllTheSame() {
        nova.there.put("web", OWN);
        assertThat(booted()).isEqualTo(THEIRS);
        new LentKeys(crossing.door(), crossing.cloud(), crossing.file())
                .giveBack(CHANGE, "closeMoves");
        assertThat(nova.there.values()).containsExactly(OWN);
        assertThat(booted()).isEqualTo(THEIRS);
    }
}
