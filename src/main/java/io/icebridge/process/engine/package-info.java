/** What the engine needs beyond its properties to come through crashes, stops and upgrades. */
package io.icebridge.process.engine;
