package io.icebridge.simulator.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.ledger.Customer;
import io.icebridge.simulator.ledger.Entry;
import io.icebridge.simulator.ledger.Ledger;
import java.util.List;
import java.util.Optional;

/**
 * The ledger read out: what became of every customer's server, and what is amiss right now. Called
 * in the midst of a move it also names what is only for the moment in two places or in none.
 */
public final class Account {

    private final World world;
    private final Places oldPlaces;
    private final Places newPlaces;
    private final ObjectNode json =
            Json.object(
                    "servers", Json.array(),
                    "lost", Json.array(),
                    "doubled", Json.array(),
                    "volumesAstray", Json.array(),
                    "addressesAstray", Json.array(),
                    "portsAstray", Json.array());

    private Account(World world) {
        this.world = world;
        this.oldPlaces = Places.of(world, world.old().name());
        this.newPlaces = Places.of(world, world.fresh().name());
    }

    /** Draws the account up; called with the timeline's turn held. */
    public static ObjectNode of(World world, Ledger ledger) {
        Account account = new Account(world);
        ledger.entries().forEach(account::add);
        ObjectNode json = account.json;
        json.set("leftOver", Leftovers.of(world, ledger));
        json.set(
                "violations",
                Json.array(
                        ledger.violations(),
                        v ->
                                Json.object(
                                        "rule", v.rule(),
                                        "call", v.call(),
                                        "at", v.at().toString())));
        json.put("operationSeconds", ledger.work().toNanos() / 1e9);
        return json;
    }

    private void add(Entry entry) {
        Optional<Entry.Standing> successor =
                entry.live().stream()
                        .filter(b -> b.region().equals(world.fresh().name()))
                        .findFirst();
        list("servers").add(server(entry, successor.map(Entry.Standing::serverId).orElse(null)));
        if (entry.ownerDeleted()) {
            return;
        }
        judgeLost(entry);
        judgeDoubled(entry);
        if (entry.live().size() == 1) {
            Entry.Standing only = entry.live().get(0);
            judgeBelongings(entry.customer(), only);
        }
    }

    private ObjectNode server(Entry entry, String newId) {
        Customer customer = entry.customer();
        return Json.object(
                "oldId", customer.serverId(),
                "newId", newId,
                "name", customer.name(),
                "project", customer.project(),
                "state", state(entry),
                "downtimeSeconds", entry.downtimeSeconds(),
                "cloudDowntimeSeconds", entry.cloudDowntimeSeconds(),
                "addedDowntimeSeconds", entry.downtimeSeconds() - entry.cloudDowntimeSeconds(),
                "cloudSeconds", entry.cloudSeconds());
    }

    private String state(Entry entry) {
        List<String> regions = entry.live().stream().map(Entry.Standing::region).toList();
        if (entry.ownerDeleted()) {
            return "deleted-by-owner";
        }
        if (regions.isEmpty()) {
            return "gone";
        }
        if (regions.size() > 1) {
            return "in-two-places";
        }
        if (regions.get(0).equals(world.old().name())) {
            return "in-place";
        }
        return entry.live().get(0).rebuilt() ? "redeployed" : "moved";
    }

    private void judgeLost(Entry entry) {
        if (entry.lostBecause() != null) {
            lost(entry, entry.lostBecause(), entry.lostAt().toString());
        } else if (entry.live().isEmpty()) {
            lost(entry, "it has no server that works, though its content is there", null);
        }
    }

    private void lost(Entry entry, String why, String at) {
        list("lost")
                .add(
                        Json.object(
                                "oldId",
                                entry.customer().serverId(),
                                "name",
                                entry.customer().name(),
                                "reason",
                                why,
                                "at",
                                at));
    }

    private void judgeDoubled(Entry entry) {
        String why = null;
        if (entry.bothOnAt() != null) {
            why = "two were powered on at " + entry.bothOnAt();
        } else if (entry.live().size() > 1) {
            why = "two are there";
        }
        if (why != null) {
            list("doubled")
                    .add(
                            Json.object(
                                    "oldId", entry.customer().serverId(),
                                    "ids", Json.array(entry.bodies(), Entry.Standing::serverId),
                                    "reason", why));
        }
    }

    private void judgeBelongings(Customer customer, Entry.Standing body) {
        String id = body.serverId();
        Places places = body.region().equals(world.fresh().name()) ? newPlaces : oldPlaces;
        for (Customer.Disk disk : customer.volumes()) {
            var volume = world.cinder().find(disk.volume());
            if (volume == null || !volume.deviceOn(id).equals(disk.device())) {
                astray("volumesAstray", customer, disk.volume() + " at " + disk.device());
            }
        }
        for (Customer.Nic nic : customer.nics()) {
            if (!places.hasCard(id, nic.port(), nic.mac(), nic.ip())) {
                astray("portsAstray", customer, nic.port() + " " + nic.mac());
            }
            if (!places.hasIp(id, nic.ip())) {
                astray("addressesAstray", customer, nic.ip());
            }
        }
        for (String address : customer.floatingAddresses()) {
            if (!places.hasFloating(id, address)) {
                astray("addressesAstray", customer, address);
            }
        }
    }

    private void astray(String list, Customer customer, String what) {
        list(list)
                .add(
                        Json.object(
                                "oldId", customer.serverId(),
                                "name", customer.name(),
                                "what", what));
    }

    private ArrayNode list(String name) {
        return (ArrayNode) json.get(name);
    }
}
