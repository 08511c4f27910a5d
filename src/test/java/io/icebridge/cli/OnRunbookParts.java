package io.icebridge.cli;

import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The application's parts on a small simulated site, made once for all tests of a class. */
abstract class OnRunbookParts {
    static RunbookParts parts;
    static ProcessEngine engine;

    @TempDir private static Path folder;
    private static SimulatedSite site;

    @BeforeAll
    static void start() throws Exception {
        site = SimulatedSite.start(Shape.bundled().withServers(2), Faults.none());
        parts = RunbookParts.of(Access.to(site.writeFiles(folder, 2)));
        engine = parts.get(ProcessEngine.class);
    }

    @AfterAll
    static void close() {
        parts.close();
        site.close();
    }
}
