/**
 * Moving servers: which way each goes, who is at it, and the effects that carry one server over,
 * each journalled and each looked up before it is repeated.
 */
package io.icebridge.runbook.move;
