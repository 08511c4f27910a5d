/** How people and programs log in over HTTP, stay logged in, and log out. */
package io.icebridge.web.login;
