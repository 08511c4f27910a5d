/** HTTP on loopback: calls, answers, routes, paging, and each service's wording of errors. */
package io.icebridge.simulator.http;
