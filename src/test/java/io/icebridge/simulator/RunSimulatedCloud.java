package io.icebridge.simulator;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs a simulated cloud for trying clients on it: directory, and optionally the network kind. */
final class RunSimulatedCloud {

    private RunSimulatedCloud() {}

    public static void main(String[] arguments) throws Exception {
        NetworkKind kind =
                arguments.length > 1 ? NetworkKind.valueOf(arguments[1]) : NetworkKind.NEUTRON;
        SimulatedCloud cloud =
                SimulatedCloud.start(Shape.bundled().withNetwork(kind).withNewRegionReady());
        cloud.writeFiles(Path.of(arguments[0]));
        System.out.println(cloud.addresses());
        new CountDownLatch(1).await();
    }
}
