package io.icebridge.process.drawn;

import java.util.stream.Stream;

/** Something that holds for every model that runs. */
interface Rule {
    /** What is against it; may not change anything. */
    Stream<Breach> breaches(Drawings all);
}
