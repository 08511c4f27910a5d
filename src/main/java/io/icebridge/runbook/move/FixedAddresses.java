package io.icebridge.runbook.move;

import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry;
import java.util.List;

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

    /** Of a server that is gone: the old region goes on giving addresses to what owners boot. */
    void retain(Definition saved) {
        for (String ip : of(saved)) {
            passage.carryOut(
                    ServerAction.RESERVE_OLD,
                    ip,
                    reach -> reach.cloud().novaNetwork(Side.OLD).reserve(ip));
        }
    }

    /** For as long as the old server lives on with them. */
    void keep(Definition saved) {
        for (String ip : of(saved)) {
            if (passage.last(ServerAction.UNRESERVE, ip).isPresent()) {
                Returned.asFarAsItGoes(() -> keep(ip));
            }
        }
    }

    private void keep(String ip) {
        passage.carryOutAnew(
                UndoAction.RESERVE, ip, reach -> reach.cloud().novaNetwork(Side.NEW).reserve(ip));
    }

    /** Those that the new region may give to another server now. */
    List<String> notKept(Definition saved) {
        return of(saved).stream()
                .filter(
                        ip ->
                                passage.last(UndoAction.RESERVE, ip)
                                        .filter(last -> last.state() == Entry.State.FAILED)
                                        .isPresent())
                .map(
                        ip ->
                                "fixed address %s could not be reserved in the new region, which may give it to another server: reserve it there (nova fixed-ip-reserve %s)"
                                        .formatted(ip, ip))
                .toList();
    }

    private static List<String> of(Definition saved) {
        return saved.nics().stream().map(Nic::fixedIp).filter(ip -> !ip.isEmpty()).toList();
    }
}
