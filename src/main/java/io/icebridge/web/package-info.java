/** Who gets in over HTTP. */
package io.icebridge.web;
