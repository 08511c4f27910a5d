package io.icebridge.runbook.profile;

import java.util.regex.Pattern;

/**
 * A failure that commands of the new release are known for.
 *
 * @param pattern is found in what the command wrote; its group is what it is about
 */
public record KnownFailure(Pattern pattern, String what, String remedy) {}
