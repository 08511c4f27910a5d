package io.icebridge.cli;

/** A gate as a rehearsal's user decided it. */
record Gate(String name, String decision, String by, String digest) {}
