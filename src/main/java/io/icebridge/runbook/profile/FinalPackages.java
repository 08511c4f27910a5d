package io.icebridge.runbook.profile;

import java.util.List;

/** The last package upgrade, on the hosts that have none of the roles. */
public record FinalPackages(
        List<String> withoutRoles, String upgrade, String runningKernel, String newestKernel) {}
