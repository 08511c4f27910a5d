package io.icebridge.journal;

/**
 * The result of an action of which nothing needs to be known later but a text for people.
 *
 * @param text no rule reads it
 */
public record Said(String text) {}
