/* The cloud: one server with its disk, a data volume and an address, and what calls do to them.
   -DNOVA: nova-network (address: a floating one; fixed: its row in the new region), else Neutron (address: the port).
   -DBARE: it has no address at all (nor does a boot end in ERROR: nothing would keep
   the next one from being made beside it).  -DVOLUME: its disk is a volume, which cannot stand in both regions. */
#include "actions.pml"

mtype:place = { OLD, FREE, NEW, LOST };
mtype:row = { RESERVED, OPEN, USED };
mtype:place address = OLD, data = OLD, root = OLD;                /* which server has it */
mtype:row fixed = RESERVED;
bit oldThere = 1, oldUp = 1, locked, guarded;
byte images, news;                                                /* the old server's snapshots; new servers */
bit whole, fresh;                                                 /* of the image: usable; all that was written is on it */
bit right, broken, apart;        /* of the new server: it has the disk; is in ERROR; was begun to be taken apart */
bit took;                                                         /* a call was not refused */
#define running (news > 0 && !broken)
#define arrived (running && right)

#ifdef VOLUME
#define FIRST
#endif
#if defined(VOLUME)
#define disk (root != LOST)
#define bootable (root == FREE)
#elif defined(FIRST)
#define disk (oldThere || images > 0 && whole && fresh || arrived)
#define bootable (images > 0)
#else
#define disk (oldThere || arrived)
#define bootable (images > 0)
#endif
#if defined(BARE)
#define free true
#elif defined(NOVA)
#define free (fixed == OPEN)
#else
#define free (address == FREE)
#endif

inline from(thing, server, fate) { if :: thing == server -> thing = fate :: else fi }

inline effect(a) {
  took = 1;
  if
  :: a == stopServer_lock && oldThere -> locked = 1
  :: a == stopServer_stop && oldThere -> oldUp = 0
  :: a == takeSnapshot_snapshot && oldThere && images < 2 -> images++; fresh = !oldUp; if :: whole = 1 :: whole = 0 fi
  :: a == freeVolumes_guard && oldThere -> guarded = 1
  :: a == freeVolumes_detach && data == OLD -> data = FREE
  :: (a == holdAddresses_park || a == removeNewServer_park || a == retryMove_park) && address != LOST -> address = FREE
  :: a == holdAddresses_unassign && oldThere -> from(address, OLD, FREE)
  :: (a == deleteServerFirst_delete || a == deleteServer_delete) && oldThere ->
     oldThere = 0; oldUp = 0; from(data, OLD, LOST);
     if :: guarded -> from(root, OLD, FREE) :: else -> from(root, OLD, LOST) fi;
#if defined(NOVA) || defined(BARE)
     from(address, OLD, FREE)
#else
     from(address, OLD, LOST); if :: from(address, NEW, FREE) :: true fi  /* its record may still list the port */
#endif
  :: a == bootServer_unreserve -> from(fixed, RESERVED, OPEN)
  :: a == bootServer_boot && free && bootable && news < 2 ->
     news++; fixed = USED; apart = 0; from(root, FREE, NEW);
#ifndef BARE
     if :: broken = 0 :: broken = 1 fi;
#endif
#ifdef VOLUME
     right = 1;
#else
     right = whole && fresh;
#endif
#ifndef NOVA
     address = NEW
#endif
  :: a == attachVolumes_attach && running && data == FREE -> data = NEW
  :: a == restoreServer_assign && running && address == FREE -> address = NEW
  :: a == checkAddresses_bind && address != LOST -> address = NEW
  :: (a == removeNewServer_detach || a == retryMove_detach) && data == NEW -> data = FREE
  :: (a == removeNewServer_delete || a == retryMove_delete) && news > 0 ->
     news--; fixed = OPEN; right = 0; broken = 0; apart = 0; from(data, NEW, LOST); from(root, NEW, FREE);
#if defined(NOVA) || defined(BARE)
     from(address, NEW, FREE)
#else
     from(address, NEW, LOST)
#endif
  :: a == returnAddresses_bind && address != LOST -> address = OLD
  :: a == returnAddresses_assign && oldThere && address == FREE -> address = OLD
  :: a == returnAddresses_reserve && fixed != USED -> fixed = RESERVED
  :: a == returnVolumes_attach && oldThere && data == FREE -> data = OLD
  :: (a == startOldServer_discard || a == retryMove_discard) && images > 0 -> images = 0; whole = 0; fresh = 0
  :: a == startOldServer_unlock && oldThere -> locked = 0
  :: a == startOldServer_start && oldThere && !oldUp -> oldUp = 1; fresh = 0
  :: a == startOldServer_termination && oldThere -> guarded = 0
  :: else -> took = 0
  fi;
  assert(disk && address != LOST && data != LOST);                /* nothing is lost */
  assert(images <= 1 && news <= 1 && !(oldUp && running))         /* nothing is doubled */
}

chan ask = [0] of { mtype:action };                     /* a request that is answered, */
chan answer = [0] of { bit };
chan there = [2] of { mtype:action };                   /* and those whose answer got lost and that live on, */
chan back = [2] of { mtype:action };                    /* of the way there and of the way back */
active proctype cloud() {
  mtype:action a;
  bit heard;
end:
  do
  :: atomic {
       if
       :: ask ? a -> heard = 1
       :: there ? a
       :: there ? a -> a = 0                            /* its life ends without effect */
       :: back ? a
       :: back ? a -> a = 0
       fi;
       effect(a);
       a = 0;
       if :: heard -> heard = 0; answer ! took :: else fi;
       took = 0
     }
  od
}
