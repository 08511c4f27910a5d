package io.icebridge.simulator.seed;

import java.util.List;

/**
 * How large a simulated cloud is and how fast its time runs. The same shape gives the same cloud.
 *
 * @param computes compute nodes of the old region
 * @param speed how many of the cloud's seconds pass in a real one
 * @param newRegionReady whether the new region is registered and has compute nodes from the start,
 *     which is for moving servers alone; otherwise it has to be deployed
 * @param gibSeconds how many of the cloud's seconds a snapshot takes longer for each GiB of the
 *     root disk; 0 where all take alike
 * @param sharedVolumes whether all servers of a project share a volume, and Nova has the
 *     microversion for it; Havana's and Icehouse's had not
 */
public record Shape(
        int servers,
        int computes,
        int projects,
        NetworkKind network,
        double speed,
        long seed,
        boolean newRegionReady,
        Likeness likeness,
        double gibSeconds,
        boolean sharedVolumes) {

    public static final String OLD_REGION = "havana";
    public static final String NEW_REGION = "icehouse";

    public Shape {
        if (servers < 0
                || computes < 1
                || projects < 1
                || projects > 200
                || !(speed > 0)
                || !(gibSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "A simulated cloud needs at least one compute node, 1 to 200 projects, a"
                            + " speed above zero and no seconds below it");
        }
    }

    /** With the bundled cloud's names. */
    public Shape(
            int servers,
            int computes,
            int projects,
            NetworkKind network,
            double speed,
            long seed,
            boolean newRegionReady) {
        this(
                servers,
                computes,
                projects,
                network,
                speed,
                seed,
                newRegionReady,
                Likeness.bundled(computes),
                0,
                false);
    }

    /** The bundled cloud: 24 servers of three projects on four nodes, twenty times as fast. */
    public static Shape bundled() {
        return new Shape(24, 4, 3, NetworkKind.NEUTRON, 20, 1, false);
    }

    public Shape withServers(int number) {
        return with(number, network, speed, newRegionReady, gibSeconds, sharedVolumes);
    }

    public Shape withNetwork(NetworkKind kind) {
        return with(servers, kind, speed, newRegionReady, gibSeconds, sharedVolumes);
    }

    public Shape withSpeed(double faster) {
        return with(servers, network, faster, newRegionReady, gibSeconds, sharedVolumes);
    }

    public Shape withNewRegionReady() {
        return with(servers, network, speed, true, gibSeconds, sharedVolumes);
    }

    public Shape withGibSeconds(double longer) {
        return with(servers, network, speed, newRegionReady, longer, sharedVolumes);
    }

    /** Whose servers share volumes, with a Nova that lets them. */
    public Shape sharingVolumes() {
        return with(servers, network, speed, newRegionReady, gibSeconds, true);
    }

    private Shape with(
            int number,
            NetworkKind kind,
            double pace,
            boolean ready,
            double longer,
            boolean sharing) {
        return new Shape(
                number, computes, projects, kind, pace, seed, ready, likeness, longer, sharing);
    }

    /** Like a site of one's own: its network and its nodes. */
    public Shape like(Likeness site, NetworkKind kind) {
        return new Shape(
                servers,
                site.nodes().size(),
                projects,
                kind,
                speed,
                seed,
                newRegionReady,
                site,
                gibSeconds,
                sharedVolumes);
    }

    /** Names of the old region's compute nodes. */
    public List<String> oldNodes() {
        return likeness.nodes();
    }

    /** Names of the compute nodes that are the new region's from the first; two hold any node's. */
    public List<String> newNodes() {
        return List.of("cmp-new-1", "cmp-new-2");
    }

    private int perNode() {
        return Math.max(6, (servers + computes - 1) / computes);
    }

    /** Memory of every node, in MiB: room for one and a half times its share of servers. */
    public int nodeRam() {
        return perNode() * 4096 * likeness.room();
    }

    public int nodeVcpus() {
        return Math.max(16, perNode()) * likeness.room();
    }

    /** Disk of every node, in GiB. */
    public int nodeDisk() {
        return (perNode() * 60 + 100) * likeness.room();
    }
}
