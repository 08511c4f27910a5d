/* What several steps do. */
#ifdef FIRST
#define DELETE deleteServerFirst_delete
#else
#define DELETE deleteServer_delete
#endif
#if defined(BARE)
#define asItWas (running && data == NEW)
#else
#define asItWas (running && data == NEW && address == NEW)
#endif
bit asked;                                             /* the deletion was, since the move began, and did not fail */
#define deletionAsked (mayBeDone(stopServer_lock) && (asked || mayBeDone(DELETE)))

/* Nothing that is the new server's goes with the old one. */
inline delete() {
#if defined(NOPARK) || defined(BARE)
  mustBe(!oldThere || !oldUp && data != OLD);
#else
  mustBe(!oldThere || !oldUp && data != OLD && address != OLD);
#endif
  carryOut(DELETE, !oldThere, there, back);
  asked = 1
}

/* Its address and volume come off it first, since Nova would take them along. */
inline discardNew(park, detach, remove) {
  if
  :: news > 0 ->
#if !defined(NOVA) && !defined(BARE)
     again(park, back, there);
#endif
     if :: data == NEW -> again(detach, back, there) :: else fi;
     apart = 1;
     carryOut(remove, news == 0, back, there);
     j[remove] = none
  :: else
  fi
}

inline discardSnapshot(discard) {
  anew(proveSnapshot_prove);
  if :: images > 0 -> again(discard, back, there) :: else fi;
  anew(takeSnapshot_snapshot)
}

/* What was done to a new server does not count for its successor; its boot comes last. */
inline forgetBuild() {
  atomic {
    anew(attachVolumes_attach); anew(restoreServer_assign);
    anew(verifyServer_compare);
    dies
  };
  atomic { anew(bootServer_boot); dies }
}

/* The move is undone; its lock comes last, so that whoever dies before ends here again. */
inline forget() {
  atomic {
    anew(stopServer_stop); anew(takeSnapshot_snapshot); anew(freeVolumes_detach); anew(DELETE);
    anew(holdAddresses_park); anew(holdAddresses_unassign); anew(verifyServer_compare); dies
  };
  forgetBuild();
  atomic { asked = 0; j[stopServer_lock] = none }
}

/* What was asked for and is not so is asked for again. */
inline notSo(a, what) { if :: j[a] == done && (what) -> j[a] = none :: else fi }
inline askAgain() {
  if
  :: oldThere ->
     if :: j[DELETE] == done -> asked = 1; j[DELETE] = none :: else fi;
     notSo(stopServer_stop, oldUp); notSo(freeVolumes_detach, data == OLD);
     notSo(holdAddresses_park, address == OLD); notSo(holdAddresses_unassign, address == OLD)
  :: !oldThere && (deletionAsked || j[verifyServer_compare] == done) -> j[DELETE] = done; asked = 1
  :: else
  fi;
  notSo(attachVolumes_attach, j[bootServer_boot] == done && news > 0 && data != NEW)
}
