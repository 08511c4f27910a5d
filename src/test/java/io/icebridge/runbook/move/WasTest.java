package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.runbook.inventory.GroupFacts;
import io.icebridge.runbook.inventory.Lock;
import io.icebridge.runbook.inventory.ServerFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class WasTest {
    @Test
    void itsOwnersSecretsAreNotAmongWhatIsShown() {
        DefinitionSample saved = new DefinitionSample();
        saved.server.metadata("password", "s3cret");
        saved.facts =
                new ServerFacts(
                        true,
                        Lock.NONE,
                        false,
                        "c2VjcmV0LXNjcmlwdA==",
                        "",
                        GroupFacts.NONE,
                        List.of(),
                        List.of());
        List<Was> shown = Was.of(saved.get());
        assertThat(shown.toString())
                .contains("password")
                .doesNotContain("s3cret", "c2VjcmV0LXNjcmlwdA==");
        assertThat(shown).contains(new Was("User data", "yes", false));
    }

    @Test
    void eachVolumeIsShownAndTheRootVolumeAsThat() {
        DefinitionSample saved = new DefinitionSample();
        saved.root("v1");
        saved.volume("v2", "/dev/vdb");
        assertThat(Was.of(saved.get()))
                .contains(
                        new Was("Root volume v1", "at /dev/vda", true),
                        new Was("Volume v2", "at /dev/vdb", true));
    }
}
