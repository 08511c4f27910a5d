package io.icebridge.runbook.fleet;

import io.icebridge.runbook.profile.Profile;

/** Where a change keeps its backups and jobs on a host. */
public final class Paths {
    private Paths() {}

    /** The folder of a change's backups. */
    public static String backups(Profile profile, String change) {
        return profile.settings().get("backup-folder") + "/" + plain(change);
    }

    static String job(Profile profile, String change, String step) {
        return profile.settings().get("job-folder") + "/" + plain(change) + "/" + plain(step);
    }

    /** A name that is one plain word for every shell; the number keeps different names apart. */
    static String plain(String name) {
        String word = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return word.equals(name) && !name.startsWith(".")
                ? word
                : "_" + word + "-" + Integer.toHexString(name.hashCode());
    }
}
