package io.icebridge.runbook.fill;

import java.util.List;

/** One kind of entry in Nova's database. */
interface Filling {

    /** Creates what the new Nova lacks; gives back how much. */
    String fill(Effects effects);

    /** What differs between the two Novas, a line each. */
    List<String> differences();
}
