/** One page for a change, live: how it stands, who is waited for, how far it is. */
package io.icebridge.audit.overview;
