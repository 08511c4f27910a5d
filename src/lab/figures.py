"""How long each server was down, from the engine's history: from the order to stop it until the new
one is proven."""
import datetime

from application import STARTER
from talk import say


def times(app, activity, edge):
    """By server id: the last time a step of that name began or ended."""
    servers = {v['processInstanceId']: v['value'] for v in app.call(
        STARTER, '/history/variable-instance?variableName=serverId&maxResults=2000')}
    found = {}
    for step in app.call(STARTER, '/history/activity-instance?activityId=%s&finished=true' % activity):
        at = datetime.datetime.strptime(step[edge], '%Y-%m-%dT%H:%M:%S.%f%z')
        server = servers.get(step['processInstanceId'])
        found.setdefault(server, []).append(at)
    return found


def figures(app, rows):
    down, up = times(app, 'stopServer', 'startTime'), times(app, 'verifyServer', 'endTime')
    spans = sorted((max(up[r['id']]) - min(down[r['id']])).total_seconds() for r in rows
                   if r['id'] in down and r['id'] in up)
    if spans:
        say('downtime of %d servers: p50 %.1f s, p95 %.1f s, max %.1f s' % (
            len(spans), spans[len(spans) // 2], spans[min(len(spans) - 1, int(len(spans) * 0.95))], spans[-1]))
