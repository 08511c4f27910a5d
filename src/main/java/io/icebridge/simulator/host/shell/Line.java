package io.icebridge.simulator.host.shell;

/**
 * A complete command: as much of a script as a shell reads before it runs it.
 *
 * @param text as it stands in the script, without the here documents that follow it
 */
record Line(String text, SyntaxNode node) {}
