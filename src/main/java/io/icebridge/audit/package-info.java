/** The pages on which everybody sees what waits, what goes on, and what became of it. */
package io.icebridge.audit;
