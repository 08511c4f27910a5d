/** Tells people what waits for them and what happened: by mail and by HTTP. */
package io.icebridge.notice;
