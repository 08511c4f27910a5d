/**
 * A service task's work: how it is carried out and gone on with, what a failure means, and the site
 * and the door through which courses are carried out, within its windows.
 */
package io.icebridge.process.step;
