package io.icebridge.runbook.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.Command;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Pauses;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaRun;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.retire.Archive.Archived;
import io.icebridge.runbook.services.RealMariaDb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(
        value = "io.icebridge.runbook.services.RealMariaDb#installed",
        disabledReason = "wants mariadb-server: apt-get install mariadb-server")
class RealArchiveTest {
    private static final String FILL =
            "create table instances (id int primary key, uuid char(36), user_data mediumtext,"
                    + " key (uuid));"
                    + "insert into instances select seq, uuid(), repeat(md5(seq), 4)"
                    + " from seq_1_to_500000;"
                    + "create view recent as select uuid from instances where id > 10;"
                    + "create trigger t before insert on instances for each row set new.uuid = 'x'";

    private static final Change CHANGE = new Change("CHG1");

    @TempDir Path folder;

    @Test
    void theArchiveRestoresWhatWasThereAndNothingIsDropped()
            throws IOException, InterruptedException {
        try (RealMariaDb server = new RealMariaDb(folder)) {
            server.query("", "create database nova character set utf8");
            server.query("nova", FILL);
            String before = server.query("nova", "checksum table instances");
            Journal journal = TestDoor.journal();
            NovaRun nova =
                    new NovaRun(
                            site(server),
                            IdentityCloud.with(),
                            name -> server.host::run,
                            journal,
                            CHANGE);
            long begun = System.nanoTime();
            nova.retire(r -> r.archive(CHANGE));
            System.out.printf(
                    "archive of 500000 rows: %d s%n", (System.nanoTime() - begun) / 1_000_000_000);
            server.query("", "create database again character set utf8");
            Archived archived =
                    journal.result(
                                    CHANGE,
                                    new Draft("archiveDatabase", Subject.CHANGE)
                                            .key("here", "archived"),
                                    Archived.class)
                            .orElseThrow();
            String restored =
                    server.host
                            .run(Command.of("gzip -dc " + archived.file() + " | mysql again"))
                            .errors();
            assertThat(restored).isEmpty();
            assertThat(server.query("again", "checksum table instances"))
                    .isEqualTo(before.replace("nova.", "again."));
            assertThat(server.query("again", "select count(*) from recent")).isEqualTo("499990");
            assertThat(server.query("nova", "checksum table instances")).isEqualTo(before);
        }
    }

    private Site site(RealMariaDb server) {
        return new Site(
                TestCloudFile.with("here", List.of("database"), "nova"),
                name -> server.host,
                Profiles.load("havana-icehouse")
                        .with(
                                Map.of(
                                        "backup-folder", folder + "/backup",
                                        "job-folder", folder + "/jobs")),
                Pauses.REAL);
    }
}
