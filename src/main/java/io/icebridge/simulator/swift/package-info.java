/** Object storage v1. */
package io.icebridge.simulator.swift;
