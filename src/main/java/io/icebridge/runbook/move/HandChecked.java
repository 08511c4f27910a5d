package io.icebridge.runbook.move;

import java.util.List;

/**
 * A server that a person moved, held to what it was.
 *
 * @param differences empty where there are none
 * @param acceptedBy who answers for them, and why; empty where there are none
 */
public record HandChecked(String newId, List<String> differences, String acceptedBy) {}
