package io.icebridge.runbook.profile;

/**
 * How a command runs by itself on a host, so that a lost connection does not cut it off and its end
 * can be looked up.
 *
 * @param script what is written there; {@code {command}} is the command line itself
 * @param start reads the script, and does no harm when it has been started already
 * @param look prints where it stands: {@code ended STATUS} with the times of its begin and end in
 *     seconds and its output, {@code running} or {@code gone} with its output, or {@code absent}
 * @param limitMinutes after this long a person is asked, or sooner where a step says so
 */
public record JobCommands(String script, String start, String look, int limitMinutes) {}
