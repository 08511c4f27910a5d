package io.icebridge.runbook.profile;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import java.util.List;

/**
 * One service's upgrade.
 *
 * @param network the kind of network that the cloud must have, null for either
 * @param hosts roles of the hosts that run it
 * @param schemaHosts roles of the hosts of which the first changes the schema
 * @param database its name in the cloud file's databases, null when it has none
 * @param otherDatabase whether it may use one that is no MySQL, which the cloud file does not list
 * @param hostByHost whether one host is finished before the next is touched
 * @param folders its configuration
 * @param oldVersion how its packages' versions begin in the old release, null where as the
 *     release's
 * @param stop null where nothing is to be stopped
 * @param checks what its own programs say of its files, each before it starts
 * @param status tells of every unit whether it runs
 * @param beforeSchema null for nothing
 * @param schema null where the release changes none
 * @param schemaVersion SQL that tells which version the schema has
 * @param restartBeside units of other services that the packages disturb, restarted where they run
 * @param settings a settings file in Python, or null
 * @param rehearsal null where nothing can be tried before
 * @param test run on each of its hosts, or null
 * @param other whether it follows those that the model draws one by one
 */
public record ServiceProfile(
        String name,
        String title,
        NetworkKind network,
        List<String> hosts,
        List<String> schemaHosts,
        String database,
        Boolean otherDatabase,
        boolean hostByHost,
        List<String> folders,
        List<String> packages,
        String oldVersion,
        String stop,
        List<String> checks,
        String start,
        String status,
        String upgrade,
        LeastVersion leastVersion,
        String beforeSchema,
        String schema,
        String schemaVersion,
        List<String> restartBeside,
        PythonSettings settings,
        Rehearsal rehearsal,
        String test,
        Boolean other) {

    public ServiceProfile {
        hosts = List.copyOf(hosts);
        otherDatabase = Boolean.TRUE.equals(otherDatabase);
        other = Boolean.TRUE.equals(other);
        schemaHosts = orEmpty(schemaHosts);
        folders = orEmpty(folders);
        packages = orEmpty(packages);
        checks = orEmpty(checks);
        restartBeside = orEmpty(restartBeside);
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * How it is rehearsed beside the service that runs.
     *
     * @param packages the new programs and their configuration
     * @param command what the schema change amounts to, without the host's own wrappers; null where
     *     the release changes no schema
     */
    public record Rehearsal(List<String> packages, String command) {}

    /** A package that must be at least of this version before the schema is changed. */
    public record LeastVersion(String packageName, String version) {}

    /**
     * A settings file in Python, of which the new package's is taken.
     *
     * @param carried settings whose old value is always kept
     * @param allowedHosts the setting that lists the names by which the dashboard is reached
     */
    public record PythonSettings(String file, List<String> carried, String allowedHosts) {}
}
