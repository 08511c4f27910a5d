package io.icebridge.runbook.fill;

import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Reach;
import io.icebridge.runbook.fill.Projects.Filled;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What projects have without a quota of their own, and each project's quota. */
final class Quotas implements Filling {
    private static final String USUAL = "usualQuota";
    private static final String PART = "quota";

    private final Projects projects;
    private final CloudDraft draft;
    private final Allowances old;
    private final Allowances fresh;

    Quotas(Cloud cloud, CloudDraft draft, Projects projects) {
        this.projects = projects;
        this.draft = draft;
        this.old = cloud.allowances(Side.OLD);
        this.fresh = cloud.allowances(Side.NEW);
    }

    @Override
    public List<List<Deed>> stages() {
        return List.of(
                List.of(
                        draft.call(
                                USUAL,
                                "where it differs from the old Nova's: PUT os-quota-class-sets/default",
                                FillNova.GOES,
                                this::usual),
                        draft.each(
                                PART,
                                "each project's that differs from the old Nova's: PUT os-quota-sets/{project}",
                                projects::ids,
                                FillNova.GOES,
                                Filled.class,
                                this::project)));
    }

    private String usual(Reach reach) {
        Map<String, Integer> wrong = wrong(old.usualQuota(), fresh.usualQuota());
        if (!wrong.isEmpty()) {
            reach.cloud().allowances(Side.NEW).setUsualQuota(wrong);
        }
        return "set " + wrong;
    }

    private Filled project(Reach reach, String id) {
        Map<String, Integer> wanted = old.quota(id);
        Map<String, Integer> wrong = wrong(wanted, fresh.quota(id));
        if (wrong.isEmpty()) {
            return new Filled(false, List.of());
        }
        reach.cloud().allowances(Side.NEW).setQuota(id, wrong);
        List<String> left = new ArrayList<>();
        wrong(wanted, fresh.quota(id))
                .forEach(
                        (name, value) ->
                                left.add(
                                        "quota %s of project %s is not %d"
                                                .formatted(name, id, value)));
        return new Filled(true, left);
    }

    /** What the new Nova has otherwise; a quota that it does not know is left out. */
    private static Map<String, Integer> wrong(
            Map<String, Integer> wanted, Map<String, Integer> now) {
        Map<String, Integer> wrong = new TreeMap<>(wanted);
        wrong.entrySet().removeIf(q -> !now.containsKey(q.getKey()));
        wrong.entrySet().removeIf(q -> now.get(q.getKey()).equals(q.getValue()));
        return wrong;
    }

    @Override
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>(projects.differences(draft, PART));
        wrong(old.usualQuota(), fresh.usualQuota())
                .forEach(
                        (name, value) ->
                                differences.add(
                                        new Difference(
                                                USUAL,
                                                "the usual quota of %s is not %d"
                                                        .formatted(name, value))));
        return differences;
    }
}
