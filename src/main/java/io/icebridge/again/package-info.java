/** What is done again and again, for as long as the application runs. */
package io.icebridge.again;
