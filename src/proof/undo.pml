/* One server's move and its undo: whoever dies and whatever is lost or late, a person tries again or undoes wherever
   a step fails, as often as wanted. It ends moved, or with the old server back, or refused since that is gone. */
#define BACK
#include "move.pml"
