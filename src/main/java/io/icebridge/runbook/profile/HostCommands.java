package io.icebridge.runbook.profile;

/** How files, packages and units are handled on any host. */
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
        String startUnit,
        String restartUnit,
        String enableUnit,
        String disableUnit,
        String listUnits,
        String packageVersions,
        String installPackages,
        String keepPackages,
        String oldPackages,
        String repositoryThere,
        String addRepository) {}
