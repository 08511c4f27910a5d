/**
 * Actions as values, the door through which every effect goes, and the journal of what was begun
 * and how it ended.
 */
package io.icebridge.journal;
