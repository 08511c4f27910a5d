package io.icebridge.runbook.fill;

import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.profile.FillProfile.Copy;
import java.util.List;

/** Rows that no administrator can write for others: key pairs, the quotas of single users. */
final class Copied implements Filling {
    private final Rows rows;
    private final String part;
    private final Copy copy;

    Copied(Rows rows, String part, Copy copy) {
        this.rows = rows;
        this.part = part;
        this.copy = copy;
    }

    @Override
    public List<List<Deed>> stages() {
        return List.of(rows.copied(part, copy));
    }

    /** The copy is compared where the rows are. */
    @Override
    public List<Difference> differences() {
        return List.of();
    }
}
