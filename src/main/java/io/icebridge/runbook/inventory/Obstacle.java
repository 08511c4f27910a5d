package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;

/** One kind of reason why a server could not be rebuilt as it was. */
interface Obstacle {

    void look(Server server, Found found);
}
