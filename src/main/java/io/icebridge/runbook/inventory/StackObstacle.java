package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A stack of Heat, which would find its server gone (P21). */
final class StackObstacle implements Obstacle {
    /**
     * Parts that Heat packs into every server's user data, and the name that its alarms look for.
     */
    private static final List<String> HEAT = List.of("cfn-userdata", "x-cfninitdata");

    private static final String STACK = "metering.stack";

    private final Inventory inventory;

    StackObstacle(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public List<Reason> against(Server server) {
        String userData = inventory.factsOf(server.id()).userData();
        return server.metadata().containsKey(STACK) || ofHeat(userData)
                ? List.of(
                        new Reason(
                                "stack",
                                "it belongs to a stack of Heat, which would find it gone",
                                "let its owner move the stack, or choose wait or by-hand"))
                : List.of();
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
