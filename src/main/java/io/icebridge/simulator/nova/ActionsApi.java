package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.glance.Image;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.net.URI;

/** {@code POST /servers/ID/action}. */
final class ActionsApi {

    private final Nova nova;
    private final ServersApi servers;
    private final Powering powering;
    private final Snapshotting snapshotting;
    private final Deleting deleting;

    ActionsApi(Nova nova, ServersApi servers) {
        this.nova = nova;
        this.servers = servers;
        this.powering = new Powering(nova);
        this.snapshotting = new Snapshotting(nova);
        this.deleting = new Deleting(nova);
    }

    void routes(Router router) {
        router.post("/servers/{id}/action", this::act);
    }

    private Reply act(Call call) {
        Server server = nova.region().seen(call.name("id"), call.caller());
        JsonNode body = call.json();
        if (!body.fieldNames().hasNext()) {
            throw new Refusal(400, "There is no such action: None");
        }
        String action = body.fieldNames().next();
        JsonNode details = body.path(action);
        if (!action.equals("lock") && !action.equals("unlock")) {
            States.unlocked(server, call.caller());
        }
        servers.act(server, action, call);
        switch (action) {
            case "createImage" -> {
                return snapshot(server, details, call);
            }
            case "os-stop" -> powering.stop(server);
            case "os-start" -> powering.start(server);
            case "reboot" -> powering.reboot(server, details.path("type").asText().equals("HARD"));
            case "pause" -> powering.pause(server);
            case "unpause" -> powering.unpause(server);
            case "suspend" -> powering.suspend(server);
            case "resume" -> powering.resume(server);
            case "lock" -> States.lock(server, call.caller());
            case "unlock" -> States.unlock(server, call.caller());
            case "forceDelete" -> deleting.accept(server, call);
            case "os-resetState" -> reset(server, details, call);
            case "os-getConsoleOutput" -> {
                return Reply.ok(Json.object("output", "login: "));
            }
            case "os-getVNCConsole" -> {
                return console(server, details, call);
            }
            case "restore" -> throw conflict(server);
            case "addFloatingIp" -> addAddress(server, details, call);
            case "removeFloatingIp" ->
                    nova.region()
                            .network()
                            .floating()
                            .unassign(details.path("address").asText(), server);
            default -> throw new Refusal(400, "There is no such action: " + action);
        }
        return Reply.empty(202);
    }

    private void addAddress(Server server, JsonNode details, Call call) {
        String address = details.path("address").asText();
        nova.region().network().floating().assign(address, server, call.caller());
        FloatingPool.Floating twin = nova.other().network().floating().find(address);
        if (twin != null && !twin.serverId.isEmpty()) {
            // Both nova-networks answer for it on the wire, whether the servers run or not.
            nova.ledger().violation("address-in-two-places", call, address);
        }
    }

    private Reply snapshot(Server server, JsonNode details, Call call) {
        if (Json.text(details, "name", "").isBlank()) {
            throw new Refusal(400, "createImage entity requires name attribute");
        }
        Image image = snapshotting.accept(server, details, call);
        return Reply.empty(202)
                .header(
                        "Location",
                        call.baseUrl() + "/v2/" + call.name("tenant") + "/images/" + image.id());
    }

    /** The proxy on the controller answers where this Nova does: all hosts share one address. */
    private Reply console(Server server, JsonNode details, Call call) {
        String consoles = nova.region().consoles(server.host);
        if (consoles.isEmpty() || !details.path("type").asText().equals("novnc")) {
            throw new Refusal(400, "Unavailable console type novnc.");
        }
        URI where = URI.create(consoles);
        String base =
                where.getHost().equals("127.0.0.1") ? call.baseUrl() + where.getPath() : consoles;
        return Reply.ok(
                Json.object(
                        "console",
                        Json.object("type", "novnc", "url", base + "?token=" + server.id)));
    }

    private void reset(Server server, JsonNode details, Call call) {
        call.caller().mustBeAdmin();
        server.vmState = details.path("state").asText();
        server.task = null;
        nova.ledger().failed(server.id, server.vmState.equals("error"));
    }

    private static Refusal conflict(Server server) {
        return new Refusal(409, "Cannot 'restore' while instance is in vm_state " + server.vmState);
    }
}
