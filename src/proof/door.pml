/* The journal and the door: intent, call, outcome; what was begun and is not known is looked up, never repeated blind
   and never before its request can live no longer. A death and a lost answer are one here: the intent stands without
   outcome, and the call had its effect, or has none, or lives on. All else a step reads again after a death.
   -DFAULTS=N: so many deaths and losses, else any number.
   Rules taken out: -DNOLOOK it is not looked up; -DEARLY it is not waited until the request lives no longer;
   -DAGAIN the same of what can be repeated; -DOPPOSITE what the other direction begun need not be known. */
#ifdef FAULTS
byte faults;
#define strikes faults < FAULTS -> faults++
#else
#define strikes true
#endif
#define dies if :: strikes; goto restart :: true fi

mtype:state = { none, begun, done };     /* none: never begun, known to be without effect, or to be done anew */
mtype:state j[40] = none;
#define mayBeDone(a) (j[a] == begun || j[a] == done)

#ifdef EARLY
#define over(a, way) true
#else
#define over(a, way) !(way ?? [a])
#endif
#ifdef AGAIN
#define overToRepeat(a, way) true
#else
#define overToRepeat(a, way) over(a, way)
#endif
#ifdef OPPOSITE
#define known(way) true
#else
#define known(way) empty(way)
#endif

/* Does a unless it was done; so is what is seen when it has happened. */
inline carryOut(a, so, way, other) {
  do
  :: j[a] == done -> break
  :: else ->
#ifndef NOLOOK
     if
     :: j[a] != none && (so) -> j[a] = done; break
     :: else ->
        if
        :: j[a] == begun -> over(a, way); if :: so -> j[a] = done; break :: else -> j[a] = none fi
        :: else
        fi
     fi;
#endif
     known(other);
     j[a] = begun;
     call(a, none, way)
  od
}

/* The same of what can be repeated without harm, so that nobody looks. */
inline repeat(a, way, other) {
  do
  :: j[a] == done -> break
  :: else ->
     if :: j[a] == begun -> overToRepeat(a, way) :: else fi;
     known(other);
     if :: j[a] == begun -> call(a, begun, way) :: else -> j[a] = begun; call(a, none, way) fi
  od
}

inline call(a, refused, way) {
  if
  :: ask ! a;
     if
     :: answer ? 1 -> if :: j[a] = done :: strikes fi
     :: answer ? 0 -> j[a] = refused; goto aside
     fi
  :: strikes
  :: strikes; if :: len(way) < 2 -> way ! a :: len(way) == 2 fi
  fi;
  if :: j[a] != done; goto aside :: true fi
}

/* The same of what is known not to be so, whatever was done before; so it need not be remembered that it was. */
inline again(a, way, other) { repeat(a, way, other); j[a] = none }

inline anew(a) { if :: mayBeDone(a) -> j[a] = none :: else fi }

inline mustBe(what) { if :: what :: else -> goto aside fi }
