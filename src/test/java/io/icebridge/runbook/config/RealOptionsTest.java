package io.icebridge.runbook.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.runbook.config.Review.Change;
import io.icebridge.runbook.config.Review.Choice;
import io.icebridge.runbook.config.Review.Row;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options and defaults that the two releases really have. */
class RealOptionsTest {
    private static final Profile PROFILE = Profiles.load("havana-icehouse");

    private static IniFile sample(String service, String name) {
        return IniFile.parse("", RealOptions.sample(name), PROFILE.names(service));
    }

    private static IniFile keystone() {
        IniFile yours = sample("keystone", "keystone-havana");
        yours.set(Option.of("DEFAULT/admin_token"), "ours");
        yours.set(Option.of("sql/connection"), "mysql://keystone:pw@db/keystone");
        yours.set(Option.of("token/expiration"), "86400");
        return yours;
    }

    private static List<Row> rows() {
        return new Review(PROFILE.names("keystone"))
                .rows(
                        Optional.of(sample("keystone", "keystone-havana")),
                        keystone(),
                        sample("keystone", "keystone-icehouse"));
    }

    private static Row row(String option) {
        return rows().stream()
                .filter(r -> r.option().toString().equals(option))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSitesOwnValuesAreKeptAndTheOldNameOfTheDatabaseIsNamed() {
        assertThat(row("sql/connection").change()).isEqualTo(Change.DEPRECATED);
        assertThat(row("sql/connection").why()).contains("database/connection");
        assertThat(row("token/expiration").proposal()).isEqualTo(Choice.KEEP);
        assertThat(row("token/expiration").oldDefault()).contains("86400");
        assertThat(row("token/expiration").newDefault()).contains("3600");
    }

    @Test
    void whatIcehouseBroughtAndDroppedIsNamedThoughNobodySetIt() {
        Set<Option> havana = RealOptions.of("keystone-havana").keySet();
        Set<Option> icehouse = RealOptions.of("keystone-icehouse").keySet();
        Set<Option> known =
                havana.stream().map(PROFILE.names("keystone")::current).collect(Collectors.toSet());
        List<Option> brought = icehouse.stream().filter(o -> !known.contains(o)).toList();
        List<Option> dropped =
                havana.stream()
                        .filter(o -> !icehouse.contains(o))
                        .filter(o -> !PROFILE.names("keystone").told().containsKey(o))
                        .toList();
        assertThat(brought).hasSizeGreaterThan(80);
        assertThat(dropped).isNotEmpty();
        assertThat(options(Change.ADDED)).containsExactlyInAnyOrderElementsOf(brought);
        assertThat(options(Change.REMOVED)).containsExactlyInAnyOrderElementsOf(dropped);
    }

    private static List<Option> options(Change change) {
        return rows().stream().filter(r -> r.change() == change).map(Row::option).toList();
    }

    @Test
    void aFileWithoutItsCommentsIsComparedWithTheOldPackageAllTheSame() {
        IniFile bare = IniFile.parse("[token]\nexpiration = 14400\n");
        Row row =
                new Review(PROFILE.names("keystone"))
                        .rows(
                                Optional.of(sample("keystone", "keystone-havana")),
                                bare,
                                sample("keystone", "keystone-icehouse"))
                        .get(0);
        assertThat(row.option()).hasToString("token/expiration");
        assertThat(row.oldDefault()).contains("86400");
        assertThat(row.change()).isEqualTo(Change.CHANGED);
    }

    @Test
    void whatOnlyLooksChangedIsNotShown() {
        assertThat(rows()).noneMatch(r -> r.option().toString().equals("DEFAULT/debug"));
    }

    @Test
    void followingTheProposalsLosesNoCommentAndNoValue() {
        IniFile yours = keystone();
        List<String> before = yours.text().lines().toList();
        Edits.of(null, "").apply(yours, rows(), sample("keystone", "keystone-icehouse"));
        assertThat(yours.text().lines().toList()).containsSubsequence(before);
        assertThat(yours.value(Option.of("DEFAULT/admin_token"))).contains("ours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keystone",
                "nova",
                "cinder",
                "glance-api",
                "glance-registry",
                "neutron",
                "ovs-neutron-plugin",
                "swift-proxy"
            })
    void everyOptionOfTheSampleIsRead(String name) {
        for (String file : List.of(name + "-havana", name + "-icehouse")) {
            Map<Option, String> read = IniFile.parse(RealOptions.sample(file)).documented();
            assertThat(read.keySet()).containsAll(RealOptions.of(file).keySet());
        }
    }

    /** What each service's own options are known to have become, and to which default. */
    @ParameterizedTest
    @CsvSource({
        "cinder, cinder, DEFAULT/backup_service, DEPRECATED, DEFAULT/backup_driver",
        "cinder, cinder, DEFAULT/pybasedir, DEPRECATED, DEFAULT/state_path",
        "cinder, cinder, DEFAULT/glusterfs_disk_util, REMOVED, no longer has it",
        "glance, glance-api, DEFAULT/sql_connection, DEPRECATED, database/connection",
        "glance, glance-api, DEFAULT/notifier_strategy, DEPRECATED, DEFAULT/notification_driver",
        "glance, glance-api, DEFAULT/rbd_store_user, CHANGED, default changed",
        "glance, glance-registry, DEFAULT/sql_idle_timeout, DEPRECATED, database/idle_timeout",
        "neutron, neutron, DEFAULT/notify_nova_on_port_status_changes, ADDED, new in this release",
        "neutron, neutron, quotas/quota_router, ADDED, new in this release",
        "swift, swift-proxy, filter:slo/rate_limit_after_segment, ADDED, new in this release",
        "swift, swift-proxy, filter:bulk/yield_frequency, CHANGED, default changed",
        "swift, swift-proxy, app:proxy-server/allow_static_large_object, REMOVED, no longer has it"
    })
    void whatBecameOfAnOptionIsNamed(
            String service, String file, String option, Change change, String why) {
        Option named = Option.of(option);
        IniFile yours = sample(service, file + "-havana");
        if (change != Change.ADDED) {
            yours.set(named, "ours");
        }
        Row row =
                new Review(PROFILE.names(service))
                                .rows(
                                        Optional.of(sample(service, file + "-havana")),
                                        yours,
                                        sample(service, file + "-icehouse"))
                                .stream()
                                .filter(r -> r.option().equals(named))
                                .findFirst()
                                .orElseThrow();
        assertThat(row.change()).isEqualTo(change);
        assertThat(row.why()).contains(why);
        assertThat(row.proposal()).isEqualTo(change == Change.ADDED ? Choice.TAKE : Choice.KEEP);
    }

    @Test
    void everyOptionThatTheNewNovaIsGivenIsOneThatIcehouseHas() {
        NovaProfile nova = PROFILE.nova();
        Set<String> given = new TreeSet<>(nova.set().keySet());
        given.addAll(nova.setOnCompute().keySet());
        given.addAll(nova.setWithNeutron().keySet());
        given.addAll(nova.setWithNovaNetwork().keySet());
        Set<Option> real = RealOptions.of("nova-icehouse").keySet();
        assertThat(given)
                .filteredOn(option -> !real.contains(Option.of(option)))
                .as("named by the instructions alone")
                .containsExactly("conductor/conductor_topic");
    }
}
