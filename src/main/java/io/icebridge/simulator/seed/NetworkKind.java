package io.icebridge.simulator.seed;

/** Which of OpenStack's two network services of that time the cloud uses. */
public enum NetworkKind {
    NEUTRON,
    NOVA_NETWORK
}
