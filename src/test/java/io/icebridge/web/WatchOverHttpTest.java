package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cli.Commands;
import io.icebridge.runbook.move.Move.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A change in a terminal, read from an Icebridge that runs. */
@OverHttp
class WatchOverHttpTest extends AtTheWindow {
    @LocalServerPort private int port;
    @TempDir Path folder;

    WatchOverHttpTest(@Autowired ApplicationContext beans) {
        super(beans);
    }

    @Test
    void whatTheChangesPageShowsIsShownThere() throws IOException {
        moves.state(change, "11aa", State.MOVED);
        assertThat(watch(change, "auditor", "auditor"))
                .startsWith("0\nChange " + change + "  running")
                .contains("Servers   3: 1 moved", "2 planned", "Failures  0", "since 20");
    }

    @Test
    void whoMayNotReadsWhyInOneSentence() throws IOException {
        assertThat(watch(change, "auditor", "wrong"))
                .matches("1\nhttp://localhost:\\d+ does not know this user with this password.\n");
        assertThat(watch("NONE-1", "auditor", "auditor"))
                .matches("1\nThere is no change NONE-1 at http://localhost:\\d+.\n");
        port = 1;
        assertThat(watch(change, "auditor", "auditor"))
                .isEqualTo("1\nNothing answers at http://localhost:1.\n");
    }

    private String watch(String what, String user, String password) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), password + "\n");
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(written, true));
        System.setErr(System.out);
        try {
            int status =
                    Commands.run(
                            "watch",
                            what,
                            "--url",
                            "http://localhost:" + port,
                            "--user",
                            user,
                            "--password-file",
                            file.toString(),
                            "--once");
            return status + "\n" + written;
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
