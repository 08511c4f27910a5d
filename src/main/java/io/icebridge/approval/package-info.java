/**
 * Gates without the engine: what a gate shows, its digest, who may decide on it, and the tables in
 * which decisions stand. Nothing here is ever updated or deleted.
 */
package io.icebridge.approval;
