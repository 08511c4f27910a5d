/** What holds for every request, whoever sends it: bounds, forgery, refusals, headers. */
package io.icebridge.web.http;
