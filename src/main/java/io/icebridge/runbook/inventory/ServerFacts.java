package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Port;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What only Nova's database knows of a server (P3, P6, P9, P11).
 *
 * @param known false where the database may not be read; the rest is then empty
 * @param lock whether and by whom it is locked
 * @param userData base64 as Nova keeps it, empty for none
 * @param publicKey of the key pair that the server was booted with, empty for none
 * @param cards network cards in the order in which the guest has them
 * @param serverGroup the one that keeps it beside others or apart from them
 */
public record ServerFacts(
        boolean known,
        Lock lock,
        boolean disableTerminate,
        String userData,
        String publicKey,
        GroupFacts serverGroup,
        List<Device> devices,
        List<Card> cards) {

    /** One that was saved before cards and groups were has none. */
    public ServerFacts {
        lock = lock == null ? Lock.NONE : lock;
        cards = cards == null ? List.of() : cards;
        serverGroup = serverGroup == null ? GroupFacts.NONE : serverGroup;
    }

    /** A row of Nova's block device mapping that names a volume, or a local disk. */
    public record Device(
            String volumeId, String name, boolean deleteOnTermination, int bootIndex) {}

    /**
     * A network card as Nova keeps it, which may be behind what Neutron has.
     *
     * @param portId Neutron's port; under nova-network an id of no use
     * @param ips fixed addresses
     */
    public record Card(String portId, String mac, List<String> ips) {}

    /** Which card is on the port, counted from 0; negative where Nova does not know it. */
    public int placeOf(Port port) {
        return place(card -> card.portId().equals(port.id()));
    }

    /** Which card has the address, counted from 0; negative where Nova does not know it. */
    public int placeOf(String ip) {
        return place(card -> card.ips().contains(ip));
    }

    public boolean locked() {
        return lock.on();
    }

    private int place(Predicate<Card> which) {
        return IntStream.range(0, cards.size())
                .filter(at -> which.test(cards.get(at)))
                .findFirst()
                .orElse(-1);
    }

    public static ServerFacts unknown() {
        return new ServerFacts(
                false, Lock.NONE, false, "", "", GroupFacts.NONE, List.of(), List.of());
    }
}
