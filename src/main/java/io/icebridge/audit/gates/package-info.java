/** What a change's gates showed: each whole, to search in, under the digest that was approved. */
package io.icebridge.audit.gates;
