package io.icebridge.runbook.move;

/**
 * What became of a fact of the old server that only the new Nova's database can be told, or a new
 * Nova.
 *
 * @param fact such as {@code user 4f}
 * @param told for people: how it was set, or what its owner must know
 */
public record OwnerFact(boolean restored, String fact, String told) {}
