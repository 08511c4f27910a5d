package io.icebridge.notice;

import java.time.Instant;
import java.util.List;

/** A place where something can have happened of which people are to be told. */
interface Happenings {

    /**
     * What there is to tell; what was given before may be given again.
     *
     * @param changes that run
     */
    List<Occasion> look(List<String> changes, Instant now);
}
