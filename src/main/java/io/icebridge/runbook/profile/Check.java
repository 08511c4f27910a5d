package io.icebridge.runbook.profile;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One readiness check of hosts. It holds when the command ends with 0 and its output is as asked.
 *
 * @param roles empty for every host
 * @param equals the whole output, or null
 * @param pattern must be found in the output, or null
 * @param clockWithin seconds by which the printed epoch time may differ from ours, or 0
 * @param blocks whether the change must not go on with it; true where the file says nothing
 */
public record Check(
        String code,
        List<String> roles,
        String command,
        String equals,
        Pattern pattern,
        int clockWithin,
        String what,
        String remedy,
        Boolean blocks) {

    public Check {
        roles = roles == null ? List.of() : List.copyOf(roles);
        blocks = blocks == null || blocks;
    }
}
