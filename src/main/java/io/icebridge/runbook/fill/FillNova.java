package io.icebridge.runbook.fill;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fill.Filling.Difference;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.FillProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the new Nova and compares it with the old, entry by entry. What is there already is left
 * alone, so that it may run again, and while the runbook moves servers too.
 */
public final class FillNova {
    static final String STEP = "fillNova";
    static final Undo GOES = Undo.needless("it goes with the new Nova's database");

    private final Site site;
    private final Cloud cloud;
    private final Journal journal;
    private final CloudDraft draft;

    public FillNova(Site site, Cloud cloud, Journal journal) {
        this.site = site;
        this.cloud = cloud;
        this.journal = journal;
        this.draft =
                new CloudDraft(STEP, Subject.CHANGE, Place.region(site.file().regions().fresh()));
    }

    /** That both Novas have the same. */
    private record Same(boolean same) {}

    public Course of(Change change) {
        Projects projects = new Projects(cloud, journal, change);
        List<Filling> fillings = fillings(change, projects);
        List<List<Deed>> stages = new ArrayList<>();
        stages.add(List.of(projects.listed()));
        fillings.forEach(filling -> stages.addAll(filling.stages()));
        stages.add(
                List.of(
                        draft.see(
                                "same",
                                "that the new Nova has all of it like the old",
                                () -> same(change, fillings))));
        return new Course(STEP, Subject.CHANGE, stages);
    }

    private List<Filling> fillings(Change change, Projects projects) {
        List<Filling> all = new ArrayList<>();
        all.add(new FillFlavors(cloud, draft));
        all.add(new Quotas(cloud, draft, projects));
        all.add(new FillAggregates(cloud, draft));
        if (site.file().database("nova").isPresent()) {
            FillProfile copies = site.profile().fill();
            Rows rows = new Rows(site);
            all.add(new Copied(rows, "keyPairs", copies.keyPairs()));
            all.add(new Copied(rows, "userQuotas", copies.userQuotas()));
        }
        if (site.file().network() == NetworkKind.NOVA_NETWORK) {
            all.add(new FillNetworks(site, cloud, journal, change, draft));
            FillingRoles roles =
                    new FillingRoles(cloud, journal, change, site.file().moving().role());
            all.add(new FillSecurityGroups(cloud, draft, projects, roles));
        }
        return all;
    }

    /** What differs is filled anew at the next try. */
    private Same same(Change change, List<Filling> fillings) {
        List<Difference> differences =
                fillings.stream().flatMap(f -> f.differences().stream()).toList();
        if (differences.isEmpty()) {
            return new Same(true);
        }
        List<String> texts = differences.stream().map(Difference::text).toList();
        differences.forEach(difference -> anew(change, difference));
        throw new StepFailure(
                StepFailure.Kind.PROOF_FAILED,
                "the new Nova differs from the old in %s, first: %s"
                        .formatted(Counted.of(texts.size(), "entry", "entries"), texts.get(0)),
                String.join("\n", texts));
    }

    /** That of the thing, and the one that goes through all things; roles are granted again. */
    private void anew(Change change, Difference difference) {
        Key key = draft.key(difference.part());
        journal.anew(change, key, difference.text());
        journal.anew(change, draft.key(key.partKind()), difference.text());
        if (key.partKind().equals(FillSecurityGroups.PART)) {
            String project = key.part().substring(FillSecurityGroups.PART.length() + 1);
            FillingRoles.again(project)
                    .forEach(role -> journal.anew(change, role, difference.text()));
        }
    }
}
