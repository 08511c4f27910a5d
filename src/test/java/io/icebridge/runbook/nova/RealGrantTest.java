package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.profile.Template;
import io.icebridge.runbook.services.RealMariaDb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Who may enter the new Nova's database, on a server as lenient as those of 2014. */
@EnabledIf(
        value = "io.icebridge.runbook.services.RealMariaDb#installed",
        disabledReason = "wants mariadb-server: apt-get install mariadb-server")
class RealGrantTest {
    private static final Profile PROFILE = Profiles.load("havana-icehouse");

    @TempDir Path folder;

    private static boolean granted(RealMariaDb server) {
        String sql =
                Template.sql(
                        PROFILE.nova().grant(), Map.of("schema", "nova_icehouse", "user", "nova"));
        return server.host
                .run(Template.command(PROFILE.database().statement(), Map.of("sql", sql)))
                .ok();
    }

    @Test
    void nobodyGetsAUserWithoutAPasswordWhereNovaHasNoneForEveryHost()
            throws IOException, InterruptedException {
        try (RealMariaDb server = new RealMariaDb(folder)) {
            server.query("", "set global sql_mode = ''; create database nova_icehouse");
            server.query("", "create user nova@'localhost' identified by 'pw'");
            assertThat(granted(server)).isFalse();
            assertThat(server.query("mysql", "select host from user where user = 'nova'"))
                    .isEqualTo("localhost");
            server.query("", "create user nova@'%' identified by 'pw'");
            assertThat(granted(server)).isTrue();
            assertThat(server.query("", "show grants for nova@'%'")).contains("nova_icehouse");
        }
    }
}
