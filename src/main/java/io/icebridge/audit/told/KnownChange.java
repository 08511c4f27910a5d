package io.icebridge.audit.told;

import io.icebridge.approval.Records;
import io.icebridge.approval.Starts.Run;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Which change an address means. */
@Component
public final class KnownChange {
    private final Records records;

    KnownChange(Records records) {
        this.records = records;
    }

    /**
     * Tells the page which change it is about.
     *
     * @param part of the address
     * @return the change's id
     * @throws ResponseStatusException when nobody ever started such a change
     */
    public String named(String part, Model page) {
        String change = ChangePath.change(part);
        if (runs(change).isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "There is no change %s. The list of changes has all that were ever started."
                            .formatted(change));
        }
        page.addAttribute("change", change);
        return change;
    }

    /** All that was started for it, the newest first. */
    public List<Run> runs(String change) {
        return records.starts().runs(change);
    }
}
