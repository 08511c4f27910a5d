package io.icebridge.runbook.fleet;

import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Template;
import java.util.Map;

/** The new release's package repository on a host. */
public final class Repository {
    private Repository() {}

    /** Adds it where it is missing. */
    public static void add(HostWork host, String step) {
        Profile profile = host.profile();
        String own = step + ".repository";
        if (!host.open(own).isEmpty() || !host.holds(profile.host().repositoryThere(), Map.of())) {
            host.detached(
                    own, Template.command(profile.host().addRepository(), profile.settings()));
        }
    }
}
