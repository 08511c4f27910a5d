package io.icebridge.runbook.config;

import static io.icebridge.runbook.config.Review.Change.ADDED;
import static io.icebridge.runbook.config.Review.Change.CHANGED;
import static io.icebridge.runbook.config.Review.Change.DEPRECATED;
import static io.icebridge.runbook.config.Review.Change.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.runbook.config.Review.Choice;
import io.icebridge.runbook.config.Review.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static final String YOURS =
            """
            [DEFAULT]
            # admin_token = ADMIN
            admin_token = ours
            # debug = False
            # max_request_body_size = 114688
            max_param_size = 64
            # bind_host = 0.0.0.0
            bind_host = 10.0.0.5
            # onready = keystone
            [sql]
            connection = mysql://k:pw@db/keystone
            """;
    private static final String FRESH =
            """
            [DEFAULT]
            # admin_token = ADMIN
            # debug = true
            # max_request_body_size = 114688
            # bind_host = 0.0.0.0
            log_dir = /var/log/keystone
            [database]
            connection = mysql://keystone:keystone@localhost/keystone
            """;

    private static final OptionNames NAMES =
            OptionNames.of(
                    Map.of("sql/connection", "database/connection"),
                    List.of("providers/provider"),
                    Map.of());

    private final IniFile yours = read(YOURS);
    private final IniFile fresh = read(FRESH);
    private final Review review = new Review(NAMES);
    private final List<Row> rows = review.rows(Optional.empty(), yours, fresh);

    private static IniFile read(String text) {
        return IniFile.parse("", text, NAMES);
    }

    private Row row(String option) {
        return rows.stream()
                .filter(r -> r.option().toString().equals(option))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row for " + option + " in " + rows));
    }

    @Test
    void anOptionThatSaysTheSameInAllThreeIsNotShown() {
        assertThat(rows).noneMatch(r -> r.option().name().equals("max_request_body_size"));
    }

    @Test
    void aValueThatThisSiteChoseIsProposedToBeKept() {
        assertThat(row("DEFAULT/bind_host").proposal()).isEqualTo(Choice.KEEP);
        assertThat(row("DEFAULT/bind_host").yours()).contains("10.0.0.5");
    }

    @Test
    void aChangedDefaultIsNamed() {
        assertThat(row("DEFAULT/debug").change()).isEqualTo(CHANGED);
        assertThat(row("DEFAULT/debug").oldDefault()).contains("False");
        assertThat(row("DEFAULT/debug").newDefault()).contains("true");
    }

    @Test
    void whatThePackageAddedAndRemovedIsNamed() {
        assertThat(row("DEFAULT/log_dir").change()).isEqualTo(ADDED);
        assertThat(row("DEFAULT/max_param_size").change()).isEqualTo(REMOVED);
    }

    @Test
    void aDeprecatedOptionNamesItsNewName() {
        assertThat(row("sql/connection").change()).isEqualTo(DEPRECATED);
        assertThat(row("sql/connection").why()).contains("database/connection");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(row("DEFAULT/admin_token").shown()).containsEntry("yours", "(secret)");
        assertThat(row("sql/connection").shown().toString()).doesNotContain("pw");
    }

    @Test
    void keepingEverythingLeavesTheFileAsItIs() {
        Edits.of(Choice.KEEP, "").apply(yours, rows, fresh);
        assertThat(yours.text()).isEqualTo(YOURS);
    }

    @Test
    void followingTheProposalsTakesWhatThePackageSets() {
        Edits.of(Choice.EDIT, "").apply(yours, rows, fresh);
        assertThat(yours.value(Option.of("DEFAULT/log_dir"))).contains("/var/log/keystone");
        assertThat(yours.value(Option.of("DEFAULT/bind_host"))).contains("10.0.0.5");
    }

    @Test
    void oneOptionCanBeTakenAndAnotherEdited() {
        Edits.of(Choice.KEEP, "DEFAULT/bind_host take\nDEFAULT/admin_token = other")
                .apply(yours, rows, fresh);
        assertThat(yours.value(Option.of("DEFAULT/bind_host"))).isEmpty();
        assertThat(yours.value(Option.of("DEFAULT/admin_token"))).contains("other");
    }

    @Test
    void aLineThatSaysNothingIsRefused() {
        assertThatThrownBy(() -> Edits.of(Choice.EDIT, "DEFAULT/debug perhaps"))
                .hasMessageContaining("DEFAULT/debug perhaps");
    }

    @Test
    void theOldNameAndTheNewAreOneOptionSoThatTheSamplesValueNeverWins() {
        assertThat(rows).noneMatch(r -> r.option().toString().equals("database/connection"));
        assertThat(row("sql/connection").newDefault()).isPresent();
        Edits.of(Choice.EDIT, "").apply(yours, rows, fresh);
        assertThat(yours.text()).doesNotContain("[database]");
        assertThat(yours.value(Option.of("database/connection")))
                .contains("mysql://k:pw@db/keystone");
    }

    @Test
    void aGroupInCapitalsIsTheSameGroup() {
        IniFile capitals = read("[DATABASE]\nconnection = mysql://k:pw@db/keystone\n");
        List<Row> differing = review.rows(Optional.empty(), capitals, fresh);
        Edits.of(Choice.EDIT, "").apply(capitals, differing, fresh);
        assertThat(capitals.text()).contains("[DATABASE]\nconnection = mysql://k:pw@db/keystone\n");
        assertThat(capitals.text().split("connection")).hasSize(2);
    }

    private static final String PROVIDERS =
            "[providers]\nprovider = LB:ours\nprovider = VPN:ours\n";
    private static final String OTHERS = "[providers]\nprovider = LB:new\nprovider = VPN:ours\n";

    private static String providers(String lines) {
        IniFile ours = read(PROVIDERS);
        IniFile others = read(OTHERS);
        List<Row> differing = new Review(NAMES).rows(Optional.empty(), ours, others);
        Edits.of(Choice.EDIT, lines).apply(ours, differing, others);
        return ours.text();
    }

    @Test
    void whatMayStandSeveralTimesIsKeptTakenAddedOrReplacedAsASet() {
        assertThat(providers("")).isEqualTo(PROVIDERS);
        assertThat(providers("providers/provider take")).isEqualTo(OTHERS);
        assertThat(providers("providers/provider add"))
                .isEqualTo(PROVIDERS + "provider = LB:new\n");
        assertThat(providers("providers/provider = a\nproviders/provider = b"))
                .isEqualTo("[providers]\nprovider = a\nprovider = b\n");
    }

    @Test
    void eachOfSeveralValuesIsShown() {
        Row row = new Review(NAMES).rows(Optional.empty(), read(PROVIDERS), read(OTHERS)).get(0);
        assertThat(row.shown()).containsEntry("yours", "LB:ours; VPN:ours");
        assertThat(row.shown().get("why")).contains("may stand several times");
    }

    @Test
    void whatCouldNotBeCarriedOutIsRefusedWhenItIsDecided() {
        Map<String, Boolean> several = Map.of("DEFAULT/debug", false);
        assertThatThrownBy(() -> Edits.of(Choice.EDIT, "DEFAULT/debgu keep").check(several))
                .hasMessage("DEFAULT/debgu is not among the options of this review");
        assertThatThrownBy(() -> Edits.of(Choice.EDIT, "DEFAULT/debug add").check(several))
                .hasMessageContaining("DEFAULT/debug can have one value only");
    }
}
