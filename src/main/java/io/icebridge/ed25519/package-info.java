/**
 * Ed25519 keys and signatures of the JDK for the SSH library, which by itself knows those of two
 * other libraries alone. Version 3 of it is to bring the same.
 */
package io.icebridge.ed25519;
