/* The way back: undo-move, and what every decision of decide-server begins with. Included among the runbook's choices.
   Rule taken out: -DUNDO the old server's deletion need not be known. */
  :: at == removeNewServer ->
#ifndef UNDO
     empty(there); empty(back);
     if :: j[DELETE] == begun && oldThere -> j[DELETE] = none :: else fi;
#endif
     if :: !oldThere -> goto aside :: else fi;                /* refused: it is gone */
     if :: mayBeDone(stopServer_lock) -> discardNew(removeNewServer_park, removeNewServer_detach, removeNewServer_delete)
        :: else
     fi;
     at = newServerGone
  :: at == newServerGone -> mustBe(news == 0); at = returnAddresses
  :: at == returnAddresses ->
     if
     :: mayBeDone(stopServer_lock) ->
#if defined(NOVA)
        again(returnAddresses_reserve, back, there);
        if :: address == OLD :: else -> again(returnAddresses_assign, back, there) fi
#elif defined(BARE)
        skip
#else
        if :: address == OLD :: else -> again(returnAddresses_bind, back, there) fi
#endif
     :: else
     fi;
     at = returnVolumes
  :: at == returnVolumes ->
     if :: mayBeDone(stopServer_lock) && data != OLD -> again(returnVolumes_attach, back, there) :: else fi;
     at = startOldServer
  :: at == startOldServer ->
     if
     :: mayBeDone(stopServer_lock) ->
        mustBe(oldThere && data == OLD);
#ifndef VOLUME
        discardSnapshot(startOldServer_discard);
#endif
        again(startOldServer_unlock, back, there);
        if :: oldUp :: else -> again(startOldServer_start, back, there) fi;
#ifdef VOLUME
        anew(freeVolumes_guard);
        again(startOldServer_termination, back, there);
#endif
        forget()
     :: else
     fi;
     at = oldServerRuns
  :: at == oldServerRuns ->
     assert(oldThere && oldUp && !locked && !guarded && data == OLD && news == 0 && images == 0 && fixed != USED);
#ifndef BARE
     assert(address == OLD);
#endif
#ifdef UNDONE
     assert(false);
#endif
     at = decideOnServer
