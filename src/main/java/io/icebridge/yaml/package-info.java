/**
 * YAML as people write it, with the line of each key for those who must tell them what is wrong.
 */
package io.icebridge.yaml;
