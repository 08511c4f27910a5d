package io.icebridge.runbook.profile;

/** What is done with databases on the host that reaches them; no command holds a password. */
public record DatabaseCommands(
        String exists,
        String dump,
        String create,
        String drop,
        String load,
        String compare,
        String query,
        String run,
        String compress,
        String proveArchive) {}
