package io.icebridge.runbook.profile;

import java.util.regex.Pattern;

/**
 * How files, packages and units are handled on any host.
 *
 * @param stopped how the status of a unit that does not run reads
 */
public record HostCommands(
        String readFile,
        String copyFile,
        String createFile,
        String fillFile,
        String moveFile,
        String removeFile,
        String fileThere,
        String listFiles,
        String makeFolder,
        String checksum,
        String unitStatus,
        Pattern stopped,
        String restartUnit,
        String enableUnit,
        String packageVersions,
        String installPackages,
        String keepPackages,
        String listPackages,
        String packagesNotKept,
        String oldPackages,
        String packageVersionsOf,
        String addMissingRepository,
        String restartRunningUnit) {}
