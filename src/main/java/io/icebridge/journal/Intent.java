package io.icebridge.journal;

/**
 * One effect that is about to be caused; change, subject and step together are its identity.
 *
 * @param change the change ticket's id
 * @param subject whom it concerns: {@code server ID}, {@code host NAME}, {@code service NAME}...
 * @param step a model's element id, with a suffix where one element has several effects
 * @param detail what will be called, for people; never a secret
 */
public record Intent(String change, String subject, String step, String detail) {}
