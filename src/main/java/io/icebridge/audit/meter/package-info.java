/** What monitoring reads of the change that runs, in figures. */
package io.icebridge.audit.meter;
