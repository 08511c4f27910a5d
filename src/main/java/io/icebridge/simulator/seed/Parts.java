package io.icebridge.simulator.seed;

import io.icebridge.simulator.cinder.Cinder;
import io.icebridge.simulator.glance.Glance;
import io.icebridge.simulator.keystone.Keystone;
import io.icebridge.simulator.neutron.Neutron;
import io.icebridge.simulator.nova.NovaRegion;
import io.icebridge.simulator.nova.Planting;

/**
 * The empty services that a seed fills.
 *
 * @param neutron null where the cloud uses nova-network
 */
public record Parts(
        Keystone keystone,
        Glance glance,
        Cinder cinder,
        Neutron neutron,
        NovaRegion old,
        NovaRegion fresh,
        Planting planting) {}
