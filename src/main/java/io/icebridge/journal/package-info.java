/**
 * Intents and outcomes on disk, each in a committed transaction of its own: before a call that
 * changes a cloud or a host the intent is written, after it the outcome. What was begun and has no
 * outcome is looked up, never repeated blind.
 */
package io.icebridge.journal;
