/* One server's move: whoever dies and whatever is lost or late, a person tries again wherever a step fails. */
#include "cloud.pml"
#include "door.pml"
#include "steps.pml"
active proctype runbook() {
  mtype:element at = stopServer;
restart:
  do
#include "there.pml"
#include "decide.pml"
#ifdef BACK
#include "back.pml"
#endif
  od;
aside:
  at = decideOnServer; goto restart;
end:
  skip
}
