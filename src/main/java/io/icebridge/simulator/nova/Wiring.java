package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Caller;
import java.util.List;

/** How servers come to their network cards: by Neutron or by nova-network. */
interface Wiring {

    /** A network card that a boot asks for; empty parts are left to the network. */
    record Wanted(String networkId, String portId, String fixedIp) {}

    /** Reads and checks what a boot asks for, before anything is made. */
    List<Wanted> plan(Caller caller, JsonNode networks);

    /** Gives the server its cards. */
    void plug(Server server, List<Wanted> wanted);

    /** Whether the cards are Neutron's, which has to say when they work. */
    boolean needsPortNews();

    /** The server runs: its cards work. */
    void up(Server server);

    /** The server is being deleted: its cards go with it. */
    void unplug(Server server, Call call);

    /** The {@code addresses} of the API. */
    ObjectNode addresses(Server server);

    /** The floating addresses that lead to the server. */
    List<String> floatingAddresses(Server server);
}
