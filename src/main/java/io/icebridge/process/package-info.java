/**
 * The models' other half, in rooms. From the bottom up, each may use those before it: {@code
 * token}, {@code waiting}, {@code step}, {@code drawn}, {@code access}, {@code gate}, {@code
 * model}; {@code engine} stands apart. With {@code audit} the only packages that know the engine,
 * so that leaving it is a change of imports here.
 */
package io.icebridge.process;
