package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import java.util.List;

/** One kind of what can stand in the way of a server's being rebuilt as it was. */
interface Obstacle {

    /** Empty where nothing of this kind does. */
    List<Reason> against(Server server);
}
