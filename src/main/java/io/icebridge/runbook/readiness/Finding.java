package io.icebridge.runbook.readiness;

/**
 * Something that stands in the way of the change.
 *
 * @param subject whom it concerns: {@code host NAME}, {@code server ID}, {@code region NAME}...
 * @param code a short name that stays the same, such as {@code disk}
 * @param blocks false where a person may go on without mending it
 */
public record Finding(String subject, String code, String what, String remedy, boolean blocks) {}
