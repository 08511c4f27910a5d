package io.icebridge.runbook.move;

import java.util.Set;

/**
 * A data volume that several servers may have at once.
 *
 * @param others who had it beside the server that was saved, by Cinder's word
 */
public record SharedVolume(String volumeId, Set<String> others) {}
