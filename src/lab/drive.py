"""The change as people carry it out over REST: started, refused, repaired, approved, survived."""
import os
import signal
import threading
import time

from application import APPROVER, OPERATOR, STARTER
from talk import Failed, fail, say, settle


def start(app, change, runbook='move-servers'):
    app.call(STARTER, '/process-definition/key/%s/start' % runbook, {'businessKey': change})


def approve(app, task):
    say('%s approves: %s' % (APPROVER, task['name']))
    app.call(APPROVER, '/task/%s/claim' % task['id'], {'userId': APPROVER})
    complete(app, APPROVER, task, decision='approve', comment='as planned')


def complete(app, user, task, **fields):
    app.call(user, '/task/%s/complete' % task['id'],
             {'variables': {k: {'value': v} for k, v in fields.items()}})


def tasks(app):
    """The gates that a change manager sees, and the failures that an operator sees."""
    return [app.call(who, '/task?active=true') or [] for who in (APPROVER, OPERATOR)]


def story(app, task):
    variables = app.call(OPERATOR, '/task/%s/variables' % task['id'])
    return '%s: %s (%s)' % (task['name'], *((variables.get(v) or {}).get('value')
                                           for v in ('failureMessage', 'failureRemedy')))


def refusal(app, *wanted):
    """Waits until an operator is asked, and returns that task when it says why and what helps."""
    def asked():
        gates, failures = tasks(app)
        for gate in gates:
            approve(app, gate)
        return failures
    task = settle('the refusal', asked)[0]
    told = story(app, task)
    say('refused: ' + told)
    for word in wanted:
        if word not in told:
            fail('the refusal does not say %r: %s' % (word, told))
    return task


AGAIN = {'judgeFailures': 'carryOn', 'resolveFindings': 'again'}


def retry(app, task):
    complete(app, OPERATOR, task, decision=AGAIN.get(task['taskDefinitionKey'], 'retry'),
             comment='the cause is mended')


def moved(app):
    return app.call(STARTER, '/history/activity-instance/count?activityId=recordMove&finished=true')['count']


def mend(app, task):
    """In bad weather everything is tried again until it works, as an operator would, who waits where
    he is told that nobody knows yet."""
    say(story(app, task))
    try:
        retry(app, task)
    except Failed as refused:
        say('not yet: %s' % refused)
        time.sleep(5)


def stand_still(pid):
    """As a node whose disk hangs: Nova hears nothing of it, and it knows nothing of that."""
    say('process %d stands still for a minute' % pid)
    os.kill(pid, signal.SIGSTOP)
    threading.Timer(60, os.kill, (pid, signal.SIGCONT)).start()


REVIEWS = ('reviewConfiguration', 'reviewAgain')


def review(app, tasks_seen):
    """Configuration files become what Icebridge proposes; gives back what is no review."""
    for task in tasks_seen:
        if task['taskDefinitionKey'] in REVIEWS:
            say('%s follows the proposals: %s' % (OPERATOR, task['name']))
            complete(app, OPERATOR, task, decision='edit', comment='as proposed')
    return [task for task in tasks_seen if task['taskDefinitionKey'] not in REVIEWS]


def kill(app):
    say('kill -9')
    app.kill()
    app.start()


def finish(app, change, servers, kills, minutes, mending=None, still=None, runbook='move-servers', after_gates=()):
    """Approves every gate until the change ends; kills the application on the way, while so many servers have moved, and
    when what these gates open (the first is 1) has just begun. Without somebody who mends, a failure ends the proof."""
    end, before, began, opened = time.time() + minutes * 60, -1, time.time(), 0
    marks = [servers * (k + 1) // (kills + 1) for k in range(kills)]
    while time.time() < end:
        gates, asked = tasks(app)
        failures = review(app, asked)
        if failures and not mending:
            fail(story(app, failures[0]))
        for failure in failures:
            mending(app, failure)
        for gate in gates:
            approve(app, gate)
            opened += 1
            if opened in after_gates:
                time.sleep(4)
                kill(app)
        over = app.call(STARTER, '/history/process-instance?processInstanceBusinessKey=%s'
                        '&processDefinitionKey=%s' % (change, runbook))
        if over and over[0]['endTime']:
            say('the change ended as %s after %.0f s' % (over[0]['state'], time.time() - began))
            return
        now = moved(app)
        if now != before:
            say('%d of %d moved' % (now, servers))
            before = now
        if still and now >= servers // 4:
            stand_still(still)
            still = None
        if marks and now >= marks[0]:
            marks.pop(0)
            kill(app)
        time.sleep(1)
    fail('not done within %d minutes' % minutes)
