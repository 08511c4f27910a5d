/**
 * The models of the services and of the final packages: upgrade-services, upgrade-service, restore-
 * service, upgrade-packages.
 */
package io.icebridge.process.model.services;
