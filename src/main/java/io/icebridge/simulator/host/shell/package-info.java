/**
 * The part of a POSIX shell that runbooks use: quoting, expansions, pipelines, lists, redirections,
 * {@code if}, {@code for}, {@code while}, subshells and background commands.
 */
package io.icebridge.simulator.host.shell;
