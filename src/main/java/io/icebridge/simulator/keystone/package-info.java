/** Identity v2.0 and v3. */
package io.icebridge.simulator.keystone;
