/**
 * What stands on a token and how it is read: typed variables, the change, whom it concerns, the
 * errors that models draw. At the bottom: it uses no other room.
 */
package io.icebridge.process.token;
