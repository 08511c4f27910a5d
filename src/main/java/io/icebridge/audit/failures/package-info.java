/** What failed, what it means, who decided what, and what came of it. */
package io.icebridge.audit.failures;
