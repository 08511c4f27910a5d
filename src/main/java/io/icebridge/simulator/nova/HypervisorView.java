package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Json;

/** How the API shows a node's hypervisor. */
final class HypervisorView {

    private final NovaRegion region;

    HypervisorView(NovaRegion region) {
        this.region = region;
    }

    static ObjectNode brief(Node node) {
        return Json.object("id", node.id, "hypervisor_hostname", node.host);
    }

    ObjectNode full(Node node) {
        ObjectNode shown = brief(node);
        shown.put("hypervisor_type", "QEMU");
        shown.put("hypervisor_version", 1002001);
        shown.put("host_ip", "127.0.0.1");
        shown.put("cpu_info", "{\"arch\": \"x86_64\", \"model\": \"SandyBridge\"}");
        shown.set("service", Json.object("id", node.id + 100, "host", node.host));
        sizes(shown, node);
        return shown;
    }

    private static void sizes(ObjectNode shown, Node node) {
        shown.put("vcpus", node.vcpus);
        shown.put("vcpus_used", node.usedVcpus);
        shown.put("memory_mb", node.ram);
        shown.put("memory_mb_used", node.usedRam);
        shown.put("free_ram_mb", node.ram - node.usedRam);
        shown.put("local_gb", node.disk);
        shown.put("local_gb_used", node.usedDisk);
        shown.put("free_disk_gb", node.disk - node.usedDisk);
        shown.put("disk_available_least", node.disk - node.usedDisk);
        shown.put("running_vms", node.servers);
        shown.put("current_workload", 0);
    }

    ArrayNode servers(Node node) {
        return Json.array(
                region.servers().stream().filter(s -> s.host.equals(node.host)).toList(),
                s -> Json.object("uuid", s.id, "name", s.domain()));
    }

    ObjectNode sums() {
        Node all = new Node(0, "", 0, 0, 0, null);
        int ram = 0;
        int vcpus = 0;
        int disk = 0;
        for (Node node : region.nodes()) {
            ram += node.ram;
            vcpus += node.vcpus;
            disk += node.disk;
            all.usedRam += node.usedRam;
            all.usedVcpus += node.usedVcpus;
            all.usedDisk += node.usedDisk;
            all.servers += node.servers;
        }
        return Json.object(
                "count",
                region.nodes().size(),
                "memory_mb",
                ram,
                "memory_mb_used",
                all.usedRam,
                "vcpus",
                vcpus,
                "vcpus_used",
                all.usedVcpus,
                "local_gb",
                disk,
                "local_gb_used",
                all.usedDisk,
                "running_vms",
                all.servers);
    }
}
