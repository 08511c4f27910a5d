/**
 * Tokens that wait without a thread that waits with them: receive tasks, which the watcher looks
 * for, and steps that have not ended, which are woken when their time has come.
 */
package io.icebridge.process.waiting;
