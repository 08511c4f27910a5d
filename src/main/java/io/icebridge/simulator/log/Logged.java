package io.icebridge.simulator.log;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something that has arrived, with what has become of it so far. */
public interface Logged {

    ObjectNode json();

    /** How many characters it holds. */
    int length();
}
