package io.icebridge.runbook.inventory;

import io.icebridge.runbook.readiness.Finding;
import java.util.ArrayList;
import java.util.List;

/** What stands in one server's way, in the order in which it was found. */
final class Found {
    private final String serverId;
    private final List<Finding> findings = new ArrayList<>();

    Found(String serverId) {
        this.serverId = serverId;
    }

    void add(String code, String what, String remedy) {
        findings.add(new Finding("server " + serverId, code, what, remedy, false));
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }
}
