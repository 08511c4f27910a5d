package io.icebridge.process.access;

import java.util.List;

/** Which changes run, for those who must not know the engine. */
public interface RunningChanges {
    /** Ids of the changes of which something runs or is suspended, each once, in order. */
    List<String> running();
}
