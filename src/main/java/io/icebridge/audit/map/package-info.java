/** The models as the map of a change: what was taken of each, and where it stands. */
package io.icebridge.audit.map;
