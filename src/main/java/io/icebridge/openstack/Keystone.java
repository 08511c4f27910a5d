package io.icebridge.openstack;

import io.icebridge.cloud.Identity;
import io.icebridge.cloud.change.IdentityChanges;

/** Keystone, whichever version it speaks. */
interface Keystone extends Identity, IdentityChanges {}
