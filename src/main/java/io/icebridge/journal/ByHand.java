package io.icebridge.journal;

/**
 * A person's word that he did something.
 *
 * @param by his user id
 */
public record ByHand(String by, String comment) {}
