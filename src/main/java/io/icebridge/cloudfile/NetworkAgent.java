package io.icebridge.cloudfile;

import java.util.Locale;

/** Which of Neutron's agents connects the servers on a node. */
public enum NetworkAgent {
    OPENVSWITCH,
    LINUXBRIDGE;

    /** As the cloud file writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
