package io.icebridge.runbook.fill;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.FillProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the new Nova and compares it with the old, entry by entry. What is there already is left
 * alone, so that it may run again, and while the runbook moves servers too.
 */
public final class FillNova {
    private final List<Filling> fillings;
    private final Journal journal;
    private final FillingRoles roles;

    public FillNova(Site site, Cloud cloud) {
        this.roles = FillingRoles.ofFilling(cloud, site.file(), site.journal());
        List<Filling> all = new ArrayList<>();
        all.add(new Flavors(cloud));
        all.add(new Quotas(cloud));
        all.add(new Aggregates(cloud));
        if (site.file().database("nova").isPresent()) {
            FillProfile copies = site.profile().fill();
            all.add(new Copied(site, "keyPairs", "key pairs", copies.keyPairs()));
            all.add(new Copied(site, "userQuotas", "quotas of users", copies.userQuotas()));
        }
        if (site.file().network() == NetworkKind.NOVA_NETWORK) {
            all.add(new Networks(site, cloud));
            all.add(new SecurityGroups(roles, cloud));
        }
        this.fillings = all;
        this.journal = site.journal();
    }

    /**
     * @return one line for each kind of entry
     * @throws StepFailure that names what differs afterwards
     */
    public String run(String change) {
        List<String> lines = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (Filling filling : fillings) {
            lines.add(filling.fill(new Effects(journal, change)));
            differences.addAll(filling.differences());
        }
        roles.revoke(change);
        if (!differences.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the new Nova differs from the old in %d entries, first: %s"
                            .formatted(differences.size(), differences.get(0)),
                    String.join("\n", differences));
        }
        return String.join("; ", lines);
    }
}
