/**
 * Moving servers: which way each goes, who is at it, and the effects that carry one server over,
 * each journalled and each looked up before it is repeated. The numbers S1 to S15 in comments are
 * explained in {@code codes.md} beside this package.
 */
package io.icebridge.runbook.move;
