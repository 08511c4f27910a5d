package io.icebridge.audit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.audit.servers.Beside.Since;
import io.icebridge.runbook.move.OwnerFact;
import io.icebridge.runbook.move.Was;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BesideTest {
    private static final List<Was> ROWS =
            List.of(
                    new Was("Name", "web", true),
                    new Was(Was.NODE, "cmp-1", false),
                    new Was(Was.OWNER, "u1", false),
                    new Was(Was.USER_DATA, "yes", false));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status, name as before",
                "status, name as before; user data, public key, lock, order of cards as well",
                "status; not compared, since the new Nova's database is out of reach: user data"
            })
    void neverIsThereABlankWhateverWasCompared(String compared) {
        for (String newId : List.of("", "n1")) {
            Since since = new Since(newId, compared, Optional.empty());
            assertThat(ROWS).extracting(row -> since.beside(row).is()).doesNotContain("");
        }
    }

    @Test
    void whatIsNotReadBackSaysWhatIsKnownOfIt() {
        Since since =
                new Since(
                        "n1",
                        "status; user data, lock as well",
                        Optional.of(new OwnerFact(true, "user u1", "set in Nova's database")));
        assertThat(ROWS)
                .extracting(row -> since.beside(row).is())
                .containsExactly(
                        "web",
                        "not compared: the new Nova chose one of its own nodes for it",
                        "u1: set in Nova's database",
                        "compared: equal");
    }

    @Test
    void userDataThatNobodyCouldLookAtIsNotCalledEqual() {
        Since since =
                new Since(
                        "n1",
                        "status; not compared, since the new Nova's database is out of reach:"
                                + " user data",
                        Optional.of(new OwnerFact(false, "user u1", "the administrator's")));
        assertThat(since.beside(ROWS.get(3)).is()).startsWith("not compared");
        assertThat(since.beside(ROWS.get(2)).is()).isEqualTo("the administrator's");
    }
}
