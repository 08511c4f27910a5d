/* Every step by its element's id in the models, every action as the journal names it: the step, then its part. */
mtype:element = {
  stopServer, takeSnapshot, proveSnapshot, freeVolumes, holdAddresses, deleteServerFirst, bootServer, attachVolumes,
  restoreServer, verifyServer, deleteServer, checkAddresses, recordMove, decideOnServer, retryMove, removeNewServer,
  newServerGone, returnAddresses, returnVolumes, startOldServer, oldServerRuns
};
mtype:action = {
  stopServer_lock, stopServer_stop, takeSnapshot_snapshot, freeVolumes_guard, freeVolumes_detach, holdAddresses_park,
  holdAddresses_unassign, deleteServerFirst_delete, bootServer_unreserve, bootServer_boot, attachVolumes_attach,
  restoreServer_assign, deleteServer_delete, checkAddresses_bind, retryMove_park, retryMove_detach, retryMove_delete,
  retryMove_discard, removeNewServer_park, removeNewServer_detach, removeNewServer_delete, returnAddresses_bind,
  returnAddresses_reserve, returnAddresses_assign, returnVolumes_attach, startOldServer_discard,
  startOldServer_unlock, startOldServer_start, startOldServer_termination,
  proveSnapshot_prove, verifyServer_compare                       /* these two only look */
};
/* Left out:
   proveSnapshot_protect: it is against other people's hands, which this model has not.
   restoreServer_clear restoreServer_release restoreServer_withdraw restoreServer_add restoreServer_allocate
   returnAddresses_clear returnAddresses_release returnAddresses_withdraw returnAddresses_add
   returnAddresses_allocate: the floating address's rows in both regions; where it is assigned stands for them.
   checkAddresses_reserve: it is against other servers, which this model has not.
   restoreServer_lock restoreServer_stop retryMove_start: lock and power of the new server, which go with it.
   startOldServer_lock: its owner's own lock, which keeps nothing of a way back or there from being done.
   verifyServer_unguard startOldServer_unguard: what remains of the other way to guard a root volume.
   restoreOwnerFacts_user restoreOwnerFacts_termination restoreOwnerFacts_termination-row
   restoreOwnerFacts_unmark: rows of the new server and its metadata, when all is decided. */
