package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.KeyPair;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Key;
import io.icebridge.journal.NotNow;
import io.icebridge.journal.Subject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With which key pair a server is booted, whatever became of it since the one before. */
class TemporaryKeysTest {
    private static final Change CHANGE = new Change("CHG");
    private static final KeyPair OWN = new KeyPair("web", "ssh-rsa OWN admin@site");
    private static final KeyPair THEIRS = new KeyPair("web", "ssh-rsa THEIRS somebody");

    private static final KeyPair OTHER = new KeyPair("web", "ssh-rsa OTHER another");
    private static final CloudFile FILE = TestCloudFile.with("ctl1", List.of("identity"));

    private final KeyPairsThere nova = new KeyPairsThere();
    private final MovingTables tables = new MovingTables();
    private Crossing crossing = crossing();
    private TemporaryKeys keys = keys();

    private Crossing crossing() {
        return tables.crossing(nova.cloud(), FILE, nova.changes());
    }

    private TemporaryKeys keys() {
        return new TemporaryKeys(crossing, Clock.systemUTC());
    }

    private static Definition saved(KeyPair key) {
        DefinitionSample saved = new DefinitionSample();
        saved.server.key("web");
        saved.facts = DefinitionSample.facts(false, key.publicKey());
        return saved.get();
    }

    /** What Nova would copy into the server. */
    private KeyPair booted() {
        return booted(THEIRS);
    }

    private KeyPair booted(KeyPair key) {
        return keys.with(CHANGE, saved(key), nova.there::get);
    }

    /** Nova is asked for the server of {@link #THEIRS}, and nobody hears whether it took that. */
    private void bootsUnheard() {
        tables.definitions.save(CHANGE.id(), saved(THEIRS));
        String id = saved(THEIRS).server().id();
        Key boot = ServerAction.BOOT.key(FILE, "bootServer", Subject.server(id), "");
        assertThatThrownBy(
                        () ->
                                keys.with(
                                        CHANGE,
                                        saved(THEIRS),
                                        key -> {
                                            tables.journal().begun(CHANGE, Action.look(boot, key));
                                            throw new IllegalStateException("no answer");
                                        }))
                .hasMessage("no answer");
    }

    @Test
    void aKeyIsNotReplacedWhileABootMayComeThatWouldCopyTheOther() {
        assertThat(booted(OTHER)).isEqualTo(OTHER);
        bootsUnheard();
        assertThat(booted(THEIRS)).isEqualTo(THEIRS);
        assertThatThrownBy(() -> booted(OTHER))
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("another key pair named web waits");
        assertThat(nova.there.values()).containsExactly(THEIRS);

        tables.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));
        crossing = crossing();
        keys = keys();
        assertThat(booted(OTHER)).isEqualTo(OTHER);
    }

    @Test
    void norAfterAnotherStart() {
        bootsUnheard();
        keys = keys();
        assertThatThrownBy(() -> booted(OTHER)).isInstanceOf(NotNow.class);
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
