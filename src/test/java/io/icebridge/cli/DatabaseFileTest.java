package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
    @TempDir Path folder;

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void everybodyReads(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static void open(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (id int)");
        }
    }

    @Test
    void aNewDatabaseIsItsOwnersAloneWithItsFolder() throws Exception {
        Path data = folder.resolve("data");
        String url = "jdbc:h2:file:" + data + "/icebridge;LOCK_TIMEOUT=10000";
        DatabaseFile.at(url).orElseThrow().keepFromOthers();
        open(url);
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("icebridge.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void oneThatWasThereBeforeIsFromNowOnAndKeepsWhatIsInIt() throws Exception {
        String url = "jdbc:h2:file:" + folder + "/icebridge";
        open(url);
        Path file = folder.resolve("icebridge.mv.db");
        Path trace = Files.writeString(folder.resolve("icebridge.trace.db"), "failed");
        everybodyReads(file, "rw-r--r--");
        everybodyReads(trace, "rw-r--r--");
        everybodyReads(folder, "rwxr-xr-x");
        DatabaseFile.at(url).orElseThrow().keepFromOthers();
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(trace)).isEqualTo("rw-------");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(trace).content().isEqualTo("failed");
        open(url + ";IFEXISTS=TRUE");
    }

    @Test
    void aFolderWithOtherThingsInItIsLeftAsItIs() throws Exception {
        Path other = Files.writeString(folder.resolve("other.txt"), "");
        everybodyReads(other, "rw-r--r--");
        everybodyReads(folder, "rwxr-xr-x");
        DatabaseFile.at("jdbc:h2:" + folder + "/icebridge").orElseThrow().keepFromOthers();
        assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(other)).isEqualTo("rw-r--r--");
        assertThat(permissions(folder.resolve("icebridge.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void otherDatabasesAreInNoFileHere() {
        assertThat(DatabaseFile.at("jdbc:h2:mem:demo;DB_CLOSE_DELAY=-1")).isEmpty();
        assertThat(DatabaseFile.at("jdbc:h2:tcp://db/~/icebridge")).isEmpty();
        assertThat(DatabaseFile.at("jdbc:postgresql://db/icebridge")).isEmpty();
        assertThat(DatabaseFile.at(null)).isEmpty();
        assertThat(DatabaseFile.at("jdbc:h2:file:./data/icebridge;A=b").orElseThrow().path())
                .isEqualTo(Path.of("data/icebridge").toAbsolutePath());
    }

    @Test
    void whatCommandsWriteIsItsOwnersAlone() throws IOException {
        Path fresh = folder.resolve("report.json");
        Path before = Files.writeString(folder.resolve("plan.json"), "much that was there before");
        everybodyReads(before, "rw-r--r--");
        for (Path file : new Path[] {fresh, before}) {
            try (var out = OwnFiles.replace(file)) {
                out.write('x');
            }
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(file).content().isEqualTo("x");
        }
    }
}
