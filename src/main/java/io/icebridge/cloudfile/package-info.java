/** The cloud file: which cloud, which hosts, how many at once; read, checked and explained. */
package io.icebridge.cloudfile;
