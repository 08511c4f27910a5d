/* The way there: hold-server, build-server, release-server, and recordMove of move-server. Included among the
   runbook's choices.  -DFIRST: the old server goes first.
   Rules taken out: -DNOPROOF its image, -DNOGUARD its root volume need not be proven; -DNOPARK,
   -DNOCHECK: holdAddresses, checkAddresses are left out.  -DMOVED, -DUNDONE: it must be found that it gets there at all. */
  :: at == stopServer ->
     repeat(stopServer_lock, there, back);
     carryOut(stopServer_stop, !oldUp, there, back);
     at = takeSnapshot
  :: at == takeSnapshot ->
#ifndef VOLUME
     if
     :: deletionAsked
     :: else -> mustBe(oldThere && !oldUp); carryOut(takeSnapshot_snapshot, images > 0, there, back)
     fi;
#endif
     at = proveSnapshot
  :: at == proveSnapshot ->
#if !defined(VOLUME) && !defined(NOPROOF)
     if :: j[proveSnapshot_prove] == done :: else -> mustBe(images > 0 && whole); j[proveSnapshot_prove] = done fi;
#endif
     at = freeVolumes
  :: at == freeVolumes ->
#if defined(VOLUME) && !defined(NOGUARD)
     repeat(freeVolumes_guard, there, back);
#endif
     carryOut(freeVolumes_detach, data != OLD, there, back);
     at = holdAddresses
  :: at == holdAddresses ->
#ifndef NOPARK
     if
     :: j[DELETE] == done
     :: else ->
        mustBe(data != OLD);
#if defined(NOVA)
        repeat(holdAddresses_unassign, there, back)
#elif !defined(BARE)
        repeat(holdAddresses_park, there, back)
#endif
     fi;
#endif
#ifdef FIRST
     at = deleteServerFirst
  :: at == deleteServerFirst ->
     if
     :: j[DELETE] == done
     :: else ->
#if !defined(VOLUME) && !defined(NOPROOF)
        mustBe(j[proveSnapshot_prove] == done && images > 0 && whole);
#endif
        delete();
        mustBe(!oldThere)
     fi;
#endif
     at = bootServer
  :: at == bootServer ->
#ifdef FIRST
     mustBe(!oldThere);
#endif
#ifdef NOVA
     if :: j[bootServer_boot] == done || j[bootServer_boot] == begun && running :: else -> again(bootServer_unreserve, there, back) fi;
#endif
     carryOut(bootServer_boot, running, there, back);
     mustBe(running);
     at = attachVolumes
  :: at == attachVolumes ->
     carryOut(attachVolumes_attach, data == NEW, there, back);
     at = restoreServer
  :: at == restoreServer ->
#ifdef NOVA
     repeat(restoreServer_assign, there, back);
#endif
     at = verifyServer
  :: at == verifyServer ->
     if :: j[verifyServer_compare] == done :: else -> mustBe(asItWas); j[verifyServer_compare] = done fi;
#ifdef FIRST
     at = checkAddresses
#else
     at = deleteServer
  :: at == deleteServer ->
     mustBe(j[verifyServer_compare] == done);
     if :: j[DELETE] == done :: else -> delete() fi;
     at = checkAddresses
#endif
  :: at == checkAddresses ->
     mustBe(!oldThere);
#if !defined(NOCHECK) && !defined(NOVA) && !defined(BARE)
     if :: address == NEW :: else -> again(checkAddresses_bind, there, back) fi;
#endif
     at = recordMove
  :: at == recordMove ->
     assert(!oldThere && arrived && asItWas);                 /* moved is moved */
#ifdef MOVED
     assert(false);
#endif
     goto end
