package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Samples;
import io.icebridge.runbook.inventory.ServerFacts;
import io.icebridge.runbook.inventory.ServerFacts.Device;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was saved of a server, and what follows from it. */
class DefinitionTest {
    private final DefinitionSample saved = new DefinitionSample();

    @Test
    void theRootVolumeIsNoDataVolume() {
        saved.root("v0");
        saved.volume("v1", "/dev/vdb");
        assertThat(saved.get().dataVolumes())
                .extracting(Attachment::volumeId)
                .containsExactly("v1");
        assertThat(saved.get().rootDevice()).isEqualTo("/dev/vda");
    }

    @Test
    void whatIsSwitchedOffWasNotRunning() {
        assertThat(saved.get().wasRunning()).isTrue();
        saved.server.status("SHUTOFF");
        assertThat(saved.get().wasRunning()).isFalse();
    }

    @Test
    void aServerToWhichNothingIsDoneAfterItsBootStaysAsBooted() {
        assertThat(saved.get().asBooted()).isTrue();
        saved.volume("v1", "/dev/vdb");
        assertThat(saved.get().asBooted()).isFalse();
    }

    @Test
    void lockPowerAndFloatingAddressesAreGivenAfterTheBoot() {
        saved.facts = DefinitionSample.facts(true, "");
        assertThat(saved.get().asBooted()).isFalse();
        saved.facts = DefinitionSample.facts(false, "");
        saved.floating("192.0.2.7");
        assertThat(saved.get().asBooted()).isFalse();
        saved.floating.clear();
        saved.server.status("SHUTOFF");
        assertThat(saved.get().asBooted()).isFalse();
    }

    @Test
    void aRootVolumeIsInDangerUnlessItIsKnownToStay() {
        assertThat(saved.get().rootVolumeInDanger()).isFalse();
        saved.root("v0");
        assertThat(saved.get().rootVolumeInDanger()).isFalse();
        saved.facts = DefinitionSample.facts(false, "", new Device("v0", "/dev/vda", true, 0));
        assertThat(saved.get().rootVolumeInDanger()).isTrue();
        saved.facts = DefinitionSample.facts(false, "", new Device("v0", "/dev/vda", false, 0));
        assertThat(saved.get().rootVolumeInDanger()).isFalse();
        saved.facts = ServerFacts.unknown();
        assertThat(saved.get().rootVolumeInDanger()).isTrue();
    }

    @Test
    void itIsReadAsItWasSavedAndTheLastOneCounts() {
        Definitions definitions = new MovingTables().definitions;
        definitions.save("CHG1", saved.get());
        saved.ports.add(Samples.port("1", "a", "s1", "default"));
        saved.volume("v1", "/dev/vdb");
        saved.floating("192.0.2.7");
        definitions.save("CHG1", saved.get());
        assertThat(definitions.of("CHG1", "s1")).isEqualTo(saved.get());
    }

    @Test
    void oneOfADayWhenNeitherGroupNorMarkerWereSavedIsReadAsOneWithoutGroupAndTheUsualMarker() {
        MovingTables tables = new MovingTables();
        tables.definitions.save("CHG1", saved.get());
        JdbcClient.create(tables.source)
                .sql("update ib_definition set definition = regexp_replace(definition, ?, '')")
                .param(",\"(marker|serverGroup)\":(\"icebridge\"|\\{[^}]*\\})")
                .update();
        assertThat(tables.definitions.of("CHG1", "s1")).isEqualTo(saved.get());
    }

    @Test
    void aServerThatWasNotSavedMustNotBeTouched() {
        Definitions definitions = new MovingTables().definitions;
        definitions.save("CHG2", saved.get());
        assertThat(definitions.find("CHG1", "s1")).isEmpty();
        assertThatThrownBy(() -> definitions.of("CHG1", "s1"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("server s1 has no saved definition");
    }
}
