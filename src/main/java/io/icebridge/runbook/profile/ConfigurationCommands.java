package io.icebridge.runbook.profile;

/**
 * How a service's configuration folder is saved, proven, brought back and searched.
 *
 * @param owner the name of the package that brings a file
 * @param shipped a file as a package's own file holds it
 */
public record ConfigurationCommands(
        String save, String prove, String restore, String findNew, String owner, String shipped) {}
