package io.icebridge.runbook.nova;

/** What an option is for that may name the host of its file. */
enum Role {
    OLD_CONTROLLER,
    NEW_CONTROLLER,
    OWN,
    DROPPED,
    NONE
}
