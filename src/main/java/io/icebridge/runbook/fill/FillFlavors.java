package io.icebridge.runbook.fill;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Reach;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Flavors under the same ids, with extra specs and access. */
final class FillFlavors implements Filling {
    private static final String PART = "flavor";

    private final Cloud cloud;
    private final CloudDraft draft;
    private final Remembered<Map<String, Flavor>> old;
    private final Remembered<Map<String, Flavor>> fresh;

    FillFlavors(Cloud cloud, CloudDraft draft) {
        this.cloud = cloud;
        this.draft = draft;
        this.old = new Remembered<>(() -> all(Side.OLD));
        this.fresh = new Remembered<>(() -> all(Side.NEW));
    }

    private Map<String, Flavor> all(Side side) {
        return cloud.flavors(side).all().stream()
                .collect(Collectors.toMap(Flavor::id, Function.identity()));
    }

    @Override
    public List<List<Deed>> stages() {
        return List.of(
                List.of(
                        draft.each(
                                PART,
                                "each flavor that the new Nova lacks: POST flavors with its id;"
                                        + " POST flavors/{flavor}/os-extra_specs; each of its"
                                        + " projects: POST flavors/{flavor}/action addTenantAccess",
                                () -> old.get().keySet().stream().sorted().toList(),
                                FillNova.GOES,
                                this::create)));
    }

    private String create(Reach reach, String id) {
        Flavor wanted = old.get().get(id);
        Flavor there = fresh.get().get(id);
        if (there != null && !unfinished(wanted, there)) {
            return "there already";
        }
        reach.cloud().flavors(Side.NEW).create(wanted);
        return "created " + wanted.name();
    }

    @Override
    public List<Difference> differences() {
        Map<String, Flavor> now = all(Side.NEW);
        List<Difference> differences = new ArrayList<>();
        for (Flavor wanted : all(Side.OLD).values()) {
            Flavor found = now.get(wanted.id());
            String part = CloudDraft.of(PART, wanted.id());
            if (found == null) {
                differences.add(
                        new Difference(
                                part,
                                "flavor %s (%s) is missing".formatted(wanted.name(), wanted.id())));
            } else if (!same(wanted, found)) {
                differences.add(
                        new Difference(
                                part,
                                "flavor %s (%s) is %s, not %s"
                                        .formatted(wanted.name(), wanted.id(), found, wanted)));
            }
        }
        return differences;
    }

    private static boolean same(Flavor one, Flavor two) {
        return alike(one, two)
                && one.extraSpecs().equals(two.extraSpecs())
                && new HashSet<>(one.projectIds()).equals(new HashSet<>(two.projectIds()));
    }

    /** Of one whose creation was cut off some is missing, and nothing is otherwise. */
    private static boolean unfinished(Flavor wanted, Flavor there) {
        return alike(wanted, there)
                && !same(wanted, there)
                && wanted.extraSpecs().entrySet().containsAll(there.extraSpecs().entrySet())
                && new HashSet<>(wanted.projectIds()).containsAll(there.projectIds());
    }

    private static boolean alike(Flavor one, Flavor two) {
        return one.name().equals(two.name())
                && one.memoryMb() == two.memoryMb()
                && one.vcpus() == two.vcpus()
                && one.diskGb() == two.diskGb()
                && one.ephemeralGb() == two.ephemeralGb()
                && one.swapMb() == two.swapMb()
                && one.rxtxFactor() == two.rxtxFactor()
                && one.isPublic() == two.isPublic();
    }
}
