package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.TestJournal;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.fleet.Space;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.services.DatabaseBackup.Dump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Dump, proof and restore with the profile's commands on a real MariaDB. */
@EnabledIf(
        value = "io.icebridge.runbook.services.RealMariaDb#installed",
        disabledReason = "wants mariadb-server: apt-get install mariadb-server")
class RealDatabaseTest {
    private static final Database KEYSTONE = new Database("keystone", "here", "keystone");
    private static final String FILL =
            "create table token (id int auto_increment primary key, name varchar(64), extra blob);"
                    + "insert into token (name, extra) select seq, unhex(md5(seq))"
                    + " from seq_1_to_200000";

    @TempDir Path folder;

    private RealMariaDb server;
    private DatabaseBackup backup;

    @BeforeEach
    void aDatabaseThatIsNotSmall() throws IOException, InterruptedException {
        server = new RealMariaDb(folder);
        server.query("", "create database keystone");
        server.query("keystone", FILL);
        Site site =
                new Site(
                        TestCloudFile.with("here", List.of("database"), "keystone"),
                        name -> server.host,
                        Profiles.load("havana-icehouse")
                                .with(Map.of("backup-folder", folder + "/backup")),
                        TestJournal.fresh(),
                        duration -> {});
        backup = new DatabaseBackup(site);
    }

    @AfterEach
    void close() throws InterruptedException {
        server.close();
    }

    private String count() {
        return server.query("keystone", "select count(*), max(name) from token");
    }

    @Test
    void aProvenDumpBringsTheDatabaseBackWithoutWhatCameLater() {
        Dump dump = backup.proven("CHG1", "stopService.keystone", KEYSTONE);
        String before = count();
        server.query("keystone", "delete from token where id > 10; create table added (id int)");
        backup.restore("CHG1", "restoreDatabase.keystone", KEYSTONE, dump.checksum());
        assertThat(count()).isEqualTo(before);
        assertThat(server.query("keystone", "show tables")).isEqualTo("token");
    }

    @Test
    void theRoomThatItTakesIsKnownBefore() throws IOException {
        server.query("keystone", "analyze table token");
        Space space = new Space(server.host, Profiles.load("havana-icehouse"));
        Space.Size size = space.ofDatabase("keystone");
        Dump dump = backup.proven("CHG1", "stopService.keystone", KEYSTONE);
        assertThat(size.rows()).isGreaterThan(5_000_000);
        assertThat(Files.size(Path.of(dump.file()))).isLessThan(2 * size.rows());
        assertThat(space.free(folder + "/not/there").getAsLong()).isPositive();
        assertThat(space.ofFolder(folder + "/backup"))
                .isGreaterThanOrEqualTo(Files.size(Path.of(dump.file())));
        assertThat(space.ofFolder(folder + "/not/there")).isZero();
        assertThat(space.ofDatabase("none")).isEqualTo(new Space.Size(0, 0));
    }

    @Test
    void theScratchDatabaseIsGoneAfterwards() {
        backup.proven("CHG1", "stopService.keystone", KEYSTONE);
        assertThat(server.query("", "show databases")).doesNotContain("scratch");
    }

    @Test
    void aDumpThatWasTouchedIsNotRestored() throws IOException {
        Dump dump = backup.proven("CHG1", "stopService.keystone", KEYSTONE);
        Files.writeString(Path.of(dump.file()), "drop table token;");
        assertThatThrownBy(
                        () -> backup.restore("CHG1", "restoreDatabase", KEYSTONE, dump.checksum()))
                .hasMessageContaining("is not the one that was proven");
        assertThat(count()).startsWith("200000");
    }
}
