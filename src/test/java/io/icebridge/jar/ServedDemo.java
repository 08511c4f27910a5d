package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;

/** The demo, served by the finished jar, whose change waits at its first gate. */
record ServedDemo(Jar jar, URI base) implements AutoCloseable {

    /** Skips the test where there is no Chromium. */
    static ServedDemo in(Path folder) throws Exception {
        Browser.isThere();
        int port = Jar.freePort();
        Jar jar = Jar.start(folder, "serve", "--server.port=" + port);
        Patience.until(
                "the first gate",
                Jar.patience(),
                () -> {
                    assertThat(jar.alive()).as(jar::log).isTrue();
                    return jar.log().contains("Change DEMO-1 waits: Approve Plan of the change");
                });
        return new ServedDemo(jar, URI.create("http://localhost:" + port));
    }

    @Override
    public void close() {
        jar.close();
    }
}
