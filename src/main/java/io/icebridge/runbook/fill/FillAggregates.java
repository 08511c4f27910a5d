package io.icebridge.runbook.fill;

import io.icebridge.cloud.Aggregate;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Reach;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Host aggregates and with them zones; a node joins them when it is redeployed. */
final class FillAggregates implements Filling {
    private static final String PART = "aggregate";

    private final Cloud cloud;
    private final CloudDraft draft;
    private final Remembered<Map<String, Aggregate>> old;
    private final Remembered<Map<String, Aggregate>> fresh;

    FillAggregates(Cloud cloud, CloudDraft draft) {
        this.cloud = cloud;
        this.draft = draft;
        this.old = new Remembered<>(() -> all(Side.OLD));
        this.fresh = new Remembered<>(() -> all(Side.NEW));
    }

    private Map<String, Aggregate> all(Side side) {
        Map<String, Aggregate> all = new TreeMap<>();
        cloud.aggregates(side).all().forEach(a -> all.putIfAbsent(a.name(), a));
        return all;
    }

    @Override
    public List<List<Deed>> stages() {
        return List.of(
                List.of(
                        draft.each(
                                PART,
                                "each aggregate that the new Nova lacks, without nodes: POST"
                                        + " os-aggregates with its zone; POST"
                                        + " os-aggregates/{aggregate}/action set_metadata",
                                () -> List.copyOf(old.get().keySet()),
                                FillNova.GOES,
                                this::create)));
    }

    private String create(Reach reach, String name) {
        Aggregate wanted = old.get().get(name);
        Aggregate there = fresh.get().get(name);
        if (there != null && !unfinished(wanted, there)) {
            return "there already";
        }
        reach.cloud()
                .aggregates(Side.NEW)
                .create(
                        new Aggregate(
                                name, wanted.availabilityZone(), List.of(), wanted.metadata()));
        return "created";
    }

    @Override
    public List<Difference> differences() {
        Map<String, Aggregate> now = all(Side.NEW);
        List<Difference> differences = new ArrayList<>();
        for (Aggregate wanted : all(Side.OLD).values()) {
            Aggregate found = now.get(wanted.name());
            String part = CloudDraft.of(PART, wanted.name());
            if (found == null) {
                differences.add(new Difference(part, "aggregate " + wanted.name() + " is missing"));
            } else if (!same(wanted, found)) {
                differences.add(
                        new Difference(
                                part,
                                "aggregate " + wanted.name() + " has another zone or metadata"));
            }
        }
        return differences;
    }

    /** Of one whose creation was cut off some metadata is missing, and nothing is otherwise. */
    private static boolean unfinished(Aggregate wanted, Aggregate there) {
        return wanted.availabilityZone().equals(there.availabilityZone())
                && !same(wanted, there)
                && wanted.metadata().entrySet().containsAll(there.metadata().entrySet());
    }

    private static boolean same(Aggregate one, Aggregate two) {
        return one.availabilityZone().equals(two.availabilityZone())
                && one.metadata().equals(two.metadata());
    }
}
