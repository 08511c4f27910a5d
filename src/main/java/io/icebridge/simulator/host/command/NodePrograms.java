package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Bridges;
import io.icebridge.simulator.host.machine.Machine;
import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Programs of compute and network nodes, and {@code curl}. */
final class NodePrograms {
    /** Ports of services that {@code curl} may ask on their own host, with the unit behind each. */
    private static final Map<String, String> PORTS =
            Map.ofEntries(
                    Map.entry("5000", "openstack-keystone"),
                    Map.entry("35357", "openstack-keystone"),
                    Map.entry("9292", "openstack-glance-api"),
                    Map.entry("9191", "openstack-glance-registry"),
                    Map.entry("8776", "openstack-cinder-api"),
                    Map.entry("9696", "neutron-server"),
                    Map.entry("8774", "openstack-nova-api"),
                    Map.entry("8080", "openstack-swift-proxy"),
                    Map.entry("80", "httpd"));

    private NodePrograms() {}

    static void addTo(Commands commands) {
        commands.add("ovs-vsctl", "openvswitch", NodePrograms::ovs);
        commands.add("virsh", "libvirt", NodePrograms::virsh);
        commands.add("curl", NodePrograms::curl);
    }

    private static int ovs(Call call) throws IOException {
        List<String> words = call.operands();
        Bridges bridges = call.machine().bridges();
        if (!call.machine().units().isRunning("openvswitch")) {
            return call.fail(1, "unix:/var/run/openvswitch/db.sock: database connection failed");
        }
        String bridge = words.size() > 1 ? words.get(1) : "";
        switch (words.get(0)) {
            case "br-exists" -> {
                return bridges.has(bridge) ? 0 : 2;
            }
            case "add-br" -> {
                boolean fresh = bridges.add(bridge);
                if (!fresh && !call.has("--may-exist")) {
                    return call.fail(
                            1,
                            "cannot create a bridge named "
                                    + bridge
                                    + " because a bridge named "
                                    + bridge
                                    + " already exists");
                }
            }
            case "del-br" -> bridges.remove(bridge);
            case "list-br" -> call.say(bridges.all().toArray(String[]::new));
            default -> {
                return call.fail(1, "unknown command '" + words.get(0) + "'");
            }
        }
        return 0;
    }

    private static int virsh(Call call) throws IOException {
        if (!call.machine().units().isRunning("libvirtd")) {
            return call.fail(1, "error: failed to connect to the hypervisor");
        }
        if (!call.operands().contains("list")) {
            return call.fail(1, "error: unknown command");
        }
        List<String> domains = call.machine().site().cloud().domains(call.machine().name());
        if (call.has("--name")) {
            call.say(domains.toArray(String[]::new));
            return 0;
        }
        if (!call.has("-q")) {
            call.say(" Id    Name                           State", "-".repeat(52));
        }
        for (int i = 0; i < domains.size(); i++) {
            call.say(" %-5d %-30s running".formatted(i + 1, domains.get(i)));
        }
        return 0;
    }

    /** The state of a service on its own host, or that a package repository answers. */
    private static int curl(Call call) throws IOException {
        String url =
                call.args().stream().filter(a -> a.matches("https?://.*")).findFirst().orElse("");
        URI uri = URI.create(url);
        boolean local =
                List.of("localhost", "127.0.0.1", call.machine().name()).contains(uri.getHost());
        Machine asked = local ? call.machine() : call.machine().site().machine(uri.getHost());
        String port = uri.getPort() < 0 ? "80" : Integer.toString(uri.getPort());
        String unit = PORTS.get(port);
        boolean answers = asked == null || unit != null && asked.units().isRunning(unit);
        if (!answers) {
            call.complain("curl: (7) couldn't connect to host");
            return 7;
        }
        String format = Options.value(call, "-w", "");
        if (!format.isEmpty()) {
            call.write(TextPrograms.unescape(format).replace("%{http_code}", "200"));
        } else if (Options.value(call, "-o", null) == null) {
            call.say("{}");
        }
        return 0;
    }
}
