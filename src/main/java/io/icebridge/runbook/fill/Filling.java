package io.icebridge.runbook.fill;

import io.icebridge.runbook.fleet.Deed;
import java.util.List;

/** One kind of entry in Nova's database. */
interface Filling {
    /** What creates what the new Nova lacks, stage by stage; what is there is left alone. */
    List<List<Deed>> stages();

    /** What differs between the two Novas afterwards. */
    List<Difference> differences();

    /**
     * An entry that is not the same in both.
     *
     * @param part of the deed that is done anew for it; empty where no deed makes it good
     */
    record Difference(String part, String text) {}
}
