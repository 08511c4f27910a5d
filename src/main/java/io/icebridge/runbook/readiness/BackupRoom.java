package io.icebridge.runbook.readiness;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.host.Host;
import io.icebridge.runbook.fleet.Space;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether a host's disk holds the backups that are made there, by what there is to back up: each
 * database as a dump and as a restored copy, each service's folder, the old packages.
 */
final class BackupRoom {
    private static final long MIB = 1 << 20;

    /** For old packages, lists and outputs; rather too much than too little. */
    private static final long PACKAGES = 512 * MIB;

    /** Text takes more than the rows it tells of, above all what is not text. */
    private static final int DUMP_TO_ROWS = 2;

    private final CloudFile file;
    private final Profile profile;

    BackupRoom(CloudFile file, Profile profile) {
        this.file = file;
        this.profile = profile;
    }

    List<Finding> check(HostEntry entry, Host host) {
        Space space = new Space(host, profile);
        String folder = profile.settings().get("backup-folder");
        OptionalLong free = space.free(folder);
        if (free.isEmpty()) {
            return List.of(
                    finding(
                            entry,
                            "how much is free under " + folder + " cannot be told",
                            "run df -Pk there, and see why it fails"));
        }
        List<String> parts = new ArrayList<>();
        long needed = needed(entry, space, parts);
        return needed <= free.getAsLong()
                ? List.of()
                : List.of(
                        finding(
                                        entry,
                                        "backups do not fit under " + folder,
                                        "free space, mount a larger file system there, or set"
                                                + " backup-folder")
                                .reading(
                                        "needed are about %d MiB: %s; %d MiB are free"
                                                .formatted(
                                                        needed / MIB,
                                                        String.join(", ", parts),
                                                        free.getAsLong() / MIB)));
    }

    private long needed(HostEntry entry, Space space, List<String> parts) {
        long needed = PACKAGES;
        for (Database database : file.databases()) {
            if (database.host().equals(entry.name())) {
                Space.Size size = space.ofDatabase(database.schema());
                long both = (DUMP_TO_ROWS + 1) * size.rows() + size.indexes();
                parts.add("database " + database.schema() + " " + both / MIB);
                needed += both;
            }
        }
        for (ServiceProfile service : profile.services()) {
            if (service.hosts().stream().anyMatch(entry.roles()::contains)) {
                long folders = service.folders().stream().mapToLong(space::ofFolder).sum();
                parts.add("folders of " + service.name() + " " + folders / MIB);
                needed += folders;
            }
        }
        parts.add("packages " + PACKAGES / MIB);
        return needed;
    }

    private static Finding finding(HostEntry entry, String what, String remedy) {
        return new Finding("host " + entry.name(), "disk", what, remedy, true);
    }
}
