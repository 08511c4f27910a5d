/**
 * Where people decide: forms and the rules that hold however a task is completed, who acts, what a
 * gate shows, and the gate's own model, obtain-approval.
 */
package io.icebridge.process.gate;
