/** The models that move servers, from move-servers down to one server's steps, and back. */
package io.icebridge.process.model.move;
