package io.icebridge.audit.meter;

import io.icebridge.audit.overview.Stretch;
import java.util.List;
import java.util.Map;

/**
 * The change that runs, or the last that did, in figures.
 *
 * @param servers by the state of their move
 * @param down how many servers are down now
 * @param medianDown of those that were down, in seconds
 * @param oldestJob how long the engine's longest waiting job has waited for a thread, in seconds
 */
record ChangeFigures(
        int running,
        Map<String, Integer> servers,
        int down,
        double medianDown,
        double longestDown,
        int gates,
        int tasks,
        int failures,
        int stepsWaiting,
        long jobs,
        double oldestJob,
        int notices,
        List<Stretch> phases) {}
