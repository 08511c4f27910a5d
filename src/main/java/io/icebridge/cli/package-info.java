/**
 * The commands. They read the cloud file, start what they need and talk to the engine over REST
 * alone, as any user does.
 */
package io.icebridge.cli;
