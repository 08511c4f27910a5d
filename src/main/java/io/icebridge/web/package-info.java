/** Who gets in over HTTP, and the window in which servers move, for people and for programs. */
package io.icebridge.web;
