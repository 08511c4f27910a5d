package io.icebridge.simulator.host;

import io.icebridge.simulator.host.machine.CloudSide;
import io.icebridge.simulator.host.machine.ServiceFacts;
import java.util.List;
import java.util.Map;

/** A cloud without servers, for hosts on their own. */
public final class QuietCloud implements CloudSide {

    @Override
    public void serviceStarted(ServiceFacts service) {
        // nothing listens: the hosts alone know what runs
    }

    @Override
    public void serviceStopped(ServiceFacts service) {
        // nothing listens: the hosts alone know what runs
    }

    @Override
    public List<Map<String, String>> rows(String database, String table) {
        return List.of();
    }
}
