package io.icebridge.runbook.profile;

/**
 * How a command runs by itself on a host, so that a lost connection does not cut it off and its end
 * can be looked up.
 *
 * @param script what is written there; {@code {command}} is the command line itself
 * @param took prints when it began and when it ended, in seconds
 * @param limitMinutes after this long a person is asked
 */
public record Detached(
        String reset,
        String prepare,
        String writeScript,
        String script,
        String start,
        String status,
        String pid,
        String alive,
        String output,
        String took,
        int limitMinutes) {}
