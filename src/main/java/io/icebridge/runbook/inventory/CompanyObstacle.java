package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What holds servers together: a server group that no API of Havana shows and no boot can enter
 * (P11), or a stack of Heat, which would find its server gone (P21).
 */
final class CompanyObstacle implements Obstacle {
    /**
     * Parts that Heat packs into every server's user data, and the name that its alarms look for.
     */
    private static final List<String> HEAT = List.of("cfn-userdata", "x-cfninitdata");

    private static final String STACK = "metering.stack";

    private final Inventory inventory;

    CompanyObstacle(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public List<Reason> against(Server server) {
        ServerFacts facts = inventory.factsOf(server.id());
        List<Reason> reasons = new ArrayList<>();
        if (!facts.group().isEmpty()) {
            reasons.add(
                    new Reason(
                            "server-group",
                            "it stands in server group %s, which the new region cannot be told of"
                                    .formatted(facts.group()),
                            "choose by-hand, and boot it there with the group's scheduler hint"));
        }
        if (server.metadata().containsKey(STACK) || ofHeat(facts.userData())) {
            reasons.add(
                    new Reason(
                            "stack",
                            "it belongs to a stack of Heat, which would find it gone",
                            "let its owner move the stack, or choose wait or by-hand"));
        }
        return reasons;
    }

    private static boolean ofHeat(String userData) {
        try {
            String text =
                    new String(
                            Base64.getMimeDecoder().decode(userData), StandardCharsets.ISO_8859_1);
            return HEAT.stream().anyMatch(text::contains);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
