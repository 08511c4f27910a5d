package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
    private static final String COMMIT = "16f15b29e95ae3f84ecc21209579d3ecafea0b96";

    @Test
    void aCommitIsNamed() {
        assertThat(Version.commit(COMMIT)).isEqualTo("commit " + COMMIT);
    }

    @Test
    void changesBesideTheCommitAreSaid() {
        assertThat(Version.commit(COMMIT + "-dirty"))
                .isEqualTo("commit " + COMMIT + " and changes that are not committed");
    }

    @Test
    void sourcesWithoutARepositorySayThatTheyHaveNone() {
        assertThat(Version.commit("")).isEqualTo("commit unknown: built outside a Git repository");
    }
}
