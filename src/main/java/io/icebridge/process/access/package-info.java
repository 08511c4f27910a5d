/** Who gets into the engine, and what he may do there. */
package io.icebridge.process.access;
