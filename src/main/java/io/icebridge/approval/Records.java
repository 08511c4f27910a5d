package io.icebridge.approval;

import io.icebridge.journal.Trail;

/** The tables of what people did about a change; rows are added to them, never changed. */
public record Records(
        Approvals approvals,
        Decisions decisions,
        Collected collected,
        Starts starts,
        Trail trail) {}
