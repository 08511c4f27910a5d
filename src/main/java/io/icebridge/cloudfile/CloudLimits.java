package io.icebridge.cloudfile;

/**
 * How much at once.
 *
 * @param releasesAtOnce how many old servers may be on their way out while further servers are
 *     begun
 * @param failedShare when more than this share of a wave's servers fail, the window closes
 */
public record CloudLimits(
        int serversAtOnce,
        int releasesAtOnce,
        int hostsAtOnce,
        int nodesPerWave,
        double failedShare) {
    /** Enough for what a minute's wait before a deletion leaves behind at the widest window. */
    static final int USUAL_RELEASES = 100;

    /** With as many releases as usual. */
    public CloudLimits(int serversAtOnce, int hostsAtOnce, int nodesPerWave, double failedShare) {
        this(serversAtOnce, USUAL_RELEASES, hostsAtOnce, nodesPerWave, failedShare);
    }
}
