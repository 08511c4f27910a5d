/** Configuration files: read and changed without losing a comment, and reviewed three ways. */
package io.icebridge.runbook.config;
