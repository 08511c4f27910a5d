/**
 * What there is in the old region, read whole and twice, and what each server needs. The codes of a
 * server's reasons, and the numbers P1 to P22 by which comments name what must be known first, are
 * explained in {@code codes.md} beside this package.
 */
package io.icebridge.runbook.inventory;
