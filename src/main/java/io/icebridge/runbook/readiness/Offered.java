package io.icebridge.runbook.readiness;

import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Runbook;
import java.util.List;
import java.util.stream.Stream;

/** What of the whole runbook a profile does not offer, for whoever reads a plan by it. */
public final class Offered {
    private Offered() {}

    /** One finding where something is not offered; it blocks nothing that is. */
    public static List<Finding> notOffered(Profile profile) {
        List<String> others =
                Stream.of(Runbook.values())
                        .filter(offer -> !profile.offers(offer))
                        .map(Runbook::model)
                        .toList();
        return others.isEmpty()
                ? List.of()
                : List.of(
                        new Finding(
                                "profile " + profile.name(),
                                "not-offered",
                                "it does not offer %s, which is no part of this plan"
                                        .formatted(String.join(", ", others)),
                                "start %s, and do the rest by other means"
                                        .formatted(String.join(" or ", profile.startable())),
                                false));
    }
}
