package io.icebridge.simulator.fault;

import java.time.Duration;
import java.util.Random;

/** Faults by lot. Keystone's own calls are left alone, or no run would ever begin. */
final class RandomFaults implements Faults {

    private final Random random;
    private final double share;

    RandomFaults(Random random, double share) {
        this.random = random;
        this.share = share;
    }

    @Override
    public Fault before(String service, String method, String path) {
        return draw(service);
    }

    @Override
    public Fault after(String service, String method, String path) {
        return draw(service);
    }

    private synchronized Fault draw(String service) {
        if (service.startsWith("keystone") || random.nextDouble() >= share) {
            return Fault.NONE;
        }
        return switch (random.nextInt(8)) {
            case 0 -> Fault.status(500);
            case 1 -> Fault.status(502);
            case 2 -> Fault.busy(503, 1);
            case 3 -> Fault.busy(413, 1);
            case 4 -> Fault.of(Fault.Kind.DROP);
            case 5 -> Fault.of(Fault.Kind.TRUNCATE);
            case 6 -> Fault.of(Fault.Kind.HTML);
            default -> Fault.late(Duration.ofMillis(200 + random.nextInt(800)));
        };
    }

    @Override
    public synchronized Outcome operation(String operation, String serverId) {
        if (operation.equals("delete") || random.nextDouble() >= share) {
            return Outcome.DONE;
        }
        return Outcome.ERROR;
    }
}
