package io.icebridge.runbook.fill;

import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.FillProfile.Copy;
import java.util.List;

/** Key pairs of all users, which the API shows to their owners alone. */
final class KeyPairs implements Filling {
    private final Rows rows;
    private final Copy copy;

    KeyPairs(Site site) {
        this.rows = new Rows(site);
        this.copy = site.profile().fill().keyPairs();
    }

    @Override
    public String fill(Effects effects) {
        int missing = rows.missing(copy).size();
        rows.copy(effects, "keyPairs", copy);
        return missing + " key pairs copied";
    }

    @Override
    public List<String> differences() {
        return rows.missing(copy).stream().map(k -> "key pair is missing: " + k).toList();
    }
}
