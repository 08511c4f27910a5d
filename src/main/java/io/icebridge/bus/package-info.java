/** What clouds tell of themselves: Nova's notifications, heard on its message bus. */
package io.icebridge.bus;
