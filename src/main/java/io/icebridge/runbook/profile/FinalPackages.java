package io.icebridge.runbook.profile;

import java.util.List;

/**
 * The last package upgrade, on the hosts that have none of the roles.
 *
 * @param pending lists what would be upgraded
 * @param kernels prints the one that runs, and then the installed ones, the newest first
 */
public record FinalPackages(
        List<String> withoutRoles, String upgrade, String pending, String kernels) {}
