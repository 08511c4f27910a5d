package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.CourseRun;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.fleet.Space;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.services.DatabaseDumps.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
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

    private static final Change CHANGE = new Change("CHG1");
    private static final Draft STOP = new Draft("stopService", Subject.service("keystone"));
    private static final Draft BACK = new Draft("restoreDatabase", Subject.service("keystone"));

    @TempDir Path folder;

    private final Journal journal = TestDoor.journal();

    private RealMariaDb server;
    private DatabaseDumps dumps;
    private CourseRun run;

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
                                .with(
                                        Map.of(
                                                "backup-folder", folder + "/backup",
                                                "job-folder", folder + "/jobs")),
                        duration -> LockSupport.parkNanos(duration.toNanos()));
        dumps = new DatabaseDumps(site);
        run = new CourseRun(site, IdentityCloud.with(), name -> server.host::run, journal, CHANGE);
    }

    private void go(Draft draft, List<Deed> deeds) {
        run.go(new Course(draft.step(), draft.subject(), List.of(deeds)));
    }

    /** Gives back what was proven of the dump. */
    private Checksum dumped() {
        go(STOP, dumps.proven(STOP, CHANGE, KEYSTONE));
        return journal.result(CHANGE, DatabaseDumps.proof(STOP, KEYSTONE), Checksum.class)
                .orElseThrow();
    }

    private void restore(Checksum proven) {
        go(BACK, dumps.back(BACK, CHANGE, KEYSTONE, () -> proven));
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
        Checksum dump = dumped();
        String before = count();
        server.query("keystone", "delete from token where id > 10; create table added (id int)");
        restore(dump);
        assertThat(count()).isEqualTo(before);
        assertThat(server.query("keystone", "show tables")).isEqualTo("token");
    }

    @Test
    void theRoomThatItTakesIsKnownBefore() throws IOException {
        server.query("keystone", "analyze table token");
        Space space = new Space(server.host, Profiles.load("havana-icehouse"));
        Space.Size size = space.ofDatabase("keystone");
        dumped();
        assertThat(size.rows()).isGreaterThan(5_000_000);
        assertThat(Files.size(Path.of(dumps.file(CHANGE, KEYSTONE)))).isLessThan(2 * size.rows());
        assertThat(space.free(folder + "/not/there").getAsLong()).isPositive();
        assertThat(space.ofFolder(folder + "/backup"))
                .isGreaterThanOrEqualTo(Files.size(Path.of(dumps.file(CHANGE, KEYSTONE))));
        assertThat(space.ofFolder(folder + "/not/there")).isZero();
        assertThat(space.ofDatabase("none")).isEqualTo(new Space.Size(0, 0));
    }

    @Test
    void whatIsMadeOfADumpHasTheDatabasesOwnCharacterSetForTablesToCome() {
        server.query("", "alter database keystone collate cp1250_polish_ci");
        go(STOP, dumps.copied(STOP, CHANGE, KEYSTONE, "keystone_rehearsal"));
        restore(dumped());
        for (String schema : List.of("keystone", "keystone_rehearsal")) {
            server.query(schema, "create table later (name varchar(9))");
            assertThat(server.query(schema, "show create table later"))
                    .contains("CHARSET=cp1250 COLLATE=cp1250_polish_ci");
        }
    }

    @Test
    void theScratchDatabaseIsGoneAfterwards() {
        dumped();
        assertThat(server.query("", "show databases")).doesNotContain("scratch");
    }

    @Test
    void aDumpThatWasTouchedIsNotRestored() throws IOException {
        Checksum dump = dumped();
        Files.writeString(Path.of(dumps.file(CHANGE, KEYSTONE)), "drop table token;");
        assertThatThrownBy(() -> restore(dump))
                .hasMessageContaining("is not the one that was proven");
        assertThat(count()).startsWith("200000");
    }
}
