/**
 * The models of both Novas and of the nodes: deploy-parallel-nova and its undo, redeploy-node,
 * retire-nova.
 */
package io.icebridge.process.model.nova;
