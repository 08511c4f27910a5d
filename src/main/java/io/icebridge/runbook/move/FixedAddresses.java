package io.icebridge.runbook.move;

import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.NovaNetworkChanges;
import java.util.function.BiConsumer;

/**
 * nova-network's fixed addresses: kept from the new region's own choice until their server is
 * booted, since Nova gives a reserved address to nobody (table 5c of the OpenStack notes).
 */
final class FixedAddresses {
    private final Crossing crossing;

    FixedAddresses(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Right before the boot, so that no other server is given one meanwhile. */
    void open(Definition saved) {
        each(saved, NovaNetworkChanges::unreserve);
    }

    /** For as long as the old server lives on with them. */
    void keep(Definition saved) {
        each(saved, NovaNetworkChanges::reserve);
    }

    private void each(Definition saved, BiConsumer<NovaNetworkChanges, String> action) {
        saved.nics().stream()
                .map(Nic::fixedIp)
                .filter(ip -> !ip.isEmpty())
                .forEach(
                        ip -> action.accept(crossing.cloud().changing().novaNetwork(Side.NEW), ip));
    }
}
