package io.icebridge.simulator;

import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs a simulated cloud for trying clients on it: directory, network kind, servers. */
final class RunSimulatedCloud {

    private RunSimulatedCloud() {}

    public static void main(String[] arguments) throws Exception {
        NetworkKind kind =
                arguments.length > 1 ? NetworkKind.valueOf(arguments[1]) : NetworkKind.NEUTRON;
        int servers = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 24;
        Shape shape = Shape.bundled().withNetwork(kind).withServers(servers).withNewRegionReady();
        SimulatedCloud cloud = SimulatedCloud.start(shape);
        cloud.writeFiles(Path.of(arguments[0]));
        System.out.println(cloud.addresses());
        new CountDownLatch(1).await();
    }
}
