package io.icebridge.runbook.profile;

import io.icebridge.cloudfile.NetworkAgent;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The parallel Nova, and what becomes of the old one. Options are written {@code section/name}.
 *
 * @param notCopied files of the old controller's folder that belong to the installed release
 * @param check what Nova's own reader says of its file
 * @param emptied SQL that takes away what the schema's making left in its tables
 * @param controllerBinaries what Nova's service list must show of the controller
 * @param databaseOptions options that hold the database's URL
 * @param paste where a site may keep Nova's credentials, which then win over those of the file
 * @param renamed options that the new release no longer reads under the old release's names
 * @param thisHost what becomes of options that name the host that they were written for
 * @param computeUrl the endpoint; {@code %(tenant_id)s} is Keystone's own place
 * @param sharedServices service types that are registered in the new region as well
 * @param living lists the servers in its database, whose table livingTable must be there
 * @param hypervisor the unit that knows a node's servers
 * @param domains lists a node's servers
 * @param emptiness lists and then counts them; its last line is the number
 * @param endUnit stops and disables a unit where the host has it
 * @param retiredEndpoints service types whose rows in the old region go with it
 * @param undone what of its own units an undo stops; the system's own go on
 * @param oldComputeUnits units of Havana's Nova on a compute node
 */
public record NovaProfile(
        String folder,
        String file,
        String paste,
        Pattern notCopied,
        String owner,
        String check,
        String schema,
        String emptied,
        String grant,
        String revoke,
        List<String> controllerPackages,
        List<String> controllerUnits,
        List<String> controllerBinaries,
        List<String> computePackages,
        List<String> computeUnits,
        Agent openvswitch,
        Agent linuxbridge,
        List<String> novaNetworkPackages,
        List<String> novaNetworkUnits,
        String bridge,
        String neutronFolder,
        String neutronOwner,
        List<String> databaseOptions,
        Map<String, String> renamed,
        ThisHost thisHost,
        List<String> removed,
        Map<String, String> set,
        Map<String, String> setOnCompute,
        Map<String, String> setWithNeutron,
        Map<String, String> setWithNovaNetwork,
        String computeUrl,
        List<String> sharedServices,
        Notifications notifications,
        String domains,
        String emptiness,
        String living,
        String livingTable,
        String hypervisor,
        Pattern undone,
        List<String> oldComputeUnits,
        List<String> retiredUnits,
        String endUnit,
        List<String> retiredEndpoints) {

    public NovaProfile {
        controllerPackages = Profile.orEmpty(controllerPackages);
        controllerUnits = Profile.orEmpty(controllerUnits);
        controllerBinaries = Profile.orEmpty(controllerBinaries);
        computePackages = Profile.orEmpty(computePackages);
        computeUnits = Profile.orEmpty(computeUnits);
        databaseOptions = Profile.orEmpty(databaseOptions);
        renamed = renamed == null ? Map.of() : renamed;
        set = set == null ? Map.of() : set;
        oldComputeUnits = Profile.orEmpty(oldComputeUnits);
        retiredUnits = Profile.orEmpty(retiredUnits);
        retiredEndpoints = Profile.orEmpty(retiredEndpoints);
    }

    /**
     * Options by what they name, {@code *} standing for any letters.
     *
     * @param oldController services that stay where they are
     * @param newController what is asked of the new Nova
     * @param own where a host listens, and from where it is reached
     * @param dropped what a host is to find out by itself
     */
    public record ThisHost(
            List<String> oldController,
            List<String> newController,
            List<String> own,
            List<String> dropped) {}

    /** What the agent is on a node. */
    public Agent agent(NetworkAgent kind) {
        return kind == NetworkAgent.LINUXBRIDGE ? linuxbridge : openvswitch;
    }

    /**
     * One of Neutron's agents on a node.
     *
     * @param packageName by which a host has it
     * @param packages with what it needs
     * @param units in the order of their start; what makes bridges first
     * @param bridges that must be there before it starts
     */
    public record Agent(
            String packageName,
            List<String> packages,
            List<String> units,
            List<String> bridges,
            LocalIp localIp) {}

    /** Where a node's own tunnel address stands. */
    public record LocalIp(String file, String section, String option) {}

    /**
     * How Neutron tells Nova of ports.
     *
     * @param unitFile is there where the host has the unit
     * @param keep copies the file, but not over an earlier copy
     * @param restart restarts the unit where the host has it
     * @param username options of the new controller's paste file or nova.conf of which the first
     *     that is there gives the value; likewise password, tenant and authUrl
     */
    public record Notifications(
            String file,
            String unit,
            String unitFile,
            String keep,
            String restart,
            Map<String, String> set,
            List<String> username,
            List<String> password,
            List<String> tenant,
            List<String> authUrl) {}
}
