package io.icebridge.runbook.move;

import io.icebridge.cloud.Port;
import io.icebridge.runbook.inventory.ServerFacts;
import io.icebridge.runbook.inventory.ServerFacts.Card;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What no API of the first release pair shows of a server, the new one's beside what was saved:
 * user data to the last byte, the public key, the lock, and the order of its cards.
 */
final class HiddenFacts {
    static final String AS_WELL = "; user data, public key, lock, order of cards as well";
    private static final String AS_TOLD = "; user data, lock, order of cards as well";

    private final NewRows rows;
    private final Definition saved;
    private final String userData;

    /**
     * @param userData what the new server was to get, as Nova keeps it
     */
    HiddenFacts(NewRows rows, Definition saved, String userData) {
        this.rows = rows;
        this.saved = saved;
        this.userData = userData;
    }

    /** Whether there is anything that the API does not show, and that can be looked at. */
    private boolean any() {
        boolean key = rows.tellsKeys() && !saved.facts().publicKey().isEmpty();
        return key || !userData.isEmpty() || saved.facts().locked() || saved.nics().size() > 1;
    }

    /**
     * Proves that nothing differs.
     *
     * @return for the evidence: what was found equal, or why it was not looked at
     */
    String prove(String newId) {
        if (!any()) {
            return "";
        }
        Optional<ServerFacts> now = rows.facts(newId, saved.facts());
        if (now.isEmpty()) {
            return "; not compared, since the new Nova's database is out of reach: user data,"
                    + " public key, lock, order of cards";
        }
        List<String> found = differences(now.get());
        if (!found.isEmpty()) {
            throw Comparison.different(String.join("; ", found));
        }
        return rows.tellsKeys() ? AS_WELL : AS_TOLD;
    }

    /** What differs, in words; nothing where it cannot be looked at. */
    List<String> differences(String newId) {
        return any()
                ? rows.facts(newId, saved.facts()).map(this::differences).orElse(List.of())
                : List.of();
    }

    private List<String> differences(ServerFacts now) {
        if (!now.known()) {
            return List.of("the new Nova's database does not have it");
        }
        List<String> found = new ArrayList<>();
        if (!now.userData().equals(userData)) {
            found.add(
                    "its user data is another (%d signs of base64, not %d)"
                            .formatted(now.userData().length(), userData.length()));
        }
        if (!now.publicKey().equals(saved.facts().publicKey())) {
            found.add("its public key is another");
        }
        if (!now.lock().same(saved.facts().lock())) {
            found.add(
                    "it is %s, and was %s"
                            .formatted(now.lock().told(), saved.facts().lock().told()));
        }
        if (!inOrder(now)) {
            found.add(
                    "its cards are in another order: "
                            + now.cards().stream().map(Card::mac).toList());
        }
        return found;
    }

    /** By port, or by address where nova-network made the cards anew. */
    private boolean inOrder(ServerFacts now) {
        if (!rows.tellsKeys() && now.cards().isEmpty() && saved.facts().cards().isEmpty()) {
            // nobody could tell it before, and a person answered for that
            return true;
        }
        List<Integer> places =
                saved.ports().isEmpty()
                        ? saved.nics().stream().map(nic -> now.placeOf(nic.fixedIp())).toList()
                        : saved.ports().stream().map((Port port) -> now.placeOf(port)).toList();
        return places.size() < 2
                || places.get(0) >= 0 && places.equals(places.stream().sorted().toList());
    }
}
