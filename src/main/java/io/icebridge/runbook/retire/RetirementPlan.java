package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.runbook.Planned;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What retiring the old Nova will run, and what still stands in its way. */
public final class RetirementPlan {
    private final Site site;
    private final Cloud cloud;

    public RetirementPlan(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
    }

    /** Every step, in order. */
    public List<Planned> steps() {
        List<Planned> steps = new ArrayList<>();
        String region = site.file().regions().old();
        steps.add(
                new Planned(
                        "Prove that no server is left, twice",
                        region,
                        "server lists as a whole and by node, hypervisors, services"));
        for (String host : OldNova.hosts(site)) {
            steps.add(
                    new Planned(
                            "Stop and disable",
                            host,
                            "of these what is there: "
                                    + String.join(", ", site.profile().nova().retiredUnits())));
        }
        site.file().database("nova").ifPresent(database -> steps.add(archive(database)));
        steps.add(
                new Planned(
                        "Remove endpoints",
                        "Keystone",
                        "the compute endpoints of " + region + "; no other service's"));
        steps.add(
                new Planned(
                        "Clean up",
                        "Keystone",
                        "by the journal: roles that this change gave itself, key pairs that it lent,"
                                + " snapshots whose time is over"));
        return steps;
    }

    private Planned archive(Database database) {
        return new Planned(
                "Archive database, do not drop it",
                database.host(),
                Template.shown(
                        site.profile().database().dump(), Map.of("schema", database.schema())));
    }

    /** What is left in the old region; nothing is asked once it was proven empty. */
    public List<String> left(String change) {
        boolean proven = site.journal().result(change, "change", "proveRegionEmpty").isPresent();
        return proven ? List.of() : new RegionEmptiness(cloud).look();
    }
}
