package io.icebridge.runbook.profile;

/** What is done with databases on the host that reaches them; no command holds a password. */
public record DatabaseCommands(
        String exists,
        String dump,
        String create,
        String dropIfThere,
        String load,
        String same,
        String query,
        String ask,
        String run,
        String statement,
        String compress,
        String proveArchive) {}
