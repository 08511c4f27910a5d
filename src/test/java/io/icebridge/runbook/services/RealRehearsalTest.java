package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.MovedProfile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Ran;
import io.icebridge.runbook.fleet.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A schema change on a copy in a real MariaDB; the programs in the folder are a shell script. */
@EnabledIf(
        value = "io.icebridge.runbook.services.RealMariaDb#installed",
        disabledReason = "wants mariadb-server: apt-get install mariadb-server")
class RealRehearsalTest {
    private static final String CHROOT =
            """
            #!/bin/sh
            login=$(sed -n 's|^connection *= *mysql://||p' "$1$ETC/keystone/keystone.conf")
            schema=${login##*/}
            user=${login%%:*}
            word=${login#*:}
            word=${word%@*}
            as="mysql -u$user -p$word"
            $as -e 'select 1 from token limit 1' keystone && echo "the database itself was reached"
            $as -e "alter table token add column expires datetime; create index x on token (name);
              update migrate_version set version = 44" $schema
            """;
    private static final Change CHANGE = new Change("CHG1");
    @TempDir Path folder;
    private final Journal journal = TestDoor.journal();
    private RealMariaDb server;
    private ServiceRun run;

    @BeforeEach
    void aDatabaseAndItsConfiguration() throws IOException, InterruptedException {
        program("yum", "#!/bin/sh\nmkdir -p \"${3#*=}%s/etc\"\n".formatted(folder));
        program("chroot", CHROOT.replace("$ETC", folder + "/etc"));
        write(
                "etc/keystone/keystone.conf",
                "[database]\nconnection = mysql://keystone:pw@localhost/keystone\n");
        server = new RealMariaDb(folder, folder.resolve("bin") + ":" + System.getenv("PATH"));
        server.query("", "create database keystone");
        server.query(
                "keystone",
                "create table token (id int primary key, name varchar(64), extra blob);"
                        + "insert into token select seq, md5(seq), repeat(unhex(md5(seq)), 8)"
                        + " from seq_1_to_300000;"
                        + "create table migrate_version (version int);"
                        + "insert into migrate_version values (34)");
        Site site =
                new Site(
                        TestCloudFile.with("here", List.of("identity", "database"), "keystone"),
                        name -> server.host,
                        MovedProfile.under(folder, 5),
                        io.icebridge.runbook.fleet.Pauses.REAL);
        run =
                new ServiceRun(
                        site,
                        IdentityCloud.with(),
                        TestDoor.changes(site.hosts()),
                        journal,
                        CHANGE,
                        "keystone");
    }

    private <R> R result(String part, Class<R> type) {
        Key key = new Key("rehearseSchema", Subject.service("keystone"), Place.host("here"), part);
        return journal.result(CHANGE, key, type).orElseThrow();
    }

    @AfterEach
    void close() throws InterruptedException {
        server.close();
    }

    private void program(String name, String text) throws IOException {
        write("bin/" + name, text);
        folder.resolve("bin").resolve(name).toFile().setExecutable(true);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void itTellsHowLongTheChangeTakesAndLeavesNothing() throws IOException {
        run.rehearse();
        Ran tried = result("schemaTried", Ran.class);
        System.out.println("rehearsal of 300000 rows: " + tried.seconds() + " s");
        assertThat(result("copyBefore", SchemaVersion.class).version()).isEqualTo("34");
        assertThat(result("copyAfter", SchemaVersion.class).version()).isEqualTo("44");
        assertThat(run.courses.outage(CHANGE, "keystone")).contains("schema " + tried.seconds());
        assertThat(tried.output())
                .contains("denied")
                .doesNotContain("the database itself was reached");
        assertThat(server.query("", "show databases")).doesNotContain("rehearsal");
        assertThat(server.query("", "select user from mysql.user")).doesNotContain("icebridge");
        assertThat(server.query("keystone", "select version from migrate_version")).isEqualTo("34");
        assertThat(folder.resolve("var/lib/icebridge/rehearsal/keystone")).doesNotExist();
    }

    @Test
    void aChangeThatFailsIsTriedAgainOnAFreshCopy() throws IOException {
        program("chroot", CHROOT.replace("$ETC", folder + "/etc") + "\nexit 5\n");
        assertThatThrownBy(run::rehearse).isInstanceOf(StepFailure.class);
        program("chroot", CHROOT.replace("$ETC", folder + "/etc"));
        run.rehearse();
        assertThat(result("copyAfter", SchemaVersion.class).version()).isEqualTo("44");
    }

    @Test
    void noPasswordIsOnRecord() {
        run.rehearse();
        assertThat(journal.of(CHANGE))
                .anyMatch(e -> e.what().contains("identified by 'PASSWORD'"))
                .noneMatch(e -> e.what().matches("(?s).*identified by '[0-9a-f]{8}.*"))
                .noneMatch(e -> e.result().contains("identified by"));
    }

    @Test
    void aUserThatIsDroppedAlreadyKeepsNoRehearsalFromItsEnd() {
        run.rehearse();
        Key dropped =
                new Key(
                        "rehearseSchema",
                        Subject.service("keystone"),
                        Place.host("here"),
                        "userDropped");
        journal.anew(CHANGE, dropped, "its answer got lost");
        run.rehearse();
        assertThat(server.query("", "select user from mysql.user")).doesNotContain("icebridge");
    }
}
