package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The bundled cloud with a change that waits at its first gate. */
final class Demo {
    private static final String CHANGE = "DEMO-1";
    private static final Duration TO_THE_GATE = Duration.ofMinutes(2);

    private final PrintWriter say;

    Demo(PrintWriter say) {
        this.say = say;
    }

    /** Runs until the application is closed. */
    void run(SpringOptions options) throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create();
                SimulatedSite site = SimulatedSite.start(Shape.bundled(), Faults.none())) {
            Path cloudFile = site.writeFiles(folder.path(), 10);
            options.unlessGiven("spring.profiles.active", "demo")
                    .unlessGiven("spring.datasource.url", Memory.url("demo"));
            site.tellSpeed(options);
            try (Running application = Running.start(Access.to(cloudFile), options)) {
                introduce(application, site);
                startChange(application);
                application.untilClosed();
            }
        }
    }

    private void introduce(Running application, SimulatedSite site) {
        say.println();
        say.println("Icebridge serves the bundled simulated cloud; nothing of it is kept.");
        say.println();
        Addresses.print(say, application.address());
        Addresses.row(say, "The cloud's ledger", site.cloud().ledgerUri().toString());
        say.println();
        say.println("  Logins, password = name: manager, manager2 (change managers), operator,");
        say.println("  auditor, admin");
        say.println();
        say.flush();
    }

    private void startChange(Running application) throws IOException, InterruptedException {
        Rest manager = new Rest(application.address(), "manager");
        manager.start("upgrade-cloud", CHANGE);
        JsonNode gate =
                Await.until(
                                TO_THE_GATE,
                                Duration.ofMillis(500),
                                () -> Optional.ofNullable(manager.tasks(CHANGE).get(0)))
                        .orElse(null);
        say.println(
                gate == null
                        ? "Change " + CHANGE + " is on its way to its first gate; see Cockpit."
                        : "Change "
                                + CHANGE
                                + " waits: "
                                + gate.path("name").asText()
                                + ". manager has started it, so log in as manager2 to approve.");
        say.flush();
    }
}
