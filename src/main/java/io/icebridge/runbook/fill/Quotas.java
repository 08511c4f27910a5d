package io.icebridge.runbook.fill;

import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What projects have without a quota of their own, and each project's quota. */
final class Quotas implements Filling {
    private final Cloud cloud;
    private final Allowances old;
    private final Allowances fresh;

    Quotas(Cloud cloud) {
        this.cloud = cloud;
        this.old = cloud.allowances(Side.OLD);
        this.fresh = cloud.allowances(Side.NEW);
    }

    @Override
    public String fill(Effects effects) {
        int changed = 0;
        Map<String, Integer> usual = wrongUsual();
        if (!usual.isEmpty()) {
            effects.cause(
                    "region new",
                    "usualQuota",
                    "quota class default " + usual,
                    () -> cloud.changing().allowances(Side.NEW).setUsualQuota(usual));
        }
        for (Project project : cloud.identity().projects()) {
            Map<String, Integer> wrong = wrong(project.id());
            if (!wrong.isEmpty()) {
                effects.cause(
                        "project " + project.id(),
                        "quota",
                        "quota " + wrong,
                        () -> cloud.changing().allowances(Side.NEW).setQuota(project.id(), wrong));
                changed++;
            }
        }
        return changed + " projects' quotas set";
    }

    private Map<String, Integer> wrongUsual() {
        return wrong(old.usualQuota(), fresh.usualQuota());
    }

    private Map<String, Integer> wrong(String projectId) {
        return wrong(old.quota(projectId), fresh.quota(projectId));
    }

    /** What the new Nova has otherwise; a quota that it does not know is left out. */
    private static Map<String, Integer> wrong(
            Map<String, Integer> wanted, Map<String, Integer> now) {
        Map<String, Integer> wrong = new HashMap<>(wanted);
        wrong.entrySet().removeIf(q -> !now.containsKey(q.getKey()));
        wrong.entrySet().removeIf(q -> now.get(q.getKey()).equals(q.getValue()));
        return wrong;
    }

    @Override
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        wrongUsual()
                .forEach(
                        (name, value) ->
                                differences.add(
                                        "the usual quota of %s is not %d".formatted(name, value)));
        for (Project project : cloud.identity().projects()) {
            wrong(project.id())
                    .forEach(
                            (name, value) ->
                                    differences.add(
                                            "quota %s of project %s is not %d"
                                                    .formatted(name, project.name(), value)));
        }
        return differences;
    }
}
