/* decide-server: a person comes in wherever a step fails, and tries again or, with -DBACK, undoes. */
  :: at == decideOnServer -> at = retryMove
#ifdef BACK
  :: at == decideOnServer -> at = removeNewServer
#endif
  :: at == retryMove ->
     known(there); known(back);
     askAgain();
     if
     :: j[DELETE] == done && j[verifyServer_compare] == done
     :: else ->
        if
        :: j[bootServer_boot] == done && (news == 0 || broken || apart) || news > 0 && (broken || apart) ->
           discardNew(retryMove_park, retryMove_detach, retryMove_delete);
           mustBe(news == 0);
           forgetBuild()
        :: else
        fi
     fi;
     if
     :: mayBeDone(stopServer_lock) && oldThere && !mayBeDone(bootServer_boot) && !deletionAsked ->
        if
        :: j[takeSnapshot_snapshot] == done && !(j[proveSnapshot_prove] == done && fresh) ->
           discardSnapshot(retryMove_discard)
        :: else
        fi
     :: mayBeDone(stopServer_lock) && oldThere && (mayBeDone(bootServer_boot) || deletionAsked) && oldUp -> goto aside
     :: else
     fi;
     at = stopServer
