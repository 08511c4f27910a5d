package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.readiness.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What people must know of the cloud before servers move, and nothing of Icebridge's can mend. */
public final class Remarks {
    /** Services that know servers by their ids, which change. */
    private static final Set<String> OWNERS =
            Set.of("orchestration", "cloudformation", "database", "dns", "metering");

    private final Cloud cloud;
    private final CloudFile file;

    public Remarks(Cloud cloud, CloudFile file) {
        this.cloud = cloud;
        this.file = file;
    }

    /** Before the new region is there. */
    public List<Finding> ahead(Inventory inventory, Collection<Server> moving) {
        List<Finding> found = new ArrayList<>();
        if (!moving.isEmpty()) {
            firstBoot(found, inventory, moving);
            metadataService(found, moving);
            portSettings(found, inventory, moving);
            owners(found);
            rates(found, Side.OLD, file.regions().old());
        }
        return found;
    }

    /** Beside the new region. */
    public List<Finding> beside(Inventory inventory, Collection<Server> moving) {
        List<Finding> found = ahead(inventory, moving);
        if (!moving.isEmpty()) {
            rates(found, Side.NEW, file.regions().fresh());
            processors(found);
        }
        return found;
    }

    private void firstBoot(List<Finding> found, Inventory inventory, Collection<Server> moving) {
        long withData =
                moving.stream()
                        .filter(s -> !inventory.factsOf(s.id()).userData().isEmpty())
                        .count();
        add(
                found,
                "servers",
                "first-boot",
                "cloud-init takes each new server for a new machine: host keys, host name and the user"
                        + " data of %d of %s are made and run again"
                                .formatted(withData, Counted.of(moving.size(), "server")),
                "where that does harm, set user-data to none or neutral, for all or in a choice");
        add(
                found,
                "servers",
                "injected",
                "files injected at a boot and scheduler hints but a server group's are stored"
                        + " nowhere, so that new servers come without them",
                "ask the owners who used them to bring them again");
    }

    private void metadataService(List<Finding> found, Collection<Server> moving) {
        long asking = moving.stream().filter(s -> !s.configDrive()).count();
        if (file.network() == NetworkKind.NEUTRON && !file.moving().configDrive() && asking > 0) {
            add(
                    found,
                    "servers",
                    "metadata-service",
                    "%s 169.254.169.254, where Neutron's metadata agent asks one Nova only,"
                                    .formatted(Counted.of(asking, "server asks", "servers ask"))
                            + " so that those of the other region get no answer",
                    "set config-drive: always, or give the new region's networks an agent whose"
                            + " nova_metadata_ip is the new controller");
        }
    }

    /** They stay on the ports, and are compared at the end; only their owners know what for. */
    private static void portSettings(
            List<Finding> found, Inventory inventory, Collection<Server> moving) {
        Set<String> ids = moving.stream().map(Server::id).collect(Collectors.toSet());
        Set<String> special =
                inventory.ports().stream()
                        .filter(p -> ids.contains(p.deviceId()) && p.special())
                        .map(Port::id)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!special.isEmpty()) {
            add(
                    found,
                    "servers",
                    "port-settings",
                    "ports have several addresses, allowed address pairs, or no port security, and"
                            + " keep them: "
                            + String.join(", ", special),
                    "where servers share an address by them, have their owners see that it is still"
                            + " theirs after each has moved");
        }
    }

    private void owners(List<Finding> found) {
        Set<String> there = new TreeSet<>(cloud.identity().catalogue());
        there.retainAll(OWNERS);
        if (!there.isEmpty()) {
            add(
                    found,
                    "cloud",
                    "owners",
                    "services know servers by ids, which change: " + String.join(", ", there),
                    "tell their users; choose wait or by-hand for servers that these services made");
        }
    }

    private void rates(List<Finding> found, Side side, String region) {
        List<String> limits = cloud.allowances(side).rateLimits();
        if (!limits.isEmpty()) {
            add(
                    found,
                    "region " + region,
                    "rate-limit",
                    "Nova limits how often it may be called: " + String.join("; ", limits),
                    "take ratelimit out of the API's paste pipeline while servers move; else they"
                            + " move at that pace");
        }
    }

    /** A guest may have been built for what only the old processors can do. */
    private void processors(List<Finding> found) {
        Set<String> old = processors(Side.OLD);
        Set<String> fresh = processors(Side.NEW);
        if (!old.isEmpty() && !fresh.isEmpty() && !fresh.containsAll(old)) {
            add(
                    found,
                    "region " + file.regions().fresh(),
                    "processors",
                    "its nodes have other processors: %s, not %s"
                            .formatted(String.join(", ", fresh), String.join(", ", old)),
                    "see that guests do not need what the new ones lack");
        }
    }

    private Set<String> processors(Side side) {
        return cloud.nodes(side).hypervisors().stream()
                .map(Hypervisor::cpu)
                .filter(cpu -> !cpu.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void add(
            List<Finding> found, String subject, String code, String what, String remedy) {
        found.add(new Finding(subject, code, what, remedy, false));
    }
}
