package io.icebridge.runbook.move;

import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.Side;

/**
 * nova-network's fixed addresses: kept from the new region's own choice until their server is
 * booted, since Nova gives a reserved address to nobody (table 5c of the OpenStack notes).
 */
final class FixedAddresses {
    private final Passage passage;

    FixedAddresses(Passage passage) {
        this.passage = passage;
    }

    /** Right before the boot, so that no other server is given one meanwhile. */
    void open(Definition saved) {
        for (String ip : of(saved)) {
            passage.carryOutAnew(
                    ServerAction.UNRESERVE,
                    ip,
                    reach -> reach.cloud().novaNetwork(Side.NEW).unreserve(ip));
        }
    }

    /** For as long as the old server lives on with them. */
    void keep(Definition saved) {
        for (String ip : of(saved)) {
            passage.carryOutAnew(
                    UndoAction.RESERVE,
                    ip,
                    reach -> reach.cloud().novaNetwork(Side.NEW).reserve(ip));
        }
    }

    private static Iterable<String> of(Definition saved) {
        return saved.nics().stream().map(Nic::fixedIp).filter(ip -> !ip.isEmpty()).toList();
    }
}
