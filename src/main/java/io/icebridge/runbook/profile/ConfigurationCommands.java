package io.icebridge.runbook.profile;

/** How a service's configuration folder is saved, proven, brought back and searched. */
public record ConfigurationCommands(String save, String prove, String restore, String findNew) {}
