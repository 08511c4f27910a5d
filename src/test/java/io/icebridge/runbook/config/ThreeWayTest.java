package io.icebridge.runbook.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.runbook.config.Review.Change;
import io.icebridge.runbook.config.Review.Choice;
import io.icebridge.runbook.config.Review.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the old package set, what is in force, what the new package sets. */
class ThreeWayTest {
    private final IniFile old =
            IniFile.parse(
                    """
                    [DEFAULT]
                    log_dir = /var/log/old
                    verbose = True
                    # workers = 1
                    state = /s
                    """);
    private final IniFile yours =
            IniFile.parse(
                    """
                    [DEFAULT]
                    log_dir = /var/log/old
                    verbose = False
                    state = /s
                    ours = 1
                    """);
    private final IniFile fresh =
            IniFile.parse(
                    """
                    [DEFAULT]
                    log_dir = /var/log/new
                    verbose = True
                    # workers = 4
                    # timeout = 60
                    """);
    private final List<Row> rows =
            new Review(OptionNames.NONE).rows(Optional.of(old), yours, fresh);

    private Row row(String name) {
        return rows.stream().filter(r -> r.option().name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void whatTheOldPackageSetAndNobodyChangedFollowsTheNewPackage() {
        assertThat(row("log_dir").change()).isEqualTo(Change.CHANGED);
        assertThat(row("log_dir").proposal()).isEqualTo(Choice.TAKE);
    }

    @Test
    void whatThisSiteChangedIsKept() {
        assertThat(row("verbose").oldDefault()).contains("True");
        assertThat(row("verbose").proposal()).isEqualTo(Choice.KEEP);
    }

    @Test
    void whatTheNewPackageNoLongerHasIsKeptWhereItIsInForce() {
        assertThat(row("state").change()).isEqualTo(Change.REMOVED);
        assertThat(row("state").proposal()).isEqualTo(Choice.KEEP);
    }

    @Test
    void anOptionThatNeitherPackageNamesIsTheSitesOwn() {
        assertThat(row("ours").change()).isEqualTo(Change.SAME);
        assertThat(row("ours").why()).contains("only this site has it");
    }

    @Test
    void whatIsInForceComesBeforeWhatIsOnlySaidByDefault() {
        assertThat(rows)
                .extracting(r -> r.option().name())
                .containsExactly("log_dir", "ours", "state", "verbose", "timeout", "workers");
    }

    @Test
    void followingTheProposalsIsAMergeOfThree() {
        Edits.of(Choice.EDIT, "").apply(yours, rows, fresh);
        assertThat(yours.text())
                .isEqualTo(
                        """
                        [DEFAULT]
                        log_dir = /var/log/new
                        verbose = False
                        state = /s
                        ours = 1
                        """);
    }
}
