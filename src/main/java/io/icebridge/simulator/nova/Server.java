package io.icebridge.simulator.nova;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A server as Nova's database has it. */
public final class Server {

    /** A network card as Nova's cache has it, which may be behind what Neutron has. */
    record Nic(
            String portId,
            boolean madeByNova,
            String networkId,
            String network,
            String mac,
            String ip) {}

    /** A row of {@code block_device_mapping}. */
    public static final class Disk {
        final String volumeId;
        final String device;
        final boolean root;
        boolean deleteOnTermination;

        Disk(String volumeId, String device, boolean root, boolean deleteOnTermination) {
            this.volumeId = volumeId;
            this.device = device;
            this.root = root;
            this.deleteOnTermination = deleteOnTermination;
        }

        public boolean root() {
            return root;
        }
    }

    final String id;
    final String tenantId;
    final Instant created;
    int number;
    String userId;
    String name;
    Flavor flavor;
    String imageId = "";
    String vmState = "building";
    String task;
    int power;
    String host = "";
    String zone = "";
    String keyName;
    String keyData;
    String userData;
    boolean configDrive;

    /** The group that its boot named, as Havana keeps it. */
    String groupHint;

    boolean locked;
    String lockedBy;
    boolean disableTerminate;
    Instant updated;

    /** Its deletion failed half way. */
    boolean torn;

    Instant launched;
    Instant terminated;
    String fault;
    Map<String, String> metadata = new LinkedHashMap<>();
    List<String> securityGroups = new ArrayList<>();
    final List<Nic> nics = new ArrayList<>();
    final List<Disk> disks = new ArrayList<>();
    final List<Action> actions = new ArrayList<>();

    /** Grows with each operation, so that one which was overtaken knows it. */
    long turn;

    /** How many steps of operations are still to come, before which none of them ends. */
    int steps;

    boolean working;

    /** An entry of {@code os-instance-actions}. */
    record Action(String name, String requestId, String userId, Instant start) {}

    Server(String id, String tenantId, String userId, Instant created) {
        this.id = id;
        this.tenantId = tenantId;
        this.userId = userId;
        this.created = created;
        this.updated = created;
    }

    public String id() {
        return id;
    }

    /** libvirt's name of the machine. */
    public String domain() {
        return "instance-%08x".formatted(number);
    }

    public boolean running() {
        return power == 1;
    }

    /** Nothing is left of it but its row. */
    void delete() {
        vmState = "deleted";
        task = null;
    }

    public boolean deleted() {
        return vmState.equals("deleted");
    }

    boolean volumeBacked() {
        return imageId.isEmpty();
    }

    String rootDevice() {
        return disks.stream().filter(d -> d.root).map(d -> d.device).findFirst().orElse("/dev/vda");
    }

    /** The status word of the API, which Nova makes of its two states. */
    String status() {
        if (task != null && task.startsWith("reboot")) {
            return "REBOOT";
        }
        return switch (vmState) {
            case "active" -> "ACTIVE";
            case "building" -> "BUILD";
            case "stopped" -> "SHUTOFF";
            case "soft-delete" -> "SOFT_DELETED";
            case "rescued" -> "RESCUE";
            default -> vmState.toUpperCase(Locale.ROOT);
        };
    }
}
