package io.icebridge.cli;

import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A simulated site in this JVM on which goes wrong what a test says, for whoever serves it. */
public final class FailingSite implements AutoCloseable {
    private static final int SERVERS_AT_ONCE = 10;

    private final SimulatedSite site;
    private final Path cloudFile;

    private FailingSite(SimulatedSite site, Path cloudFile) {
        this.site = site;
        this.cloudFile = cloudFile;
    }

    /**
     * @param folder for the site's files
     * @param further what its cloud file has beside the usual, as YAML
     */
    public static FailingSite start(Path folder, Shape shape, Faults faults, String further)
            throws IOException {
        SimulatedSite site = SimulatedSite.start(shape, faults);
        Path cloudFile = site.writeFiles(folder, SERVERS_AT_ONCE);
        Files.writeString(cloudFile, further, StandardOpenOption.APPEND);
        return new FailingSite(site, cloudFile);
    }

    public Path cloudFile() {
        return cloudFile;
    }

    /** What became of every server, by the cloud's own book. */
    public String ledger() {
        return site.cloud().ledger().toString();
    }

    @Override
    public void close() {
        site.close();
    }
}
