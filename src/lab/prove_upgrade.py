#!/usr/bin/python3
"""Proof of the whole runbook: `upgrade-cloud` from its start to its end on the project's own lab, with servers of
every kind, whose hosts deploy/lab/hosts has brought up. OpenStack's own client says what became of them.

    prove_upgrade.py --lab FOLDER --jar target/icebridge.jar

It uses the lab up: the old region's Nova is retired in the end. Exits 1 at the first thing that is not as it was.
"""
import argparse
import os
import shutil
import tempfile
import time

import drive
from application import Application
from figures import figures
from person import Person
from seed import KINDS, seed
from talk import fail, judged, say
from upgraded import CheckUpgrade, SiteBefore

RUNBOOK = 'upgrade-cloud'
# The plan, five services, packages, the second Nova, the move, two nodes, the retirement.
GATES = 12


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    p.add_argument('--lab', required=True, metavar='FOLDER', help='the state of a lab that has hosts')
    p.add_argument('--jar', required=True)
    p.add_argument('--servers', type=int, default=10)
    p.add_argument('--projects', type=int, default=2)
    p.add_argument('--at-once', type=int, default=6)
    p.add_argument('--kills', type=int, default=0,
                   help='kill -9 the application so often, when a gate has just been opened')
    p.add_argument('--failing', action='store_true',
                   help="Keystone's schema change fails half way: it is restored from its dump, and tried again")
    p.add_argument('--by-hand', action='append', default=[], metavar='HOST',
                   help='Icebridge does not log in there, and a person carries out what it asks for')
    p.add_argument('--minutes', type=int, default=40)
    return p.parse_args()


def prove(options, folder, site, app):
    if site.foreign_servers():
        fail('%s has servers of others: %s' % (site.old, ', '.join(site.foreign_servers())))
    site.prepare()
    site.hosts_enabled()
    rows = seed(site, options.servers, tuple(KINDS), told=True)
    person = Person(os.path.join(options.lab, 'hosts'), options.by_hand, options.failing)
    with open(os.path.join(folder, 'cloud.yaml'), 'w') as f:
        f.write(person.cloud_file() + 'limits: {servers-at-once: %d}\n' % options.at_once)
    check = CheckUpgrade(site, rows, app, 'LAB-%d' % time.time())
    app.start()
    drive.start(app, check.change, RUNBOOK)
    killed = [GATES * (kill + 1) // (options.kills + 1) for kill in range(options.kills)]
    drive.finish(app, check.change, len(rows), 0, options.minutes, person.mend, runbook=RUNBOOK, after_gates=killed)
    person.done_all()
    figures(app, rows)
    check.run()


def main():
    options = arguments()
    folder = tempfile.mkdtemp(prefix='icebridge-upgrade-')
    say('logs in ' + folder)
    site = SiteBefore(os.path.join(options.lab, 'clouds.yaml'), 'havana', 'icehouse', folder, options.projects)
    app = Application(os.path.abspath(options.jar), folder, site.clouds_file)
    try:
        with judged():
            prove(options, folder, site, app)
    finally:
        app.stop()
    shutil.rmtree(folder)
    say('ALL OK: the cloud is upgraded')


if __name__ == '__main__':
    main()
