package io.icebridge.cli;

import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.Shape;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What {@code plan} prints of a simulated cloud with two servers, as in a terminal. */
public final class PrintedPlan {
    private PrintedPlan() {}

    /**
     * @param folder for the cloud's files
     */
    public static String in(Path folder) throws Exception {
        Shape shape = Shape.bundled().withServers(2);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream usual = System.out;
        try (SimulatedSite site = SimulatedSite.start(shape, Faults.none())) {
            Path cloud = site.writeFiles(folder, 2);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Commands.run("plan", "--cloud", cloud.toString());
        } finally {
            System.setOut(usual);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
