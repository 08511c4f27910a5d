package io.icebridge.runbook.fill;

import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.FillProfile.Copy;
import java.util.List;

/** Rows that no administrator can write for others: key pairs, the quotas of single users. */
final class Copied implements Filling {
    private final Rows rows;
    private final String step;
    private final String what;
    private final Copy copy;

    /**
     * @param what such rows, in words
     */
    Copied(Site site, String step, String what, Copy copy) {
        this.rows = new Rows(site);
        this.step = step;
        this.what = what;
        this.copy = copy;
    }

    @Override
    public String fill(Effects effects) {
        int missing = rows.missing(copy).size();
        rows.copy(effects, step, copy);
        return missing + " " + what + " copied";
    }

    @Override
    public List<String> differences() {
        return rows.missing(copy).stream().map(row -> "missing of " + what + ": " + row).toList();
    }
}
