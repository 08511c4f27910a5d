package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.change.AllowanceChanges;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** With which key pair a server is booted, whatever became of it since the one before. */
class TemporaryKeysTest {
    private static final Change CHANGE = new Change("CHG");
    private static final KeyPair OWN = new KeyPair("web", "ssh-rsa OWN admin@site");
    private static final KeyPair THEIRS = new KeyPair("web", "ssh-rsa THEIRS somebody");

    private final Map<String, KeyPair> there = new TreeMap<>(Map.of("web", OWN));
    private final Crossing crossing =
            new MovingTables()
                    .crossing(nova(), TestCloudFile.with("ctl1", List.of("identity")), changes());
    private final TemporaryKeys keys = new TemporaryKeys(crossing, Clock.systemUTC());

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
                        .answering("importKeyPair", a -> there.put("web", (KeyPair) a[0]))
                        .port();
        return Fake.of(CloudChanges.class).answering("allowances", a -> changed).port();
    }

    /** What Nova would copy into the server. */
    private KeyPair booted() {
        DefinitionSample saved = new DefinitionSample();
        saved.server.key("web");
        saved.facts = DefinitionSample.facts(false, THEIRS.publicKey());
        return keys.with(CHANGE, saved.get(), there::get);
    }

    @Test
    void aServerThatIsBootedRightAfterTheKeysWereGivenBackGetsItsOwnersAllTheSame() {
        assertThat(booted()).isEqualTo(THEIRS);
        new LentKeys(crossing.door(), crossing.cloud(), crossing.file())
                .giveBack(CHANGE, "closeMoves");
        assertThat(there.values()).containsExactly(OWN);
        assertThat(booted()).isEqualTo(THEIRS);
    }
}
