package io.icebridge.simulator.account;

import io.icebridge.simulator.cinder.Cinder;
import io.icebridge.simulator.keystone.Keystone;
import io.icebridge.simulator.neutron.Neutron;
import io.icebridge.simulator.nova.NovaRegion;

/**
 * What the account looks at.
 *
 * @param neutron null where the cloud uses nova-network
 */
public record World(
        NovaRegion old, NovaRegion fresh, Neutron neutron, Cinder cinder, Keystone keystone) {

    NovaRegion region(String name) {
        return fresh.name().equals(name) ? fresh : old;
    }
}
