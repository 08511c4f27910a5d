/** When what changes a cloud or a host may begin: the cloud file's maintenance windows. */
package io.icebridge.runbook.maintenance;
